import { barLines, drawBar, drawFrame, spanOfEntry } from "./bars.ts";
import { boxOf, DRAWN, type Gesture } from "./gesture.ts";
import { HEIGHTS, visibleRows } from "./layout.ts";
import type { Pen, Scene } from "./scene.ts";
import { xOf } from "./view.ts";

/** Draws what a gesture makes: entries at their new times, the line that they snap to, the box of a selection. */
export function drawGesture(pen: Pen, scene: Scene, gesture: Gesture): void {
  const { width, height } = scene;
  pen.clearRect(0, 0, width, height);
  if (gesture.kind === "box") {
    const { left, right, top, bottom } = boxOf(gesture.at, gesture.to);
    drawBox(pen, scene, left, top, right, bottom);
  }
  if (gesture.kind !== "move" && gesture.kind !== "trim" && gesture.kind !== "draw") return;
  const { guide } = gesture.preview;
  pen.save();
  pen.beginPath();
  pen.rect(0, scene.layout.rowsTop, width, scene.layout.rowsHeight);
  pen.clip();
  drawMoving(pen, scene, gesture);
  pen.restore();
  if (guide === null) return;
  pen.fillStyle = scene.theme.guide;
  pen.fillRect(xOf(scene.view, guide), HEIGHTS.ruler - 6, 1, height - HEIGHTS.ruler + 6);
}

function drawMoving(
  pen: Pen,
  scene: Scene,
  gesture: Extract<Gesture, { kind: "move" | "trim" | "draw" }>,
): void {
  const { view, layout, scroll, data, playhead, width } = scene;
  const rows = new Map(visibleRows(layout, scroll).map((placed) => [placed.row.id, placed]));
  for (const entry of gesture.preview.entries) {
    const span = spanOfEntry(view, entry, playhead);
    if (span.end < 0 || span.x > width) continue;
    const isNew = gesture.kind === "draw" && entry.id === DRAWN;
    const ids = isNew ? [gesture.row] : data.rowsOf(entry);
    const colourOf = isNew ? () => data.colourOfRow(gesture.row) : data.colourOf;
    for (const id of ids) {
      const placed = rows.get(id);
      if (!placed) continue;
      const { top, height } = barLines(placed, layout.rowsTop, scroll);
      drawBar(pen, { width, theme: scene.theme, data: { colourOf } }, entry, span, top, height);
      drawFrame(pen, scene, span, top, height);
    }
  }
}

function drawBox(pen: Pen, { theme }: Scene, left: number, top: number, right: number, bottom: number): void {
  pen.fillStyle = theme.range;
  pen.fillRect(left, top, right - left, bottom - top);
  pen.fillStyle = theme.accent;
  pen.fillRect(left, top, right - left, 1);
  pen.fillRect(left, bottom - 1, right - left, 1);
  pen.fillRect(left, top, 1, bottom - top);
  pen.fillRect(right - 1, top, 1, bottom - top);
}
