import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

const RATE = 48_000;

/** A click: one sample of a channel, at a time in seconds, 16 bits. */
export type Click = { readonly seconds: number; readonly channel: number; readonly sample: number };

/** A WAV file in memory: silence with clicks, 48 kHz, 16 bits. */
export function clickWav(seconds: number, channels: number, clicks: readonly Click[]): Buffer {
  const data = Buffer.alloc(2 * channels * Math.round(seconds * RATE));
  for (const click of clicks) {
    data.writeInt16LE(click.sample, 2 * (Math.round(click.seconds * RATE) * channels + click.channel));
  }
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + data.length, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** Makes a film by ffmpeg: a picture at 25 frames a second with a click track; `options` say codecs, delays and container. */
export async function makeClickFilm(
  path: string,
  wav: Buffer,
  seconds: number,
  options: { readonly sound?: readonly string[]; readonly codecs: readonly string[] },
): Promise<string> {
  const sound = `${path}.click.wav`;
  await writeFile(sound, wav);
  const picture = ["-f", "lavfi", "-i", `testsrc2=size=320x180:rate=25:duration=${seconds}`];
  const inputs = [...picture, ...(options.sound ?? []), "-i", sound];
  const maps = ["-map", "0:v", "-map", "1:a", "-c:v", "libx264", "-preset", "ultrafast", "-g", "50"];
  await run("ffmpeg", ["-v", "error", "-y", ...inputs, ...maps, ...options.codecs, path]);
  await rm(sound);
  return path;
}
