import type { LogDocument } from "#annotations/document/document.ts";
import { compareAnnotations, type Run } from "#annotations/document/annotation-order.ts";
import { filterAnnotations } from "#annotations/document/filter.ts";
import { isSearch } from "#annotations/document/search.ts";
import type { Annotation } from "#annotations/model/annotation.ts";

/** The rows of the list, looked up where they are needed: nothing is copied when the log changes. */
export type Rows = {
  readonly size: number;
  /** The row at a place; `undefined` outside. */
  at(index: number): Annotation | undefined;
  /** The place of an annotation by its id, or -1. */
  indexOf(id: string): number;
};

/** What of a medium a search shows, all of it for an empty one, in the order of the film. */
export function rowsOf(document: LogDocument, medium: string | null, search: string): Rows {
  if (medium === null) return rowsOfList([], document);
  return isSearch(search)
    ? rowsOfList(filterAnnotations(document, { medium, text: search }), document)
    : rowsOfMedium(document, medium);
}

/** How many annotations a medium has. */
export function countOf({ order }: LogDocument, medium: string | null): number {
  return medium === null ? 0 : endOf(order, medium) - order.lowerBound(medium, 0);
}

function rowsOfMedium({ order, tables }: LogDocument, medium: string): Rows {
  const begin = order.lowerBound(medium, 0);
  const size = endOf(order, medium) - begin;
  // The list asks for one row after the other, so the run found last mostly has the next one too.
  let run: Run | undefined;
  return {
    size,
    at: (index) => {
      if (index < 0 || index >= size) return undefined;
      const place = begin + index;
      if (run === undefined || place < run.begin || place >= run.begin + run.items.length)
        run = order.runAt(place);
      return run?.items[place - run.begin];
    },
    indexOf: (id) => {
      const annotation = tables.annotation.get(id);
      return annotation?.medium === medium ? order.indexOf(annotation) - begin : -1;
    },
  };
}

function endOf(order: LogDocument["order"], medium: string): number {
  return order.countWhile((annotation) => annotation.medium <= medium);
}

/** Rows that were found, in the order of the film. */
function rowsOfList(list: readonly Annotation[], { tables }: LogDocument): Rows {
  return {
    size: list.length,
    at: (index) => list[index],
    indexOf: (id) => {
      const annotation = tables.annotation.get(id);
      return annotation === undefined ? -1 : placeOf(list, annotation);
    },
  };
}

function placeOf(list: readonly Annotation[], annotation: Annotation): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = list[middle];
    if (there !== undefined && compareAnnotations(there, annotation) < 0) low = middle + 1;
    else high = middle;
  }
  return list[low]?.id === annotation.id ? low : -1;
}
