import { barLines, entriesIn, reachOfMarks, spanOfEntry } from "./bars.ts";
import type { Entry } from "./entries.ts";
import { HEIGHTS, type PlacedRow, rowAt, visibleRows } from "./layout.ts";
import type { Scene } from "./scene.ts";
import { timeAt } from "./view.ts";

/** What of a timeline lies under a point. `row` is where something new would be drawn. */
export type Hit =
  | { readonly kind: "ruler" }
  | {
      readonly kind: "entry";
      readonly part: "body" | "start" | "end";
      readonly entry: Entry;
      readonly row: PlacedRow;
    }
  | { readonly kind: "empty"; readonly row: PlacedRow | undefined };

/** What hit testing goes by. */
export type HitScene = Pick<Scene, "view" | "layout" | "scroll" | "playhead" | "running" | "data">;

/** How far inside a bar its edges can be taken, in pixels; never more than a third of the bar. */
const GRIP = 7;

/** What lies under a point, in pixels of the picture: of bars that overlap, the one that is drawn last. */
export function hitAt(scene: HitScene, x: number, y: number): Hit {
  if (y < HEIGHTS.ruler) return { kind: "ruler" };
  const row = rowAt(scene.layout, scene.scroll, y);
  if (!row) return { kind: "empty", row };
  const { top, height } = barLines(row, scene.layout.rowsTop, scene.scroll);
  if (y < top - 1 || y > top + height) return { kind: "empty", row };
  const entry = entriesBetween(scene, row, x, x + 1).at(-1);
  if (!entry) return { kind: "empty", row };
  return { kind: "entry", part: partAt(scene, entry, x), entry, row };
}

function partAt({ view, playhead }: HitScene, entry: Entry, x: number): "body" | "start" | "end" {
  if (entry.end === undefined) return "body";
  const span = spanOfEntry(view, entry, playhead);
  const grip = Math.min(GRIP, Math.floor((span.end - span.x) / 3));
  if (x < span.x + grip) return "start";
  // The end of what still runs is where the playhead is: there is nothing to be taken.
  return x >= span.end - grip && !entry.open ? "end" : "body";
}

/** The entries of all visible rows whose bars lie in a box, each once, in the order of the rows. */
export function entriesInBox(
  scene: HitScene,
  box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): readonly Entry[] {
  const found = new Map<string, Entry>();
  for (const row of visibleRows(scene.layout, scene.scroll)) {
    const { top, height } = barLines(row, scene.layout.rowsTop, scene.scroll);
    if (top >= box.bottom || top + height <= box.top) continue;
    for (const entry of entriesBetween(scene, row, box.left, Math.max(box.left + 1, box.right))) {
      found.set(entry.id, entry);
    }
  }
  return [...found.values()];
}

/** The entries of a row whose bars reach into some pixels, in the order in which they are drawn. */
function entriesBetween(scene: HitScene, row: PlacedRow, left: number, right: number): readonly Entry[] {
  const { view, playhead } = scene;
  const reach = reachOfMarks(view);
  return entriesIn(scene, row, timeAt(view, left) - reach, timeAt(view, right) + reach).filter((entry) => {
    const span = spanOfEntry(view, entry, playhead);
    return span.x < right && span.end > left;
  });
}
