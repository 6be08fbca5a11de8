import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { buildBarcodeFilter } from "../../../scripts/sample/barcode-filter.ts";
import { readBarcode } from "../../support/barcode.ts";

const SAMPLE = new URL("../../../samples/itaewon-class/", import.meta.url);
const CLIP = fileURLToPath(new URL("making-of.mp4", SAMPLE));
const ARTICLE = readFileSync(new URL("article.md", SAMPLE), "utf8");

/** Decoding the clip takes some seconds, more on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

/** The first, the last, both sides of each scene border, the neighbours of keyframes, and powers of two. */
const FRAMES = [0, 1, 49, 50, 511, 512, 749, 750, 1024, 1278, 1499, 1500, 2047, 2048, 2246, 2247];

const nameSchema = z.object({
  text: z.string(),
  lang: z.string(),
  kind: z.enum(["preferred", "also", "wrong"]),
});
const logSchema = z.object({
  media: z.array(z.object({ path: z.string(), fingerprint: z.object({ size: z.number() }) })),
  people: z.array(
    z.object({
      id: z.string(),
      names: z.array(nameSchema),
      character: z.object({ names: z.array(nameSchema) }).optional(),
    }),
  ),
  tags: z.array(z.object({ id: z.string(), key: z.string() })),
  annotations: z.array(
    z.object({
      start: z.number(),
      end: z.number().optional(),
      tags: z.array(z.string()),
      people: z.array(z.string()).optional(),
      quotes: z.array(z.object({ speaker: z.string() })).optional(),
      passages: z
        .array(z.object({ exact: z.string(), prefix: z.string().optional(), suffix: z.string().optional() }))
        .optional(),
    }),
  ),
});
const LOG = logSchema.parse(JSON.parse(readFileSync(new URL("itaewon-class.scenelog.json", SAMPLE), "utf8")));

describe("the sample's clip", () => {
  const probeSchema = z.object({
    streams: z.array(
      z.object({
        codec_type: z.string(),
        codec_name: z.string().optional(),
        width: z.number().optional(),
        height: z.number().optional(),
        pix_fmt: z.string().optional(),
        r_frame_rate: z.string(),
        nb_frames: z.string(),
        has_b_frames: z.number().optional(),
        channels: z.number().optional(),
        start_time: z.string(),
        tags: z.object({ timecode: z.string().optional() }).optional(),
      }),
    ),
  });
  let streams: z.output<typeof probeSchema>["streams"] = [];

  beforeAll(() => {
    const probed = run("ffprobe", ["-v", "error", "-show_streams", "-of", "json", CLIP]);
    streams = probeSchema.parse(JSON.parse(probed.toString("utf8"))).streams;
  });

  it("is under 4 MB", () => {
    expect(statSync(CLIP).size).toBeLessThan(4_000_000);
  });

  it("has 2248 frames of 1280x720 at 29.97 a second, in H.264 with B-frames", () => {
    const video = streams.find((stream) => stream.codec_type === "video");
    expect(video).toMatchObject({
      codec_name: "h264",
      width: 1280,
      height: 720,
      pix_fmt: "yuv420p",
      r_frame_rate: "30000/1001",
      nb_frames: "2248",
      start_time: "0.000000",
    });
    expect(video?.has_b_frames).toBeGreaterThan(0);
  });

  it("has stereo sound in AAC", () => {
    expect(streams.find((stream) => stream.codec_type === "audio")).toMatchObject({
      codec_name: "aac",
      channels: 2,
    });
  });

  it("starts at the drop-frame timecode 01:00:00;00", () => {
    const timecodes = streams.map((stream) => stream.tags?.timecode).filter((found) => found !== undefined);
    expect(new Set(timecodes)).toEqual(new Set(["01:00:00;00"]));
  });

  it("has a keyframe at every scene border and at least every two seconds", () => {
    const listing = run(
      "ffprobe",
      [
        ["-v", "error", "-select_streams", "v", "-skip_frame", "nokey"],
        ["-show_entries", "frame=pts_time", "-of", "csv=p=0", CLIP],
      ].flat(),
    ).toString("utf8");
    const keyframes = listing
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => Math.round((Number.parseFloat(line) * 30000) / 1001));
    expect(keyframes).toEqual(expect.arrayContaining([0, 750, 1500]));
    for (const [index, frame] of keyframes.entries()) {
      expect((keyframes[index + 1] ?? 2248) - frame).toBeLessThan(60);
    }
  });

  it.each([
    { width: 1280, height: 720 },
    { width: 512, height: 288 },
  ])("tells its frame number in the picture at $width x $height", ({ width, height }) => {
    expect(readFrames(CLIP, FRAMES, { width, height })).toEqual(FRAMES);
  });
});

