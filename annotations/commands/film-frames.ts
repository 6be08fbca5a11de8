import {
  endOfFrame,
  type FrameTable,
  frameAtTicks,
  frameCount,
  nearestFrame,
  startOfFrame,
} from "../time/frame-table.ts";
import type { Ticks } from "../time/ticks.ts";

/** The number of the frame that a time lies in, counted so that an exclusive end after the last frame is one past it. */
export function edgeNumber(frames: FrameTable, time: Ticks): number {
  const last = frameCount(frames) - 1;
  return time >= endOfFrame(frames, last) ? last + 1 : frameAtTicks(frames, time);
}

/** The time of such a number; one past the last frame is the end of the film. */
export function edgeTime(frames: FrameTable, number: number): Ticks {
  const last = frameCount(frames) - 1;
  return number > last ? endOfFrame(frames, last) : startOfFrame(frames, Math.max(0, number));
}

/** The boundary between two frames that lies nearest to a time. */
export function nearestEdge(frames: FrameTable, time: Ticks): Ticks {
  const last = frameCount(frames) - 1;
  const end = endOfFrame(frames, last);
  return time - startOfFrame(frames, last) > end - time
    ? end
    : startOfFrame(frames, nearestFrame(frames, time));
}
