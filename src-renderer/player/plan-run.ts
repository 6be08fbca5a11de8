import type { FrameIndex } from "#annotations/time/frame-table.ts";

/** What the next run of frames is planned from. */
export type RunNeeds = {
  /** The frame to begin with, going back. */
  readonly next: FrameIndex;
  /** The last keyframe at or before it: what has to be decoded from. */
  readonly keyframe: FrameIndex;
  /** How many frames of the film go by in a second at the rate that it runs at. */
  readonly framesPerSecond: number;
  /** What decoding one frame takes, as measured, in milliseconds. */
  readonly msPerFrame: number;
  /** How many frames may be held of one run. */
  readonly mostFrames: number;
};

/** The frames to decode next: from the first to the last, both included, and of them every so many-th, counted from the last. */
export type RunPlan = { readonly first: FrameIndex; readonly last: FrameIndex; readonly every: number };

/** No screen shows more pictures than this in a second. */
const MOST_PICTURES = 60;

/** Decoding that takes more of the time than this does not keep up for long. */
const MOST_LOAD = 0.8;

/** A picture that comes no sooner than this is worth a whole group of pictures decoded for it. */
const LONG_WAIT_MS = 1000;

/**
 * Plans a run: back to the keyframe, or as far as memory allows, and no more frames than the screen can show. Where decoding
 * would not keep up with the film it is the keyframe alone, or, where that is far away, the next frame alone.
 */
export function planRun(needs: RunNeeds): RunPlan {
  const { next, keyframe, framesPerSecond, msPerFrame, mostFrames } = needs;
  const every = Math.max(1, Math.floor(framesPerSecond / MOST_PICTURES));
  const first = Math.max(keyframe, next - mostFrames * every + 1);
  const lastsMs = ((next - first + 1) / framesPerSecond) * 1000;
  const takesMs = (next - keyframe + 1) * msPerFrame;
  const keepsUp = takesMs <= lastsMs * MOST_LOAD;
  if (keepsUp) return { first, last: next, every };
  const isFar = ((next - keyframe) / framesPerSecond) * 1000 > LONG_WAIT_MS;
  const alone = isFar ? next : keyframe;
  return { first: alone, last: alone, every: 1 };
}
