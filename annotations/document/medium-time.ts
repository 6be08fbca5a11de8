import type { Medium } from "../model/medium.ts";
import { type FrameRate, parseFrameRate } from "../time/frame-rate.ts";
import { constantFrames, type FrameTable } from "../time/frame-table.ts";
import { ticksToSeconds } from "../time/ticks.ts";
import { parseTimecode } from "../time/timecode.ts";

/** How a medium counts: its rate, whether its labels are drop-frame, and the frame count of its start timecode. */
export type MediumCounting = {
  readonly rate: FrameRate;
  readonly dropFrame: boolean;
  readonly startFrame: number;
};

/** How a medium's timecode counts; `undefined` without a rate. Without a start timecode that fits: from 0, non-drop. */
export function mediumCounting(medium: Medium): MediumCounting | undefined {
  const rate = medium.rate === undefined ? undefined : parseFrameRate(medium.rate);
  if (rate === undefined) return undefined;
  const label = medium.startTimecode === undefined ? undefined : parseTimecode(medium.startTimecode, rate);
  if (!label?.ok) return { rate, dropFrame: false, startFrame: 0 };
  return { rate, dropFrame: label.value.dropFrame, startFrame: label.value.frame };
}

/** The longest medium that a log can carry, for one whose length nobody knows: 1000 hours. */
const MOST_SECONDS = 3_600_000;

/** Frames as a medium's record tells them (rate and duration, from 0), for when its file has not been measured. */
export function recordedFrames(medium: Medium): FrameTable | undefined {
  const rate = mediumCounting(medium)?.rate;
  if (rate === undefined) return undefined;
  const seconds = medium.duration === undefined ? MOST_SECONDS : ticksToSeconds(medium.duration);
  return constantFrames(rate, Math.max(1, Math.round((seconds * rate.numerator) / rate.denominator)));
}
