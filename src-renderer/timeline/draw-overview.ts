import type { Coverage } from "./coverage.ts";
import type { Pen } from "./scene.ts";
import type { Theme } from "./theme.ts";

/** The whole film as a strip: how much begins where. */
export type Overview = {
  readonly width: number;
  readonly height: number;
  readonly duration: number;
  readonly coverage: Coverage;
  readonly theme: Theme;
};

/** Width of a column of the strip, in pixels. */
const COLUMN = 2;

/** Draws the strip of the whole film: columns the higher, the more begins in them. Follows from its argument alone. */
export function drawOverview(pen: Pen, { width, height, duration, coverage, theme }: Overview): void {
  pen.fillStyle = theme.ruler;
  pen.fillRect(0, 0, width, height);
  if (duration <= 0) return;
  const perPixel = duration / width;
  const counts: number[] = [];
  for (let x = 0; x < width; x += COLUMN) {
    counts.push(coverage.beginning(x * perPixel, (x + COLUMN) * perPixel, perPixel));
  }
  const most = Math.max(1, ...counts);
  pen.fillStyle = theme.tick;
  counts.forEach((count, index) => {
    if (count === 0) return;
    // The root keeps a lone entry from vanishing beside a crowd.
    const high = Math.max(2, Math.round(Math.sqrt(count / most) * (height - 4)));
    pen.fillRect(index * COLUMN, height - 1 - high, COLUMN - 1, high);
  });
}
