import {
  type FrameTable,
  frameAtSeconds,
  frameCount,
  measuredFrames,
  midpointSeconds,
  nearestFrame,
  startOfFrame,
} from "#annotations/time/frame-table.ts";
import { secondsToTicks, ticksToSeconds } from "#annotations/time/ticks.ts";
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
  const nearest = nearestFrame(table, secondsToTicks(presentedSeconds));
  const offset = presentedSeconds - (table.seconds[nearest] ?? presentedSeconds);
  const size = Math.abs(offset);
  const gap = 2 * (midpointSeconds(table, nearest) - (table.seconds[nearest] ?? 0));
  if (size < SAME_FRAME_SECONDS || size >= gap) return table;
  return measuredFrames(
    table.seconds.map((seconds) => seconds + offset),
    table.rate,
  );
}
