import { drawBar, drawBars, drawCoverage, drawFrame, barLines, spanOfEntry } from "./bars.ts";
import { drawLanes } from "./draw-lanes.ts";
import type { Entry } from "./entries.ts";
import { HEIGHTS, type PlacedRow, visibleRows } from "./layout.ts";
import { rulerMarks } from "./ruler.ts";
import type { Pen, Scene } from "./scene.ts";
import { timeAt, xOf } from "./view.ts";

/** As many selected entries are framed one by one; nobody tells more of them apart. */
const MOST_FRAMED = 2_000;

/** Draws a timeline, all but what moves by itself (playhead, guides, what is dragged). Follows from the scene alone. */
export function drawTimeline(pen: Pen, scene: Scene): void {
  const { width, height, theme, layout } = scene;
  pen.fillStyle = theme.background;
  pen.fillRect(0, 0, width, height);
  const from = timeAt(scene.view, 0);
  const to = timeAt(scene.view, width);
  drawRange(pen, scene);
  pen.save();
  pen.beginPath();
  pen.rect(0, layout.rowsTop, width, layout.rowsHeight);
  pen.clip();
  const rows = visibleRows(layout, scene.scroll);
  for (const placed of rows) drawRow(pen, scene, placed, from, to);
  drawSelection(pen, scene, rows, from, to);
  pen.restore();
  drawShots(pen, scene, from, to);
  drawLanes(pen, scene, from, to);
  drawRuler(pen, scene, from, to);
}

/** Whether entries of a row are so small that their coverage is drawn in their place. */
export function isAggregated(scene: Pick<Scene, "coverageOf" | "view">, placed: PlacedRow): boolean {
  const { entries } = placed.row;
  // A short row is looked through sooner than its coverage is made.
  return entries.size > FEW && scene.view.perPixel > scene.coverageOf(placed.row).bucket;
}

const FEW = 400;

function drawRow(pen: Pen, scene: Scene, placed: PlacedRow, from: number, to: number): void {
  const { width, theme, layout, scroll } = scene;
  pen.fillStyle = theme.line;
  pen.fillRect(0, layout.rowsTop - scroll + placed.top + placed.height - 1, width, 1);
  if (isAggregated(scene, placed)) drawCoverage(pen, scene, placed, from, to);
  else drawBars(pen, scene, placed, from, to);
}

function drawSelection(pen: Pen, scene: Scene, rows: readonly PlacedRow[], from: number, to: number): void {
  const byId = new Map(rows.map((placed) => [placed.row.id, placed]));
  for (const entry of scene.selected.slice(0, MOST_FRAMED)) {
    if (scene.hidden.has(entry.id) || entry.start > to || (entry.end ?? entry.start) < from) continue;
    drawSelected(pen, scene, entry, byId);
  }
}

/** Draws an entry with the frame of a selected one in every row of those given that it lies in. */
export function drawSelected(
  pen: Pen,
  scene: Pick<Scene, "view" | "data" | "theme" | "width" | "layout" | "scroll" | "playhead">,
  entry: Entry,
  rows: ReadonlyMap<string, PlacedRow>,
): void {
  const span = spanOfEntry(scene.view, entry, scene.playhead);
  for (const id of scene.data.rowsOf(entry)) {
    const placed = rows.get(id);
    if (!placed) continue;
    const { top, height } = barLines(placed, scene.layout.rowsTop, scene.scroll);
    if (span.end - span.x < 5 || entry.end === undefined) drawBar(pen, scene, entry, span, top, height);
    drawFrame(pen, scene, span, top, height);
  }
}

/** In and out, over everything below the ruler. */
function drawRange(pen: Pen, { view, marks, theme, width, height, data }: Scene): void {
  if (marks.in === null && marks.out === null) return;
  const left = Math.max(0, xOf(view, marks.in ?? 0));
  const right = Math.min(width, xOf(view, marks.out ?? data.duration));
  if (right <= left) return;
  pen.fillStyle = theme.range;
  pen.fillRect(left, 0, right - left, height);
  pen.fillStyle = theme.accent;
  if (marks.in !== null) pen.fillRect(left, 0, 1, height);
  if (marks.out !== null) pen.fillRect(right - 1, 0, 1, height);
}

/** Where a new shot begins: a dotted line down the rows. */
function drawShots(pen: Pen, { view, shots, theme, layout }: Scene, from: number, to: number): void {
  const first = shots.findIndex((time) => time >= from);
  if (first === -1) return;
  pen.fillStyle = theme.tick;
  let last = Number.NEGATIVE_INFINITY;
  for (let index = first; index < shots.length && (shots[index] ?? to) < to; index++) {
    const x = xOf(view, shots[index] ?? 0);
    // Shots of a whole film lie closer than they can be told apart.
    if (x < last + 4) continue;
    last = x;
    pen.fillRect(x, layout.rowsTop - 5, 1, 5);
  }
}

function drawRuler(pen: Pen, scene: Scene, from: number, to: number): void {
  const { width, theme, view, marks } = scene;
  pen.fillStyle = theme.ruler;
  pen.fillRect(0, 0, width, HEIGHTS.ruler);
  pen.fillStyle = theme.line;
  pen.fillRect(0, HEIGHTS.ruler - 1, width, 1);
  const drawn = rulerMarks(scene.scale, from - LABEL_REACH * view.perPixel, to, view.perPixel);
  pen.fillStyle = theme.tick;
  for (const { time, label } of drawn) {
    const high = label === undefined ? 5 : 11;
    pen.fillRect(xOf(view, time), HEIGHTS.ruler - 1 - high, 1, high);
  }
  pen.font = theme.timeFont;
  pen.textBaseline = "middle";
  pen.fillStyle = theme.label;
  for (const { time, label } of drawn) {
    if (label !== undefined) pen.fillText(label, xOf(view, time) + 4, HEIGHTS.ruler / 2 - 1);
  }
  pen.fillStyle = theme.accent;
  const [left, right] = [marks.in, marks.out].map((mark) => (mark === null ? null : xOf(view, mark)));
  if (left !== null && left !== undefined) pen.fillRect(left, 0, 4, HEIGHTS.ruler - 1);
  if (right !== null && right !== undefined) pen.fillRect(right - 4, 0, 4, HEIGHTS.ruler - 1);
}

/** A label that begins so many pixels before the picture still reaches into it. */
const LABEL_REACH = 90;
