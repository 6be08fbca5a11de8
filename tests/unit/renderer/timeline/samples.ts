import { TAG_COLOURS } from "#annotations/model/tag.ts";
import { frameRate } from "#annotations/time/frame-rate.ts";
import { constantFrames } from "#annotations/time/frame-table.ts";
import { asTicks, TICKS_PER_SECOND, type Ticks } from "#annotations/time/ticks.ts";
import type { Entry, EntryList, Row, TimelineData } from "../../../../src-renderer/timeline/entries.ts";
import { entryList } from "../../../../src-renderer/timeline/entry-list.ts";

/** A time in ticks. */
export function seconds(count: number): Ticks {
  return asTicks(Math.round(count * TICKS_PER_SECOND));
}

/** A minute of 25 frames a second. */
export const MINUTE = constantFrames(frameRate(25, 1), 1500);

/** A segment, or a moment where no end is given, in seconds. */
export function entry(id: string, start: number, end?: number): Entry {
  return { id, start: seconds(start), ...(end === undefined ? {} : { end: seconds(end) }) };
}

/** A row of entries given in any order. */
export function row(id: string, entries: readonly Entry[], folded = false): Row {
  const sorted = entries.toSorted((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  return { id, entries: entryList(sorted), folded };
}

/** The entries of a list, in order. */
export function entriesOf(list: EntryList): Entry[] {
  const found: Entry[] = [];
  list.visit((item) => found.push(item));
  return found;
}

/** What a timeline shows of a minute of film; the hue of a row is that of its place. */
export function dataOf(rows: readonly Row[]): TimelineData {
  const all = rows.flatMap(({ entries }) => entriesOf(entries)).sort((a, b) => a.start - b.start);
  const places = new Map(
    rows.flatMap(({ id, entries }) => entriesOf(entries).map((item) => [item.id, id] as const)),
  );
  const colourOfRow = (id: string) =>
    TAG_COLOURS[rows.findIndex((candidate) => candidate.id === id)] ?? "slate";
  return {
    duration: seconds(60),
    frames: MINUTE,
    rows,
    whole: entryList(all),
    rowsOf: ({ id }) => [places.get(id) ?? ""],
    colourOf: ({ id }) => colourOfRow(places.get(id) ?? ""),
    colourOfRow,
    labelOf: ({ id }) => id,
  };
}
