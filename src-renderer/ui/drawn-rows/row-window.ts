import type { KeyedRows, RowOffsets } from "./row-offsets.ts";

/** Rows whose heights are remembered; of others, far away by then, the usual height is good enough. */
const MOST_MEASURED = 300;

/** How a list is scrolled, in pixels, and the heights of the rows that were drawn, by key. */
export type RowView = {
  readonly top: number;
  readonly height: number;
  readonly measured: ReadonlyMap<string, number>;
};

/**
 * What is in view of a long list of which only that is drawn. Rows are measured as soon as they are drawn; what is in view
 * stays where it is while rows above it change.
 */
export type RowWindow = {
  view(): RowView;
  /** Calls back when {@link RowWindow.view} is another one; the returned function stops that. */
  subscribe(listener: () => void): () => void;
  /** Watches the element that scrolls; the returned function stops that. */
  attach(element: HTMLElement): () => void;
  /** The rows are in the page now, at these offsets; each carries its key as `data-row`. */
  drawn(rows: KeyedRows, offsets: RowOffsets): void;
  /** Moves the list as little as it takes to have a row in view. */
  reveal(index: number): void;
};

/** Makes the window onto a list that shows nothing yet. */
export function createRowWindow(): RowWindow {
  const listeners = new Set<() => void>();
  const resizes = new ResizeObserver(() => {
    measure();
    look();
  });
  let view: RowView = { top: 0, height: 0, measured: new Map() };
  let element: HTMLElement | undefined;
  let now: { readonly rows: KeyedRows; readonly offsets: RowOffsets } | undefined;
  /** The first row in view, and how much of it is out of view. */
  let anchor: { readonly key: string; readonly hidden: number } | undefined;
  /** The row to be brought into view; it stays wanted while rows around it are measured, and until the user scrolls. */
  let wanted: string | undefined;

  const show = (next: RowView): void => {
    if (next.top === view.top && next.height === view.height && next.measured === view.measured) return;
    view = next;
    for (const listener of listeners) listener();
  };

  const look = (): void => {
    if (!element || !now) return;
    const { scrollTop: top, clientHeight: height } = element;
    const first = now.offsets.at(top);
    const key = now.rows.keyAt(first);
    // At the very top what comes before the first row is to be seen.
    anchor = key === undefined || top === 0 ? undefined : { key, hidden: top - now.offsets.of(first) };
    show({ ...view, top, height });
  };

  const measure = (): void => {
    const drawn = element?.querySelectorAll<HTMLElement>("[data-row]") ?? [];
    const heights = Array.from(drawn, (row) => {
      resizes.observe(row);
      return [row.dataset["row"] ?? "", row.offsetHeight] as const;
    });
    show({ ...view, measured: remember(view.measured, heights) });
  };

  const scrollTo = (top: number): void => {
    if (element && element.scrollTop !== top) element.scrollTop = top;
  };

  const letGo = (): void => {
    wanted = undefined;
  };

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach(scroller) {
      element = scroller;
      resizes.observe(scroller);
      scroller.addEventListener("scroll", look, { passive: true });
      scroller.addEventListener("wheel", letGo, { passive: true });
      scroller.addEventListener("pointerdown", letGo);
      look();
      return () => {
        resizes.disconnect();
        scroller.removeEventListener("scroll", look);
        scroller.removeEventListener("wheel", letGo);
        scroller.removeEventListener("pointerdown", letGo);
        element = undefined;
      };
    },
    drawn(rows, offsets) {
      now = { rows, offsets };
      if (!element) return;
      const askedAt = wanted === undefined ? -1 : rows.indexOf(wanted);
      const heldAt = anchor === undefined ? -1 : rows.indexOf(anchor.key);
      if (askedAt >= 0) scrollTo(revealed(element, offsets, askedAt));
      else if (anchor !== undefined && heldAt >= 0) scrollTo(offsets.of(heldAt) + anchor.hidden);
      look();
      measure();
    },
    reveal(index) {
      if (!element || !now) return;
      wanted = now.rows.keyAt(index);
      scrollTo(revealed(element, now.offsets, index));
    },
  };
}

/** Where the list is scrolled to when a row has just come into view; where it is, if the row is there already. */
function revealed({ scrollTop, clientHeight }: HTMLElement, offsets: RowOffsets, index: number): number {
  const [start, end] = [offsets.of(index), offsets.of(index + 1)];
  if (start < scrollTop) return start;
  return end > scrollTop + clientHeight ? Math.min(start, end - clientHeight) : scrollTop;
}

/** The heights with new ones; the same map where there is nothing new in them. The oldest are forgotten. */
function remember(
  before: ReadonlyMap<string, number>,
  heights: readonly (readonly [string, number])[],
): ReadonlyMap<string, number> {
  // A row that has just left the page has no height.
  const changed = heights.filter(([key, height]) => height > 0 && before.get(key) !== height);
  if (changed.length === 0) return before;
  const after = new Map(before);
  for (const [key, height] of changed) {
    after.delete(key);
    after.set(key, height);
  }
  for (const key of after.keys()) {
    if (after.size <= MOST_MEASURED) break;
    after.delete(key);
  }
  return after;
}
