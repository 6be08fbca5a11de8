import { type RefObject, useLayoutEffect, useMemo, useState, useSyncExternalStore } from "react";
import { type KeyedRows, offsetsOf } from "./row-offsets.ts";
import { createRowWindow } from "./row-window.ts";

/** Rows drawn beyond what is in view, on each side. */
const BEYOND = 6;

/** The rows that are in the page: which, where each begins, and how tall the list is, in pixels. */
export type DrawnRows = {
  readonly indexes: readonly number[];
  readonly total: number;
  offsetOf(index: number): number;
  /** Moves the list as little as it takes to have a row in view. */
  reveal(index: number): void;
};

/** What a list is drawn from: `usual` is about the height of a row in pixels, `keep` a row that stays drawn (-1 for none). */
export type RowsToDraw = {
  readonly rows: KeyedRows;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly usual: number;
  readonly keep?: number;
};

/** Draws of a long list only what is in view, and one row more wherever that is. Drawn rows carry their key as `data-row`. */
export function useDrawnRows({ rows, scroller, usual, keep = -1 }: RowsToDraw): DrawnRows {
  const [window] = useState(createRowWindow);
  const { top, height, measured } = useSyncExternalStore(window.subscribe, window.view);
  const offsets = useMemo(() => offsetsOf(rows, measured, usual), [rows, measured, usual]);
  const first = Math.max(0, offsets.at(top) - BEYOND);
  const last = Math.min(rows.size - 1, offsets.at(top + height) + BEYOND);
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  const isOutside = keep >= 0 && keep < rows.size && (keep < first || keep > last);

  useLayoutEffect(() => (scroller.current ? window.attach(scroller.current) : undefined), [window, scroller]);
  // After every drawing: whatever was drawn anew may be of another height.
  useLayoutEffect(() => window.drawn(rows, offsets));

  return {
    indexes: isOutside ? [...shown, keep].sort((a, b) => a - b) : shown,
    total: offsets.total,
    offsetOf: offsets.of,
    reveal: window.reveal,
  };
}
