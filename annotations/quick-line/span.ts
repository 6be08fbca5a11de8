import type { Span } from "../commands/add-annotation.ts";
import type { LogDocument } from "../document/document.ts";
import { shotChangeAfter } from "../lanes/shot-times.ts";
import { endAfter, frameStartAfter, windowSpan } from "../logging/window-span.ts";
import type { FrameTable } from "../time/frame-table.ts";
import { asTicks, secondsToTicks, type Ticks } from "../time/ticks.ts";
import type { QuickLine } from "./line.ts";

/** How long a segment of the quick line is where nothing says its end (product, rule 5). */
const DEFAULT_LENGTH = secondsToTicks(3);

/** When a quick line was written: the frame on the screen at Enter, the one at the commit, and whether the film ran. */
export type Written = {
  readonly in: Ticks;
  readonly playhead: Ticks;
  readonly ran: boolean;
  readonly frames: FrameTable;
  /** When the first frame of each new shot is presented, rising; empty as long as that is not known. */
  readonly shots: readonly Ticks[];
};

/**
 * Where a quick line's annotation lies: the typed time or range first; a moment or window where its first tag is one;
 * else from the in to the frame at the commit if the film ran on, else for 3 s, or to the next shot change where that comes
 * first.
 */
export function quickLineSpan(document: LogDocument, line: QuickLine, written: Written): Span {
  const { frames, shots } = written;
  const start = line.time?.start ?? written.in;
  if (line.time?.end !== undefined) return { kind: "segment", start, end: line.time.end };
  const first = document.tables.tag.get(line.tags[0] ?? "");
  if (first?.kind === "moment") return { kind: "moment", start };
  if (first?.kind === "window" && first.window) return windowSpan(first.window, start, frames);
  const ranOn = line.time === undefined && written.ran && written.playhead > start;
  const usual = frameStartAfter(start, DEFAULT_LENGTH, frames);
  const unled = asTicks(Math.min(usual, shotChangeAfter(shots, start) ?? usual));
  const end = ranOn ? written.playhead : unled;
  return { kind: "segment", start, end: endAfter(start, end, frames) };
}
