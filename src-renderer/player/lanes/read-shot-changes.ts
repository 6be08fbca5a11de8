import { type Input, VideoSampleSink } from "mediabunny";
import { createSceneScore, createShotFinder } from "#annotations/lanes/find-shots.ts";
import { writeShot, writeShotHead } from "#annotations/lanes/shot-format.ts";
import type { LaneEnd, LaneReader } from "./lane-reader.ts";

/** Small enough to compare quickly, as ffmpeg is given them as well. */
const SIZE = { width: 64, height: 36 };

/** The shot changes of a film: every frame is decoded and compared with the one before it. */
export async function readShotChanges(input: Input, reader: LaneReader): Promise<LaneEnd> {
  const track = await input.getPrimaryVideoTrack();
  if (!track) return "nothing";
  if (!(await track.canDecode())) return "failed";
  const canvas = new OffscreenCanvas(SIZE.width, SIZE.height);
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  if (!context) return "failed";
  const finder = createShotFinder();
  const scoreOf = createSceneScore();
  reader.onBytes(writeShotHead());
  for await (const sample of new VideoSampleSink(track).samples()) {
    const seconds = sample.timestamp;
    try {
      sample.draw(context, 0, 0, SIZE.width, SIZE.height);
    } finally {
      sample.close();
    }
    // An edit list puts what it leaves out before zero.
    if (seconds >= 0) {
      const score = scoreOf(colours(context.getImageData(0, 0, SIZE.width, SIZE.height).data));
      for (const cut of finder.take({ seconds, score })) reader.onBytes(writeShot(cut));
      reader.onShare(seconds / reader.durationSeconds);
    }
    await reader.rested();
  }
  for (const cut of finder.finish()) reader.onBytes(writeShot(cut));
  return "done";
}

/** Red, green and blue without the opacity, which never changes. */
function colours(pixels: Uint8ClampedArray): Uint8Array {
  const out = new Uint8Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4) {
    out[to++] = pixels[from] ?? 0;
    out[to++] = pixels[from + 1] ?? 0;
    out[to++] = pixels[from + 2] ?? 0;
  }
  return out;
}
