/** What part of the film is in view: the time at the left edge and the ticks that a pixel stands for (both may be fractions). */
export type View = { readonly from: number; readonly perPixel: number };

/** What a view may be: the film, how wide the picture is, and how long a frame is (ticks). */
export type ViewRoom = { readonly duration: number; readonly width: number; readonly frame: number };

/** A frame is drawn this wide at most, in pixels. */
const WIDEST_FRAME = 96;

/** The part of the width that the film leaves free behind its end, so that the last frame can be reached. */
const SLACK = 0.04;

/** The pixel of a time. Origin and time are rounded apart, so that everything moves by the same whole pixels. */
export function xOf(view: View, time: number): number {
  return Math.round(time / view.perPixel) - originOf(view);
}

/** The time at the left edge of a pixel, in ticks (a fraction). */
export function timeAt(view: View, x: number): number {
  return (x + originOf(view)) * view.perPixel;
}

/** The whole film. */
export function wholeFilm({ duration, width }: ViewRoom): View {
  return { from: 0, perPixel: Math.max(1, duration * (1 + SLACK)) / Math.max(1, width) };
}

/** A view within its room: no wider than the whole film, no closer than single frames, and never beside the film. */
export function clampView(view: View, room: ViewRoom): View {
  const widest = wholeFilm(room).perPixel;
  const closest = Math.min(widest, room.frame / WIDEST_FRAME);
  const perPixel = Math.min(widest, Math.max(closest, view.perPixel));
  const most = widest * room.width - perPixel * room.width;
  return { from: Math.min(Math.max(0, view.from), Math.max(0, most)), perPixel };
}

/** A view that shows `factor` times as much (under 1: closer), with the time under a pixel kept in its place. */
export function zoomView(view: View, factor: number, x: number, room: ViewRoom): View {
  const fixed = view.from + x * view.perPixel;
  const { perPixel } = clampView({ from: 0, perPixel: view.perPixel * factor }, room);
  return clampView({ from: fixed - x * perPixel, perPixel }, room);
}

/** A view moved by pixels: above 0 towards the end of the film. */
export function panView(view: View, pixels: number, room: ViewRoom): View {
  return clampView({ from: view.from + pixels * view.perPixel, perPixel: view.perPixel }, room);
}

/** A view with a time in it: the same where it is in it already, else turned over so that the time is near the left edge. */
export function revealTime(view: View, time: number, room: ViewRoom): View {
  const x = (time - view.from) / view.perPixel;
  if (x >= 0 && x < room.width) return view;
  return clampView({ from: time - room.width * LEAD * view.perPixel, perPixel: view.perPixel }, room);
}

/** Where a page that is turned to begins before the playhead, as a part of the width. */
const LEAD = 0.08;

function originOf({ from, perPixel }: View): number {
  return Math.round(from / perPixel);
}
