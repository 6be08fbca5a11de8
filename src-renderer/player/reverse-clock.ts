import {
  type FrameIndex,
  type FrameTable,
  frameAtSeconds,
  midpointSeconds,
} from "#annotations/time/frame-table.ts";

/** Which frame is due when, in a film that runs backwards. Clock times are milliseconds of `performance.now()`. */
export type ReverseClock = {
  /** The frame that is due at a time; the first frame from when it is reached. */
  dueAt(time: number): FrameIndex;
  /** Whether the film has come to its beginning by a time. */
  isOver(time: number): boolean;
};

/** The clock of a film that is at a frame at a time and runs back from there at a rate above 0. */
export function createReverseClock(
  frames: FrameTable,
  from: FrameIndex,
  time: number,
  rate: number,
): ReverseClock {
  const start = midpointSeconds(frames, from);
  const first = midpointSeconds(frames, 0);
  const secondsAt = (now: number): number => start - (Math.max(0, now - time) / 1000) * rate;
  return {
    dueAt: (now) => frameAtSeconds(frames, secondsAt(now)),
    isOver: (now) => secondsAt(now) <= first,
  };
}
