import type { Annotation } from "#annotations/model/annotation.ts";
import {
  type FrameIndex,
  type FrameTable,
  frameAtTicks,
  frameCount,
  startOfFrame,
} from "#annotations/time/frame-table.ts";
import { asTicks, type Ticks } from "#annotations/time/ticks.ts";

/** A piece of the film: its first and its last frame. */
export type Passage = { readonly first: FrameIndex; readonly last: FrameIndex };

/** The in and out that the user has marked in the film; `out` is exclusive. They are not part of the log. */
export type Marks = { readonly in: Ticks | null; readonly out: Ticks | null };

/** No marks. */
export const NO_MARKS: Marks = { in: null, out: null };

/** The passage between the marks: a missing one is the film's own end; `undefined` where there is neither, or nothing between them. */
export function passageOfMarks(marks: Marks, frames: FrameTable): Passage | undefined {
  if (marks.in === null && marks.out === null) return undefined;
  const first = marks.in === null ? 0 : frameAtTicks(frames, marks.in);
  const last = marks.out === null ? frameCount(frames) - 1 : lastBefore(marks.out, frames);
  return last < first ? undefined : { first, last };
}

/** From the first start to the last end of annotations; `undefined` where none of them lasts. */
export function passageOfAnnotations(
  annotations: readonly Annotation[],
  frames: FrameTable,
): Passage | undefined {
  const segments = annotations.flatMap(({ start, end }) => (end === undefined ? [] : [{ start, end }]));
  if (segments.length === 0) return undefined;
  const start = Math.min(...segments.map((segment) => segment.start));
  const end = Math.max(...segments.map((segment) => segment.end));
  const first = frameAtTicks(frames, asTicks(start));
  return { first, last: Math.max(first, lastBefore(asTicks(end), frames)) };
}

/** A mark set beside the other: one that would turn the two around takes the other away. */
export function setMark(marks: Marks, point: keyof Marks, time: Ticks): Marks {
  const next = { ...marks, [point]: time };
  if (next.in === null || next.out === null || next.in < next.out) return next;
  return { ...NO_MARKS, [point]: time };
}

/** The last frame that is shown before an exclusive end. */
function lastBefore(end: Ticks, frames: FrameTable): FrameIndex {
  const frame = frameAtTicks(frames, end);
  return startOfFrame(frames, frame) < end ? frame : Math.max(0, frame - 1);
}
