/** The rows of a list as far as its window cares: each is known by a key that it keeps wherever it stands. */
export type KeyedRows = {
  readonly size: number;
  /** The key of the row at a place; `undefined` outside. */
  keyAt(index: number): string | undefined;
  /** The place of a row by its key, or -1. */
  indexOf(key: string): number;
};

/** Where rows begin, in pixels from the top of the list. */
export type RowOffsets = {
  /** The height of all rows together. */
  readonly total: number;
  /** Where a row begins. O(log of the rows measured). */
  of(index: number): number;
  /** The row at a height; the first or last one outside. O(log n). */
  at(offset: number): number;
};

/**
 * Offsets from the heights of the rows that were drawn, by key; all others count as `usual`, in pixels. Its cost goes with
 * the rows that were measured, not with those of the list.
 */
export function offsetsOf(rows: KeyedRows, measured: ReadonlyMap<string, number>, usual: number): RowOffsets {
  const known: { readonly index: number; readonly extra: number }[] = [];
  for (const [key, height] of measured) {
    const index = rows.indexOf(key);
    if (index >= 0) known.push({ index, extra: height - usual });
  }
  known.sort((a, b) => a.index - b.index);
  const sums = [0];
  for (const { extra } of known) sums.push((sums.at(-1) ?? 0) + extra);

  const of = (index: number): number => {
    const before = firstWhere(known.length, (place) => (known[place]?.index ?? index) >= index);
    return index * usual + (sums[before] ?? 0);
  };
  return {
    total: of(rows.size),
    of,
    at: (offset) => {
      const after = firstWhere(rows.size, (index) => of(index) > offset);
      return Math.max(0, after - 1);
    },
  };
}

/** The first of so many places for which a rule holds that holds from some place on; `count` where it never does. */
function firstWhere(count: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