describe("the barcode", () => {
  it("can be drawn into a clip of another size and rate", () => {
    const size = { width: 640, height: 360 };
    const pixels = run(
      "ffmpeg",
      [
        ["-v", "error", "-f", "lavfi", "-i"],
        [`color=gray:s=640x360:r=24000/1001,trim=end_frame=3,format=yuv420p,${buildBarcodeFilter(size)}`],
        ["-f", "rawvideo", "-pix_fmt", "rgba", "-"],
      ].flat(),
    );
    expect(
      splitFrames(pixels, size).map((data) => readBarcode({ ...size, data }, { x: 0, y: 0, ...size })),
    ).toEqual([0, 1, 2]);
  });

  it("is found where the picture lies in a larger capture", () => {
    const inner = { width: 512, height: 288 };
    const [data] = decode(CLIP, [1337], inner);
    expect(data).toBeDefined();
    const capture = { width: 700, height: 400, data: new Uint8Array(700 * 400 * 4).fill(90) };
    for (let row = 0; row < inner.height; row++) {
      const line = data?.subarray(row * inner.width * 4, (row + 1) * inner.width * 4) ?? new Uint8Array();
      capture.data.set(line, ((row + 60) * capture.width + 110) * 4);
    }
    expect(readBarcode(capture, { x: 110, y: 60, ...inner })).toBe(1337);
    expect(readBarcode(capture, { x: 190, y: 60, ...inner })).toBeUndefined();
  });

  it("is not read from a plain picture, nor from a blend of two frames", () => {
    const size = { width: 640, height: 360 };
    const plain = new Uint8Array(640 * 360 * 4).fill(255);
    expect(readBarcode({ ...size, data: plain }, { x: 0, y: 0, ...size })).toBeUndefined();
    const [first, second] = decode(CLIP, [1000, 1023], size);
    const blend = Uint8Array.from(first ?? [], (value, index) => (value + (second?.[index] ?? 0)) / 2);
    expect(readBarcode({ ...size, data: blend }, { x: 0, y: 0, ...size })).toBeUndefined();
  });

  it("is refused when one cell is wrong", () => {
    const size = { width: 1280, height: 720 };
    const [data] = decode(CLIP, [1000], size);
    const spoilt = Uint8Array.from(data ?? []);
    const lowestBit = { x: 16 + 17 * 24, y: 692 };
    for (let y = lowestBit.y; y < lowestBit.y + 24; y++) {
      spoilt.fill(255, (y * 1280 + lowestBit.x) * 4, (y * 1280 + lowestBit.x + 24) * 4);
    }
    expect(readBarcode({ ...size, data: spoilt }, { x: 0, y: 0, ...size })).toBeUndefined();
  });
});

describe("the sample's article", () => {
  const body = ARTICLE.replace(/^---\n[\s\S]*?\n---\n/, "");

  it("names its video and has 350 to 450 words", () => {
    expect(ARTICLE).toMatch(/^---\n(.*\n)*?video: making-of\.mp4\n(.*\n)*?---\n/);
    const words = body.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    expect(words).toBeGreaterThanOrEqual(350);
    expect(words).toBeLessThanOrEqual(450);
  });

  it.each([
    "JTBC",
    "Itaewon Class",
    "12.289 %",
    "13.215 % in Seoul",
    "22 February",
    "AGB Nielsen",
    "Kwon Nara",
    "Kim Da-mi",
    "Park Seo-joon",
    "Ahn Bo-hyun",
    "Soo-ah",
    "Park Sae-ro-yi",
    "Jo Yi-seo",
    "slapped enough",
    "fists in his pockets",
  ])("has the fact %s", (fact) => {
    expect(body).toContain(fact);
  });

  it("spells every name of the cast in a right way", () => {
    const names = LOG.people.flatMap((person) => [...person.names, ...(person.character?.names ?? [])]);
    const right = names.filter((name) => name.kind !== "wrong").map((name) => name.text);
    for (const wrong of names.filter((name) => name.kind === "wrong")) expect(body).not.toContain(wrong.text);
    const found = body.match(/\b(?:Park|Kwon|Kim|Ahn|Ahm|Jo|Ji) [A-Z][\w-]*(?: [A-Z][\w-]*)*/g) ?? [];
    expect(found.length).toBeGreaterThanOrEqual(8);
    for (const name of found) expect(right).toContain(name);
  });
});

