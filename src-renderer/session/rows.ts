import {
  compareAnnotations,
  type Run,
  type SortedAnnotations,
} from "#annotations/document/annotation-order.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { type Filter, filterAnnotations } from "#annotations/document/filter.ts";
import { compareBy, type SortKey } from "#annotations/document/indexes.ts";
import { isSearch } from "#annotations/document/search.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { asTicks, type Ticks } from "#annotations/time/ticks.ts";

/** The rows of the list, looked up where they are needed: nothing is copied when the log changes. */
export type Rows = {
  readonly size: number;
  /** The row at a place; `undefined` outside. */
  at(index: number): Annotation | undefined;
  /** The id of the row at a place; `undefined` outside. */
  keyAt(index: number): string | undefined;
  /** The place of an annotation by its id, or -1. */
  indexOf(id: string): number;
};

/** What the list shows: the words that are looked for, the filters, and the order. `film` is the order of the film. */
export type ListView = {
  readonly text: string;
  /** Only what still runs or was left so. */
  readonly open: boolean;
  /** Only what was logged live and never trimmed. */
  readonly live: boolean;
  readonly sort: SortKey | "film";
  readonly descending: boolean;
};

/** Whether a view shows less than everything. */
export function isNarrowed({ text, open, live }: ListView): boolean {
  return isSearch(text) || open || live;
}

/** What a view shows of a medium. Asked again for the same document and view it answers the same rows. */
export function rowsOf(document: LogDocument, medium: string | null, view: ListView): Rows {
  const key = JSON.stringify([medium, view]);
  const known = latest.get(document);
  if (known?.key === key) return known.rows;
  const rows = makeRows(document, medium, view);
  latest.set(document, { key, rows });
  return rows;
}

const latest = new WeakMap<LogDocument, { readonly key: string; readonly rows: Rows }>();

function makeRows(document: LogDocument, medium: string | null, view: ListView): Rows {
  if (medium === null) return rowsOfList([], document, compareAnnotations);
  const { sort, descending } = view;
  const turn = descending ? turned : (rows: Rows) => rows;
  const found = isNarrowed(view) ? foundIn(document, medium, view) : undefined;
  if (sort === "film")
    return turn(found ? rowsOfList(found, document, compareAnnotations) : rowsOfMedium(document, medium));
  const compare = compareBy(sort);
  if (found) return turn(rowsOfList(found.toSorted(compare), document, compare));
  const sorted = document.indexes.sorted(sort);
  if (countOf(document, medium) === document.order.size) return turn(rowsOfOrder(sorted, document));
  const own = [...sorted.from(0)].filter((annotation) => annotation.medium === medium);
  return turn(rowsOfList(own, document, compare));
}

/** What is found, in the order of the film; looked for once for a document, however it is sorted and counted. */
function foundIn(
  document: LogDocument,
  medium: string,
  { text, open, live }: ListView,
): readonly Annotation[] {
  const filter: Filter = { medium, text, ...(open ? { open } : {}), ...(live ? { live } : {}) };
  const key = JSON.stringify(filter);
  const known = latestFound.get(document);
  if (known?.key === key) return known.found;
  const found = filterAnnotations(document, filter);
  latestFound.set(document, { key, found });
  return found;
}

const latestFound = new WeakMap<
  LogDocument,
  { readonly key: string; readonly found: readonly Annotation[] }
>();

/** How many annotations a medium has. */
export function countOf({ order }: LogDocument, medium: string | null): number {
  return medium === null ? 0 : endOf(order, medium) - order.lowerBound(medium, 0);
}

/** How many annotations of a medium are in a state. */
export function countInState(document: LogDocument, medium: string | null, state: "open" | "live"): number {
  const group = document.indexes.group({ by: "state", state });
  return medium === null ? 0 : endOf(group, medium) - group.lowerBound(medium, 0);
}

/** How much of the film the rows that a view shows lie over, in ticks; what several lie over counts once. */
export function timeOf(document: LogDocument, medium: string | null, view: ListView): Ticks {
  if (medium === null) return asTicks(0);
  if (!isNarrowed(view)) return document.indexes.group({ by: "medium", medium }).union;
  let time = 0;
  let reached = 0;
  for (const { start, end } of foundIn(document, medium, view)) {
    if (end === undefined || end <= reached) continue;
    time += end - Math.max(start, reached);
    reached = end;
  }
  return asTicks(time);
}

function rowsOfMedium({ order, tables }: LogDocument, medium: string): Rows {
  const begin = order.lowerBound(medium, 0);
  const size = endOf(order, medium) - begin;
  const at = walker(order);
  const row = (index: number) => (index < 0 || index >= size ? undefined : at(begin + index));
  return {
    size,
    at: row,
    keyAt: (index) => row(index)?.id,
    indexOf: (id) => {
      const annotation = tables.annotation.get(id);
      return annotation?.medium === medium ? order.indexOf(annotation) - begin : -1;
    },
  };
}

function rowsOfOrder(sorted: SortedAnnotations, { tables }: LogDocument): Rows {
  const at = walker(sorted);
  return {
    size: sorted.size,
    at,
    keyAt: (index) => at(index)?.id,
    indexOf: (id) => {
      const annotation = tables.annotation.get(id);
      return annotation === undefined ? -1 : sorted.indexOf(annotation);
    },
  };
}

/** The list asks for one row after the other, so the run found last mostly has the next one too. */
function walker(order: Pick<SortedAnnotations, "runAt">): (place: number) => Annotation | undefined {
  let run: Run | undefined;
  return (place) => {
    if (run === undefined || place < run.begin || place >= run.begin + run.items.length)
      run = order.runAt(place);
    return run?.items[place - run.begin];
  };
}

function endOf(order: Pick<SortedAnnotations, "countWhile">, medium: string): number {
  return order.countWhile((annotation) => annotation.medium <= medium);
}

/** Rows in a list that is in an order. */
function rowsOfList(
  list: readonly Annotation[],
  { tables }: LogDocument,
  compare: (a: Annotation, b: Annotation) => number,
): Rows {
  return {
    size: list.length,
    at: (index) => list[index],
    keyAt: (index) => list[index]?.id,
    indexOf: (id) => {
      const annotation = tables.annotation.get(id);
      return annotation === undefined ? -1 : placeOf(list, annotation, compare);
    },
  };
}

function placeOf(
  list: readonly Annotation[],
  annotation: Annotation,
  compare: (a: Annotation, b: Annotation) => number,
): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = list[middle];
    if (there !== undefined && compare(there, annotation) < 0) low = middle + 1;
    else high = middle;
  }
  return list[low]?.id === annotation.id ? low : -1;
}

/** The same rows from the last to the first. */
function turned(rows: Rows): Rows {
  const last = rows.size - 1;
  return {
    size: rows.size,
    at: (index) => rows.at(last - index),
    keyAt: (index) => rows.keyAt(last - index),
    indexOf: (id) => {
      const index = rows.indexOf(id);
      return index < 0 ? -1 : last - index;
    },
  };
}
