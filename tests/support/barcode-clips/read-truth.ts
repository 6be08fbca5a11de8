import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import { readBarcode } from "../barcode.ts";
import { CLIP_PICTURE } from "./recipes.ts";

const truthSchema = z.object({
  times: z.array(z.number()),
  barcodes: z.array(z.number()),
  keyframes: z.array(z.number()),
});

/**
 * What a clip holds, found without the app: of every frame that is shown, in order, its time in seconds and its barcode,
 * and which frames are keyframes.
 */
export type ClipTruth = z.output<typeof truthSchema>;

/** The strip with the barcode, and what it is shrunk to before it is read. */
const STRIP = { y: 688, height: 32 };
const SHRINK = 2;

/**
 * Decodes a whole clip by ffmpeg, edit list and rotation applied, and reads every frame's barcode; times are those of the
 * packets that are shown. Kept beside the clip. Throws where a barcode cannot be read or the two do not agree in number.
 */
export async function readClipTruth(clip: string): Promise<ClipTruth> {
  const kept = `${clip}.truth.json`;
  if (existsSync(kept)) return truthSchema.parse(JSON.parse(await readFile(kept, "utf8")));
  const [packets, barcodes] = await Promise.all([readPackets(clip), readBarcodes(clip)]);
  if (packets.length !== barcodes.length)
    throw new Error(`${clip}: ${packets.length} packets are shown, ${barcodes.length} frames decoded`);
  const truth: ClipTruth = {
    times: packets.map(({ time }) => time),
    barcodes,
    keyframes: packets.flatMap(({ isKey }, index) => (isKey ? [index] : [])),
  };
  await writeFile(kept, JSON.stringify(truth));
  return truth;
}

async function readPackets(clip: string): Promise<{ time: number; isKey: boolean }[]> {
  const options = ["-v", "error", "-select_streams", "v:0", "-show_entries", "packet=pts_time,flags"];
  const pieces: string[] = [];
  await runProgram("ffprobe", [...options, "-of", "csv=p=0", clip], (bytes) =>
    pieces.push(bytes.toString("latin1")),
  );
  const lines = pieces.join("").trim().split("\n");
  return lines
    .map((line) => line.split(","))
    .filter(([, flags = ""]) => !flags.includes("D"))
    .map(([time, flags = ""]) => ({ time: Number(time), isKey: flags.includes("K") }))
    .toSorted((a, b) => a.time - b.time);
}

async function readBarcodes(clip: string): Promise<number[]> {
  const width = CLIP_PICTURE.width / SHRINK;
  const height = STRIP.height / SHRINK;
  const filters = `crop=${CLIP_PICTURE.width}:${STRIP.height}:0:${STRIP.y},scale=${width}:${height}:flags=area,format=rgba`;
  const barcodes: number[] = [];
  const frameBytes = width * height * 4;
  let rest: Buffer = Buffer.alloc(0);
  const output = ["-map", "0:v:0", "-vsync", "passthrough", "-vf", filters, "-f", "rawvideo", "-"];
  await runProgram("ffmpeg", ["-v", "fatal", "-i", clip, ...output], (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (; rest.length >= frameBytes; rest = rest.subarray(frameBytes)) {
      const strip = { width, height, data: rest.subarray(0, frameBytes) };
      const picture = { x: 0, y: -STRIP.y / SHRINK, width, height: CLIP_PICTURE.height / SHRINK };
      const barcode = readBarcode(strip, picture);
      if (barcode === undefined) throw new Error(`${clip}: no barcode in frame ${barcodes.length}`);
      barcodes.push(barcode);
    }
  });
  return barcodes;
}

function runProgram(program: string, args: readonly string[], onBytes: (bytes: Buffer) => void) {
  return new Promise<void>((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.on("data", onBytes);
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code}`));
    });
  });
}
