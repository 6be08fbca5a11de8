import type { Span } from "../commands/add-annotation.ts";
import { endOfFrame, type FrameTable, frameAtTicks, frameCount, startOfFrame } from "../time/frame-table.ts";
import { asTicks, type Ticks } from "../time/ticks.ts";

/** The start of the frame shown `span` ticks before a time, or of the first frame. */
export function frameStartBefore(time: Ticks, span: Ticks, frames: FrameTable): Ticks {
  if (span === 0) return time;
  const first = startOfFrame(frames, 0);
  return startOfFrame(frames, frameAtTicks(frames, asTicks(Math.max(first, time - span))));
}

/** The start of the frame shown `span` ticks after a time, or the end of the film. */
export function frameStartAfter(time: Ticks, span: Ticks, frames: FrameTable): Ticks {
  const filmEnd = endOfFrame(frames, frameCount(frames) - 1);
  const ahead = time + span;
  return ahead >= filmEnd ? filmEnd : startOfFrame(frames, frameAtTicks(frames, asTicks(ahead)));
}

/** An end for a segment: `end` where it lies after the start, else the end of the frame that it started on. */
export function endAfter(start: Ticks, end: Ticks, frames: FrameTable): Ticks {
  return end > start ? end : endOfFrame(frames, frameAtTicks(frames, start));
}

/** What a press of a window tag logs: some seconds back to some seconds ahead of a frame, within the film. */
export function windowSpan(
  window: { readonly before: Ticks; readonly after: Ticks },
  at: Ticks,
  frames: FrameTable,
): Span {
  const start = frameStartBefore(at, window.before, frames);
  return { kind: "segment", start, end: endAfter(start, frameStartAfter(at, window.after, frames), frames) };
}
