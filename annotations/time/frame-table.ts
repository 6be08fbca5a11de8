import { type FrameRate, frameRate } from "./frame-rate.ts";
import { asTicks, secondsToTicks, TICKS_PER_SECOND, type Ticks, ticksToSeconds } from "./ticks.ts";

/** The number of a presented frame, counted from 0. */
export type FrameIndex = number;

/** Frames that follow each other at one exact rate, the first presented at `first`. */
export type ConstantFrames = {
  readonly kind: "constant";
  readonly rate: FrameRate;
  readonly count: number;
  readonly first: Ticks;
};

/** Frames presented at measured times, in seconds of media time, rising; `rate` where the medium has a nominal one. */
export type MeasuredFrames = {
  readonly kind: "measured";
  readonly seconds: Float64Array;
  readonly rate: FrameRate | undefined;
};

/** Which frame of a medium is presented when: the truth about media time (playback notes, recipe 1). */
export type FrameTable = ConstantFrames | MeasuredFrames;

/** How far a reported time may lie before a frame that it means: 0 wrong in 256 seeks (playback notes). */
const TOLERANCE_SECONDS = 0.0006;

/** How long a single frame without a rate is taken to last. */
const LONE_FRAME_SECONDS = 0.04;

/** A table at one rate: `count` frames, the first at `first` (0 unless told). Throws a RangeError under one frame. */
export function constantFrames(rate: FrameRate, count: number, first: Ticks = asTicks(0)): ConstantFrames {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`not a count of frames: ${count}`);
  return { kind: "constant", rate: frameRate(rate.numerator, rate.denominator), count, first };
}

/**
 * A table from presentation times in seconds, in any order; times that fall on one tick are one frame. The array is kept. Measured times
 * stay the truth even where the rate is constant: containers round (1 ms in WebM, 1/90000 s in MPEG). Throws a
 * RangeError on an empty list and on times that are no numbers.
 */
export function measuredFrames(seconds: Float64Array, rate?: FrameRate): MeasuredFrames {
  if (seconds.length === 0) throw new RangeError("no frames");
  // A table of ten hours has a million times; where they come in order, as they do, one look at each is enough.
  if (areFrames(seconds)) return { kind: "measured", seconds, rate };
  const sorted = seconds.slice().sort();
  let kept = 0;
  let last: number | undefined;
  for (const time of sorted) {
    const ticks = Number.isFinite(time) ? secondsToTicks(time) : undefined;
    if (ticks === undefined) throw new RangeError(`not a presentation time: ${time}`);
    if (ticks !== last) sorted[kept++] = time;
    last = ticks;
  }
  return { kind: "measured", seconds: sorted.subarray(0, kept), rate };
}

/** More than the seconds that can round to the same tick. */
const TWO_TICKS = 2 / TICKS_PER_SECOND;

/** Whether times are finite and rise by more than a tick each. */
function areFrames(seconds: Float64Array): boolean {
  for (let index = 1; index < seconds.length; index++) {
    if (!((seconds[index] ?? 0) - (seconds[index - 1] ?? 0) > TWO_TICKS)) return false;
  }
  return Number.isFinite(seconds[0]) && Number.isFinite(seconds.at(-1));
}

/** How many frames there are; at least one. */
export function frameCount(table: FrameTable): number {
  return table.kind === "constant" ? table.count : table.seconds.length;
}

/**
 * The frame that is shown at a media time in seconds, as `requestVideoFrameCallback` reports it: the last that has begun,
 * or the next where that one is less than 0.6 ms ahead and at most half as far as the other lies behind. Times outside the
 * table give its first or last frame.
 */
export function frameAtSeconds(table: FrameTable, mediaTime: number): FrameIndex {
  const begun = lastBegun(table, mediaTime);
  if (begun < 0) return 0;
  if (begun + 1 >= frameCount(table)) return begun;
  const ahead = startSeconds(table, begun + 1) - mediaTime;
  const behind = mediaTime - startSeconds(table, begun);
  return ahead < TOLERANCE_SECONDS && 2 * ahead < behind ? begun + 1 : begun;
}

/** The frame that is shown at a media time in ticks, by the same tolerance; `startOfFrame(n)` always maps back to n. */
export function frameAtTicks(table: FrameTable, ticks: Ticks): FrameIndex {
  return frameAtSeconds(table, ticksToSeconds(ticks));
}