describe("the sample's log", () => {
  it("has the three moments, with people, and quotes where one belongs", () => {
    for (const tag of ["kiss-rehearsal", "camera-shake", "elevator-laugh"]) {
      const tagged = LOG.annotations.filter((annotation) => annotation.tags.includes(tag));
      expect(tagged.length).toBeGreaterThan(0);
      for (const annotation of tagged) expect(annotation.people?.length).toBeGreaterThan(0);
    }
    const speakers = LOG.annotations
      .flatMap((annotation) => annotation.quotes ?? [])
      .map((quote) => quote.speaker);
    expect(speakers).toEqual(["park-seo-joon", "ahn-bo-hyun", "park-seo-joon"]);
  });

  it("has the cast's right and wrong spellings", () => {
    const names = LOG.people.flatMap((person) => [...person.names, ...(person.character?.names ?? [])]);
    const texts = (wrong: boolean): string[] =>
      names.filter((name) => (name.kind === "wrong") === wrong).map((name) => name.text);
    expect(texts(false)).toEqual(
      expect.arrayContaining(["Park Seo Joon", "박서준", "Ahn Bo Hyun", "안보현"]),
    );
    expect(texts(true).toSorted()).toEqual(["Ahm Bo Hyun", "Ji Yi-Seo", "Park So Joon"]);
  });

  it("has every time on the start of a frame of the clip", () => {
    for (const { start, end } of LOG.annotations) {
      for (const time of end === undefined ? [start] : [start, end]) {
        const frame = Math.round((time * 30000) / 1001);
        expect(Math.abs(time - (frame * 1001) / 30000)).toBeLessThan(1e-9);
        expect(frame).toBeLessThanOrEqual(2248);
      }
    }
  });

  it("keeps each main moment inside its scene", () => {
    const scenes: Record<string, [number, number]> = {
      "kiss-rehearsal": [0, 750],
      "camera-shake": [750, 1500],
      "elevator-laugh": [1500, 2248],
    };
    for (const { start, end, tags } of LOG.annotations) {
      const scene = tags.map((tag) => scenes[tag]).find((found) => found !== undefined);
      if (scene === undefined) continue;
      expect(Math.round((start * 30000) / 1001)).toBeGreaterThanOrEqual(scene[0]);
      expect(Math.round(((end ?? start) * 30000) / 1001)).toBeLessThanOrEqual(scene[1]);
    }
  });

  it("links passages that stand in the article, words around them included", () => {
    const passages = LOG.annotations.flatMap((annotation) => annotation.passages ?? []);
    expect(passages.length).toBeGreaterThanOrEqual(3);
    for (const { exact, prefix = "", suffix = "" } of passages) {
      expect(ARTICLE.split(`${prefix}${exact}${suffix}`)).toHaveLength(2);
    }
  });

  it("knows its people, tags and clip", () => {
    const people = new Set(LOG.people.map((person) => person.id));
    const tags = new Set(LOG.tags.map((tag) => tag.id));
    for (const annotation of LOG.annotations) {
      for (const tag of annotation.tags) expect(tags).toContain(tag);
      for (const person of annotation.people ?? []) expect(people).toContain(person);
    }
    expect(LOG.tags.map((tag) => tag.key).toSorted()).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
    expect(LOG.media).toEqual([{ path: "making-of.mp4", fingerprint: { size: statSync(CLIP).size } }]);
  });
});

/** The numbers that the barcodes of the given frames show when the clip is decoded at a size. */
function readFrames(
  file: string,
  frames: readonly number[],
  size: { width: number; height: number },
): (number | undefined)[] {
  return decode(file, frames, size).map((data) => readBarcode({ ...size, data }, { x: 0, y: 0, ...size }));
}

function decode(
  file: string,
  frames: readonly number[],
  size: { width: number; height: number },
): Uint8Array[] {
  const chosen = frames.map((frame) => `eq(n,${frame})`).join("+");
  const pixels = run(
    "ffmpeg",
    [
      ["-v", "error", "-i", file, "-vf", `select='${chosen}',scale=${size.width}:${size.height}`],
      [
        "-frames:v",
        `${frames.length}`,
        "-fps_mode",
        "passthrough",
        "-f",
        "rawvideo",
        "-pix_fmt",
        "rgba",
        "-",
      ],
    ].flat(),
  );
  return splitFrames(pixels, size);
}

function splitFrames(pixels: Uint8Array, size: { width: number; height: number }): Uint8Array[] {
  const bytes = size.width * size.height * 4;
  return Array.from({ length: pixels.length / bytes }, (_, index) =>
    pixels.subarray(index * bytes, (index + 1) * bytes),
  );
}

function run(program: string, parameters: readonly string[]): Buffer {
  const done = spawnSync(program, parameters, { maxBuffer: 512 * 1024 * 1024 });
  if (done.error !== undefined) throw done.error;
  if (done.status !== 0) throw new Error(`${program}: ${done.stderr.toString("utf8")}`);
  return done.stdout;
}
