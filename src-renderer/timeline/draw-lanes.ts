import { asTicks } from "#annotations/time/ticks.ts";
import { HEIGHTS } from "./layout.ts";
import type { Pen, Scene } from "./scene.ts";
import { timeAt, xOf } from "./view.ts";

/** Draws the lanes above the rows: pictures of the film, and its sound by channel. What there is no source for is left out. */
export function drawLanes(pen: Pen, scene: Scene, from: number, to: number): void {
  drawPictures(pen, scene, from, to);
  drawSound(pen, scene, from, to);
}

function drawPictures(pen: Pen, scene: Scene, from: number, to: number): void {
  const { pictures, layout, view, width, theme, data } = scene;
  if (!pictures) return;
  const height = HEIGHTS.pictures - 1;
  const pictureWidth = Math.max(8, Math.round(height * pictures.aspect));
  const step = pictureWidth * view.perPixel;
  pictures.wish(tick(from), tick(Math.min(to, data.duration)), tick(Math.max(1, step)));
  pen.fillStyle = theme.line;
  pen.fillRect(0, layout.picturesTop + height, width, 1);
  pen.save();
  pen.beginPath();
  pen.rect(0, layout.picturesTop, width, height);
  pen.clip();
  // Places are counted from the film's beginning, so that pictures move with it and do not change under the eye.
  for (let at = Math.floor(from / step); at * step < Math.min(to, data.duration); at++) {
    const picture = pictures.at(tick((at + 0.5) * step));
    if (picture) pen.drawImage(picture, xOf(view, at * step), layout.picturesTop, pictureWidth, height);
  }
  pen.restore();
}

/** The loudest a sample can be. */
const FULL = 127;

function drawSound(pen: Pen, scene: Scene, from: number, to: number): void {
  const { peaks, layout, width, theme, data, view } = scene;
  if (!peaks) return;
  pen.fillStyle = theme.line;
  pen.fillRect(0, layout.soundTop + layout.soundHeight - 1, width, 1);
  const known = Math.min(to, peaks.knownTo, data.duration);
  const count = Math.min(width, Math.max(0, xOf(view, known)));
  if (count === 0) return;
  const end = timeAt(view, count);
  pen.fillStyle = theme.wave;
  for (let channel = 0; channel < layout.soundHeight / HEIGHTS.channel; channel++) {
    const columns = peaks.columns(channel, tick(from), tick(Math.max(from + 1, end)), count);
    const half = HEIGHTS.channel / 2 - 2;
    const middle = layout.soundTop + channel * HEIGHTS.channel + HEIGHTS.channel / 2;
    for (let x = 0; x < count; x++) {
      const low = columns[2 * x] ?? 0;
      const high = columns[2 * x + 1] ?? 0;
      const top = Math.round((high / FULL) * half);
      const bottom = Math.round((low / FULL) * half);
      pen.fillRect(x, middle - top, 1, Math.max(1, top - bottom));
    }
  }
}

function tick(time: number) {
  return asTicks(Math.max(0, Math.round(time)));
}
