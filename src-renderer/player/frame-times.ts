import {
  type FrameTable,
  frameAtSeconds,
  frameCount,
  measuredFrames,
  startOfFrame,
} from "#annotations/time/frame-table.ts";
import { ticksToSeconds } from "#annotations/time/ticks.ts";
import type { FrameTimes } from "./shown-frames.ts";

/** The times of a frame table as the memory of shown frames wants them. */
export function frameTimesOf(table: FrameTable): FrameTimes {
  return {
    count: frameCount(table),
    secondsOf: (index) => ticksToSeconds(startOfFrame(table, index)),
    indexAt: (seconds) => frameAtSeconds(table, seconds),
  };
}

/** Times nearer than this are the same frame (playback notes: no false answer in 256 seeks). */
const SAME_FRAME_SECONDS = 0.0006;

/**
 * A table moved by what the first presented frame lies beside it: the cure for a table that was read from the container
 * without its edit list (playback notes). The same table where it fits, or where it is off by a frame or more.
 */
export function calibrateFrames(table: FrameTable, presentedSeconds: number): FrameTable {
  if (table.kind !== "measured") return table;
  const nearest = nearestTime(table.seconds, presentedSeconds);
  if (nearest === undefined) return table;
  const offset = presentedSeconds - nearest.seconds;
  const size = Math.abs(offset);
  if (size < SAME_FRAME_SECONDS || size >= nearest.gap) return table;
  return measuredFrames(
    table.seconds.map((seconds) => seconds + offset),
    table.rate,
  );
}

function nearestTime(
  times: Float64Array,
  seconds: number,
): { readonly seconds: number; readonly gap: number } | undefined {
  let best: number | undefined;
  for (const [index, time] of times.entries()) {
    if (best === undefined || Math.abs(time - seconds) < Math.abs((times[best] ?? time) - seconds))
      best = index;
  }
  if (best === undefined) return undefined;
  const at = times[best] ?? 0;
  const after = times[best + 1];
  const before = times[best - 1];
  const gap = after === undefined ? at - (before ?? at) : after - at;
  return { seconds: at, gap };
}
