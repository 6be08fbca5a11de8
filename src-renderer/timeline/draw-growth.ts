import { barLines, drawBar, spanOfEntry } from "./bars.ts";
import { endOfEntry, type Entry } from "./entries.ts";
import { visibleRows } from "./layout.ts";
import type { Pen, Scene } from "./scene.ts";
import { xOf } from "./view.ts";

/** Draws what running segments have grown by since they were drawn up to a time, and nothing else of the picture. */
export function drawGrowth(pen: Pen, scene: Scene, running: readonly Entry[], grownTo: number): void {
  const { view, layout, scroll, data, playhead, width } = scene;
  const rows = new Map(visibleRows(layout, scroll).map((placed) => [placed.row.id, placed]));
  for (const entry of running) {
    const span = spanOfEntry(view, entry, playhead);
    const before = xOf(view, endOfEntry(entry, grownTo));
    if (span.end <= before || span.end < 0 || before > width) continue;
    for (const id of data.rowsOf(entry)) {
      const placed = rows.get(id);
      if (!placed) continue;
      const { top, height } = barLines(placed, layout.rowsTop, scroll);
      pen.save();
      pen.beginPath();
      // The old end mark is drawn over as well.
      pen.rect(before - 3, Math.max(top, layout.rowsTop), span.end - before + 3, height);
      pen.clip();
      drawBar(pen, scene, entry, span, top, height);
      pen.restore();
    }
  }
}
