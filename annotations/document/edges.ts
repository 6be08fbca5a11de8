import type { Ticks } from "../time/ticks.ts";
import type { LogDocument } from "./document.ts";

/** The first start or end of an annotation of a medium after a time (ticks); `undefined` where there is none. O(log n). */
export function nextEdge(document: LogDocument, medium: string, time: number): Ticks | undefined {
  const { order, indexes } = document;
  const start = order.at(order.lowerBound(medium, time + 1));
  const end = indexes.ends.at(endsUntil(document, medium, time));
  return nearest(Math.min, [
    start?.medium === medium ? start.start : undefined,
    end?.medium === medium ? end.end : undefined,
  ]);
}

/** The last start or end of an annotation of a medium before a time (ticks); `undefined` where there is none. O(log n). */
export function previousEdge(document: LogDocument, medium: string, time: number): Ticks | undefined {
  const { order, indexes } = document;
  const start = order.at(order.lowerBound(medium, time) - 1);
  const end = indexes.ends.at(endsUntil(document, medium, time - 1) - 1);
  return nearest(Math.max, [
    start?.medium === medium ? start.start : undefined,
    end?.medium === medium ? end.end : undefined,
  ]);
}

/** The place of the first segment of a medium that ends after a time. */
function endsUntil({ indexes }: LogDocument, medium: string, time: number): number {
  return indexes.ends.countWhile((item) =>
    item.medium === medium ? (item.end ?? 0) <= time : item.medium < medium,
  );
}

function nearest(
  choose: (...values: number[]) => number,
  candidates: readonly (Ticks | undefined)[],
): Ticks | undefined {
  const there = candidates.filter((candidate) => candidate !== undefined);
  return there.length === 0 ? undefined : there.find((candidate) => candidate === choose(...there));
}
