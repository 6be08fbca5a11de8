import type { Entry, EntryList } from "./entries.ts";

/**
 * A list of entries that are sorted by start, kept as an array with the furthest end so far beside it: small and quick to
 * make, for rows that are made once.
 */
export function entryList(sorted: readonly Entry[]): EntryList {
  const reach = new Float64Array(sorted.length);
  let furthest = Number.NEGATIVE_INFINITY;
  sorted.forEach((entry, index) => {
    furthest = Math.max(furthest, entry.end ?? entry.start + 1);
    reach[index] = furthest;
  });
  return {
    size: sorted.length,
    overlapping(from, to) {
      // The furthest end rises along the array, so whatever comes before the first that reaches beyond `from` is over.
      const begin = countWhile(sorted.length, (index) => (reach[index] ?? 0) <= from);
      const end = countWhile(sorted.length, (index) => (sorted[index]?.start ?? 0) < to);
      const found: Entry[] = [];
      for (let index = begin; index < end; index++) {
        const entry = sorted[index];
        if (entry && (entry.end ?? entry.start + 1) > from) found.push(entry);
      }
      return found;
    },
    begun: (from, to) =>
      countWhile(sorted.length, (index) => (sorted[index]?.start ?? 0) < to) -
      countWhile(sorted.length, (index) => (sorted[index]?.start ?? 0) < from),
    visit: (see) => {
      for (const entry of sorted) see(entry);
    },
  };
}

/** How many places from 0 on hold a rule that holds up to some place and not after it. */
export function countWhile(size: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
