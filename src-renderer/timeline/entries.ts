import type { TagColour } from "#annotations/model/tag.ts";
import type { FrameTable } from "#annotations/time/frame-table.ts";
import type { Ticks } from "#annotations/time/ticks.ts";

/** One thing on the timeline: a segment (`end` exclusive), a moment (no `end`), or a segment that still runs (`open`). */
export type Entry = {
  readonly id: string;
  readonly start: Ticks;
  readonly end?: Ticks;
  readonly open?: true;
};

/** The entries of a row, sorted by start, however they are kept. Times are ticks. */
export type EntryList = {
  readonly size: number;
  /** Those that begin before `to` and reach beyond `from`, in order; quick for a short span. */
  overlapping(from: number, to: number): readonly Entry[];
  /** How many begin from one time until before another. */
  begun(from: number, to: number): number;
  /** Shows all of them, in order. */
  visit(see: (entry: Entry) => void): void;
};

/** A row of the timeline. Two rows with one id are the same row at different times. */
export type Row = {
  readonly id: string;
  readonly entries: EntryList;
  readonly folded: boolean;
};

/** What an edit took out of a row and put into it, so that nothing has to be made anew. */
export type RowChange = { readonly gone: readonly Entry[]; readonly come: readonly Entry[] };

/** Everything that a timeline shows, but for what it is looked at by (view, selection, playhead). */
export type TimelineData = {
  readonly duration: Ticks;
  /** The frames of the film; `undefined` while they are not known. */
  readonly frames: FrameTable | undefined;
  readonly rows: readonly Row[];
  /** All entries of all rows, each once: for the strip that shows the whole film. */
  readonly whole: EntryList;
  /** The rows that an entry lies in, by their ids. */
  rowsOf(entry: Entry): readonly string[];
  /** The hue of an entry. Another function means that hues may have changed. */
  readonly colourOf: (entry: Entry) => TagColour;
  /** The hue of what is being drawn in a row. */
  colourOfRow(row: string): TagColour;
  /** The words that stand on an entry. */
  labelOf(entry: Entry): string;
};

/** When an entry ends as it is drawn: a moment at its start, a running segment at the playhead once that is further. */
export function endOfEntry(entry: Entry, playhead: number): number {
  const end = entry.end ?? entry.start;
  return entry.open ? Math.max(end, playhead) : end;
}
