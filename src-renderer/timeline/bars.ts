import { endOfEntry, type Entry, type TimelineData } from "./entries.ts";
import { HEIGHTS, type PlacedRow } from "./layout.ts";
import type { Pen, Scene } from "./scene.ts";
import { type View, xOf } from "./view.ts";

/** A bar's place in its row: from one pixel to before another. */
export type BarSpan = { readonly x: number; readonly end: number };

/** The least width of a segment, so that it can be seen and met. */
const LEAST = 2;
/** A moment is drawn so wide, its time in the middle. */
const MOMENT = 5;
/** Bars of this width have an edge of their own, and those of the next one words. */
const EDGED = 5;
const WORDED = 26;
const WORDS_INSET = 7;

/** The pixels of an entry; what hit testing and drawing both go by. */
export function spanOfEntry(view: View, entry: Entry, playhead: number): BarSpan {
  const x = xOf(view, entry.start);
  if (entry.end === undefined && !entry.open) {
    return { x: x - (MOMENT - 1) / 2, end: x + (MOMENT + 1) / 2 };
  }
  return { x, end: Math.max(x + LEAST, xOf(view, endOfEntry(entry, playhead))) };
}

/** The lines of a row between which its bars stand, in pixels of the picture. */
export function barLines(
  placed: PlacedRow,
  rowsTop: number,
  scroll: number,
): { top: number; height: number } {
  const height = placed.row.folded ? HEIGHTS.foldedBar : HEIGHTS.bar;
  return { top: rowsTop - scroll + placed.top + Math.floor((placed.height - height) / 2), height };
}

/** Ticks of film that a moment's mark covers on either side, so that a query finds it. */
export function reachOfMarks({ perPixel }: View): number {
  return perPixel * MOMENT;
}

/** The entries of a row between two times, those included that have run into them since they were last noted. */
export function entriesIn(
  { running, playhead, data }: Pick<Scene, "running" | "playhead" | "data">,
  { row }: PlacedRow,
  from: number,
  to: number,
): readonly Entry[] {
  const found = row.entries.overlapping(from, to);
  const late = running.filter(
    (entry) =>
      entry.start < to &&
      (entry.end ?? entry.start + 1) <= from &&
      endOfEntry(entry, playhead) > from &&
      data.rowsOf(entry).includes(row.id),
  );
  return late.length === 0 ? found : [...found, ...late];
}

/** Draws the entries of a row one by one. */
export function drawBars(pen: Pen, scene: Scene, placed: PlacedRow, from: number, to: number): void {
  const { view, layout, scroll, hidden, playhead } = scene;
  const { top, height } = barLines(placed, layout.rowsTop, scroll);
  const reach = reachOfMarks(view);
  const words: [Entry, BarSpan][] = [];
  let covered = Number.NEGATIVE_INFINITY;
  for (const entry of entriesIn(scene, placed, from - reach, to + reach)) {
    if (hidden.has(entry.id)) continue;
    const span = spanOfEntry(view, entry, playhead);
    // What lies as a whole under the narrow mark before it cannot be told from it.
    if (span.end <= covered && span.end - span.x <= LEAST) continue;
    covered = span.end;
    drawBar(pen, scene, entry, span, top, height);
    if (span.end - span.x >= WORDED && !placed.row.folded) words.push([entry, span]);
  }
  drawWords(pen, scene, words, top, height);
}

/** Draws one bar: a body in its hue with a strong left edge, a moment as a pin. */
export function drawBar(
  pen: Pen,
  { width, data, theme }: Pick<Scene, "width" | "theme"> & { readonly data: Pick<TimelineData, "colourOf"> },
  entry: Entry,
  { x, end }: BarSpan,
  top: number,
  height: number,
): void {
  const hue = theme.hues[data.colourOf(entry)];
  if (entry.end === undefined && !entry.open) {
    pen.fillStyle = hue.edge;
    pen.fillRect(x, top, MOMENT, Math.ceil(height / 3));
    pen.fillRect(x + (MOMENT - 1) / 2, top, 1, height);
    return;
  }
  const [left, right] = [Math.max(x, -EDGED), Math.min(end, width + EDGED)];
  if (end - x < EDGED) {
    pen.fillStyle = hue.bodies[2];
    pen.fillRect(left, top, right - left, height);
    return;
  }
  pen.fillStyle = hue.bodies[0];
  pen.fillRect(left + 2, top, right - left - 3, height);
  pen.fillStyle = hue.edge;
  pen.fillRect(x, top, 2, height);
  if (entry.open) {
    pen.fillStyle = theme.running;
    pen.fillRect(right - 2, top, 2, height);
  }
}

function drawWords(
  pen: Pen,
  scene: Scene,
  words: readonly (readonly [Entry, BarSpan])[],
  top: number,
  height: number,
): void {
  const { data, theme, width } = scene;
  if (words.length === 0) return;
  pen.font = theme.textFont;
  pen.textBaseline = "middle";
  words.forEach(([entry, { x, end }], index) => {
    // Words stand in what is seen of a bar, and stop where the next one begins.
    const next = words[index + 1]?.[1].x ?? Number.POSITIVE_INFINITY;
    const left = Math.max(x, 0) + WORDS_INSET;
    const room = Math.min(end, next, width) - left - 4;
    if (room < WORDED - WORDS_INSET - 4) return;
    const text = scene.fit(data.labelOf(entry), room);
    if (text === "") return;
    pen.fillStyle = theme.hues[data.colourOf(entry)].words;
    pen.fillText(text, left, top + height / 2 + 0.5);
  });
}

/** Draws a row where entries are smaller than a pixel: runs of columns, the stronger the more begins in them. */
export function drawCoverage(pen: Pen, scene: Scene, placed: PlacedRow, from: number, to: number): void {
  const { view, theme, layout, scroll } = scene;
  const { top, height } = barLines(placed, layout.rowsTop, scroll);
  const runs = scene.coverageOf(placed.row).runs(from, to, view.perPixel, LEAST, (time) => xOf(view, time));
  for (const { from: x, to: end, density, colour } of runs) {
    pen.fillStyle = theme.hues[colour].bodies[density - 1] ?? theme.soft;
    pen.fillRect(x, top, end - x, height);
  }
  for (const entry of scene.running) {
    if (!scene.data.rowsOf(entry).includes(placed.row.id)) continue;
    drawBar(pen, scene, entry, spanOfEntry(view, entry, scene.playhead), top, height);
  }
}

/** Draws the frame of a bar that is selected, or that is being dragged. */
export function drawFrame(
  pen: Pen,
  { width, theme }: Pick<Scene, "width" | "theme">,
  { x, end }: BarSpan,
  top: number,
  height: number,
): void {
  const [left, right] = [Math.max(x, -2) - 1, Math.min(end, width + 2) + 1];
  pen.fillStyle = theme.accent;
  pen.fillRect(left, top - 2, right - left, 2);
  pen.fillRect(left, top + height, right - left, 2);
  pen.fillRect(left - 1, top - 2, 2, height + 4);
  pen.fillRect(right - 1, top - 2, 2, height + 4);
}
