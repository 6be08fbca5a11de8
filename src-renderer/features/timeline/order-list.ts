import type { AnnotationOrder } from "#annotations/document/annotation-order.ts";
import { annotationsOf } from "#annotations/document/access.ts";
import type { EntryList } from "../../timeline/entries.ts";

const lists = new WeakMap<AnnotationOrder, Map<string, EntryList>>();

/** The annotations of a medium in an order, as the timeline looks at them: the same list for the same order. */
export function listOfOrder(order: AnnotationOrder, medium: string): EntryList {
  const known = lists.get(order) ?? new Map<string, EntryList>();
  lists.set(order, known);
  const list = known.get(medium) ?? makeList(order, medium);
  known.set(medium, list);
  return list;
}

function makeList(order: AnnotationOrder, medium: string): EntryList {
  return {
    size: order.lowerBound(medium, Number.POSITIVE_INFINITY) - order.lowerBound(medium, 0),
    overlapping: (from, to) => order.overlapping(medium, from, to),
    all: () => annotationsOf({ order }, medium),
  };
}