/** The frame that begins nearest to a time: where a step by seconds lands, so that a second at 29.97 is 30 frames, not 29. */
export function nearestFrame(table: FrameTable, ticks: Ticks): FrameIndex {
  const begun = frameAtTicks(table, ticks);
  const behind = ticks - startOfFrame(table, begun);
  const ahead = startOfFrame(table, begun + 1) - ticks;
  return begun + 1 < frameCount(table) && ahead < behind ? begun + 1 : begun;
}

/** When a frame appears. Frames outside the table are clamped to it. */
export function startOfFrame(table: FrameTable, frame: FrameIndex): Ticks {
  const index = clamp(table, frame);
  return table.kind === "constant" ? constantStart(table, index) : secondsToTicks(table.seconds[index] ?? 0);
}

/**
 * When a frame gives way to the next: the exclusive end of a segment whose last frame it is. The last frame of a table
 * lasts as long as the one before it.
 */
export function endOfFrame(table: FrameTable, frame: FrameIndex): Ticks {
  const index = clamp(table, frame);
  if (table.kind === "constant") return constantStart(table, index + 1);
  if (index + 1 < table.seconds.length) return startOfFrame(table, index + 1);
  return secondsToTicks(startSeconds(table, index) + lastGap(table));
}

/** Where to seek to show a frame, in seconds: half way to the next; for the last, half the previous gap on (playback notes, recipe 2). */
export function midpointSeconds(table: FrameTable, frame: FrameIndex): number {
  const index = clamp(table, frame);
  const start = startSeconds(table, index);
  const next =
    table.kind === "constant"
      ? ticksToSeconds(constantStart(table, index + 1))
      : (table.seconds[index + 1] ?? start + lastGap(table));
  return (start + next) / 2;
}

function clamp(table: FrameTable, frame: FrameIndex): FrameIndex {
  return Math.min(Math.max(Math.floor(frame), 0), frameCount(table) - 1);
}

function startSeconds(table: FrameTable, index: number): number {
  return table.kind === "constant"
    ? ticksToSeconds(constantStart(table, index))
    : (table.seconds[index] ?? 0);
}

/** The last frame that has begun at a time, or -1. */
function lastBegun(table: FrameTable, seconds: number): number {
  return table.kind === "constant"
    ? lastBegunConstant(table, seconds)
    : lastBegunMeasured(table.seconds, seconds);
}

function lastBegunConstant(table: ConstantFrames, seconds: number): number {
  const { numerator, denominator } = table.rate;
  const guess = Math.round(((seconds - ticksToSeconds(table.first)) * numerator) / denominator);
  // The quotient may lie a rounding error off the boundary, so the boundary itself decides.
  for (const index of [guess + 1, guess, guess - 1]) {
    if (index >= 0 && index < table.count && startSeconds(table, index) <= seconds) return index;
  }
  return guess < 0 || seconds < ticksToSeconds(table.first) ? -1 : table.count - 1;
}

function lastBegunMeasured(times: Float64Array, seconds: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The start of a frame at a constant rate, which may lie one past the table. */
function constantStart(table: ConstantFrames, index: number): Ticks {
  const ticks = table.first + spanOf(index, table.rate);
  return asTicks(Math.min(ticks, Number.MAX_SAFE_INTEGER));
}

/** How long a number of frames lasts, to the nearest tick; exact for every usual rate. */
function spanOf(frames: number, rate: FrameRate): number {
  const { numerator, denominator } = rate;
  if (TICKS_PER_SECOND % numerator === 0) return frames * denominator * (TICKS_PER_SECOND / numerator);
  const size = BigInt(frames) * BigInt(denominator) * BigInt(TICKS_PER_SECOND);
  return Number((2n * size + BigInt(numerator)) / (2n * BigInt(numerator)));
}

function lastGap(table: MeasuredFrames): number {
  const { seconds, rate } = table;
  const last = seconds[seconds.length - 1];
  const previous = seconds[seconds.length - 2];
  if (last !== undefined && previous !== undefined) return last - previous;
  return rate === undefined ? LONE_FRAME_SECONDS : rate.denominator / rate.numerator;
}
