import type { Row } from "./entries.ts";

/** Heights of the parts of a timeline, in pixels. */
export const HEIGHTS = {
  ruler: 24,
  pictures: 44,
  channel: 26,
  row: 22,
  folded: 8,
  bar: 16,
  foldedBar: 5,
  overview: 22,
} as const;

/** A row with its place below the top of the first row. */
export type PlacedRow = { readonly row: Row; readonly top: number; readonly height: number };

/** The places of everything above each other, from the top of the picture. Rows are scrolled; the rest stays. */
export type Layout = {
  readonly picturesTop: number;
  readonly picturesHeight: number;
  readonly soundTop: number;
  readonly soundHeight: number;
  readonly rowsTop: number;
  readonly rowsHeight: number;
  /** Height of all rows, seen or not. */
  readonly contentHeight: number;
  readonly rows: readonly PlacedRow[];
};

/** Lays rows out under the ruler and the lanes; lanes that there is nothing for take no room. */
export function layOut(
  rows: readonly Row[],
  height: number,
  lanes: { readonly pictures: boolean; readonly channels: number },
): Layout {
  const picturesHeight = lanes.pictures ? HEIGHTS.pictures : 0;
  const soundHeight = Math.min(lanes.channels, 2) * HEIGHTS.channel;
  const soundTop = HEIGHTS.ruler + picturesHeight;
  const rowsTop = soundTop + soundHeight;
  let top = 0;
  const placed = rows.map((row) => {
    const rowHeight = row.folded ? HEIGHTS.folded : HEIGHTS.row;
    const at = { row, top, height: rowHeight };
    top += rowHeight;
    return at;
  });
  return {
    picturesTop: HEIGHTS.ruler,
    picturesHeight,
    soundTop,
    soundHeight,
    rowsTop,
    rowsHeight: Math.max(0, height - rowsTop),
    contentHeight: top,
    rows: placed,
  };
}

/** The rows that can be seen when they are scrolled up by so many pixels. */
export function visibleRows(layout: Layout, scroll: number): readonly PlacedRow[] {
  return layout.rows.filter(({ top, height }) => top + height > scroll && top < scroll + layout.rowsHeight);
}

/** The row under a point of the picture, or `undefined`. */
export function rowAt(layout: Layout, scroll: number, y: number): PlacedRow | undefined {
  if (y < layout.rowsTop || y >= layout.rowsTop + layout.rowsHeight) return undefined;
  const at = y - layout.rowsTop + scroll;
  return layout.rows.find(({ top, height }) => at >= top && at < top + height);
}

/** How far rows can be scrolled. */
export function mostScroll({ contentHeight, rowsHeight }: Layout): number {
  return Math.max(0, contentHeight - rowsHeight);
}
