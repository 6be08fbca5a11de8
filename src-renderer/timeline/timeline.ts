import { frameAtTicks, endOfFrame, startOfFrame } from "#annotations/time/frame-table.ts";
import { asTicks, TICKS_PER_SECOND, type Ticks } from "#annotations/time/ticks.ts";
import { type DataChange, Coverages } from "./coverages.ts";
import { drawTimeline } from "./draw.ts";
import { drawOverview } from "./draw-overview.ts";
import { drawGesture } from "./draw-overlay.ts";
import { drawGrowth } from "./draw-growth.ts";
import type { Entry, TimelineData } from "./entries.ts";
import type { Gesture, GestureScene } from "./gesture.ts";
import { type Layout, layOut, mostScroll } from "./layout.ts";
import { MovingPlayhead } from "./moving-playhead.ts";
import { listenToPointer, type PointerEvents } from "./pointer.ts";
import type { RulerScale } from "./ruler.ts";
import type { Scene } from "./scene.ts";
import type { PeakSource, PictureSource } from "./sources.ts";
import { createSurface, type Surface } from "./surface.ts";
import type { Theme } from "./theme.ts";
import {
  clampView,
  panView,
  revealTime,
  type View,
  type ViewRoom,
  wholeFilm,
  xOf,
  zoomView,
} from "./view.ts";

/** Everything that a timeline is told. */
export type TimelineInput = {
  readonly data: TimelineData;
  readonly scale: RulerScale;
  readonly theme: Theme;
  readonly selected: readonly Entry[];
  /** Segments that still run; they grow with the playhead. */
  readonly running: readonly Entry[];
  readonly marks: { readonly in: Ticks | null; readonly out: Ticks | null };
  readonly shots: readonly Ticks[];
  readonly peaks: PeakSource | null;
  readonly pictures: PictureSource | null;
  readonly writable: boolean;
  /** How the view goes along with a film that plays: it runs under a line that stands, turns pages, or stays. */
  readonly follow: "smooth" | "page" | "off";
};

/** What a timeline tells: what the user did, or that another part of the film is in view now. */
export type TimelineEvent =
  | PointerEvents
  | { readonly kind: "view"; readonly view: View; readonly layout: Layout; readonly scroll: number };

/** Where the line stands while the film runs under it, as a part of the width. */
const STAND = 0.5;

/**
 * A timeline in an element of the page: data in, events out. It draws what is visible on a canvas of its own, the playhead
 * beside it, and never more than once per repaint. It knows nothing of logs.
 */
export class Timeline {
  readonly #surface: Surface;
  readonly #tell: (event: TimelineEvent) => void;
  readonly #coverages: Coverages;
  readonly #playhead = new MovingPlayhead();
  readonly #fit: Scene["fit"];
  readonly #stops: (() => void)[] = [];
  #input: TimelineInput;
  #view: View | undefined;
  #scroll = 0;
  #layout: Layout;
  #gesture: Gesture | undefined;
  /** The user has looked elsewhere while the film runs. */
  #isAway = false;
  #frame = 0;
  #dirty = { main: true, over: false, strip: true };
  /** How far running segments are drawn. */
  #grownTo = 0;
  #stopSources: () => void = () => {};

  constructor(root: HTMLElement, input: TimelineInput, tell: (event: TimelineEvent) => void) {
    this.#input = input;
    this.#tell = tell;
    this.#surface = createSurface(root);
    this.#coverages = new Coverages(input.data);
    this.#fit = this.#surface.fit(() => this.#input.theme.textFont);
    this.#layout = this.#layOut();
    const observer = new ResizeObserver(() => this.#onResize());
    observer.observe(root);
    this.#stops.push(() => observer.disconnect());
    this.#stops.push(listenToPointer(this.#surface, this.#pointerPorts()));
    this.#followSources();
    this.#onResize();
  }

  /** Takes news in. `change` says what new data changes of the old, so that only that is looked at. */
  set(patch: Partial<TimelineInput>, change?: DataChange): void {
    const before = this.#input;
    this.#input = { ...before, ...patch };
    const { data, peaks, pictures } = this.#input;
    if (data !== before.data) {
      this.#coverages.take(data, change);
      this.#dirty.strip = true;
      // A film of another length is another film, or one whose length is known only now.
      if (data.duration !== before.data.duration && this.#view) this.#view = wholeFilm(this.#room());
    }
    if (patch.theme) this.#dirty.strip = true;
    if (peaks !== before.peaks || pictures !== before.pictures) this.#followSources();
    const { rowsTop } = this.#layout;
    this.#layout = this.#layOut();
    this.#scroll = Math.min(this.#scroll, mostScroll(this.#layout));
    const hasMoved = rowsTop !== this.#layout.rowsTop;
    this.#changed(hasMoved || data.rows !== before.data.rows || data.duration !== before.data.duration);
  }

  /** The player shows the frame that begins at a time; a rate of 0 says that it stands. */
  setPlayhead(time: Ticks, rate: number): void {
    const now = performance.now();
    const wasMoving = this.#playhead.isMoving;
    const jumped = Math.abs(time - this.#playhead.at(now)) > TICKS_PER_SECOND;
    this.#playhead.tell(time, rate, now);
    if (jumped || !wasMoving) this.#isAway = false;
    const view = this.#view;
    if (view && this.#input.follow !== "off" && !this.#gesture && rate === 0) {
      this.#show(revealTime(view, time, this.#room()));
    }
    this.#ask();
  }

  /** Shows `factor` times as much of the film (under 1: closer) around a pixel; around the playhead unless told. */
  zoom(factor: number, x?: number): void {
    const view = this.#view;
    if (!view) return;
    const room = this.#room();
    const head = xOf(view, this.#playhead.at(performance.now()));
    const middle = head >= 0 && head <= room.width ? head : room.width / 2;
    this.#show(zoomView(view, factor, x ?? middle, room));
  }

  pan(pixels: number): void {
    if (!this.#view) return;
    this.#isAway = true;
    this.#show(panView(this.#view, pixels, this.#room()));
  }

  showWhole(): void {
    this.#show(wholeFilm(this.#room()));
  }

  /** Shows what lies between two times, with a little room on both sides. */
  showSpan(from: number, to: number): void {
    const { width } = this.#room();
    const perPixel = Math.max(1, (to - from) * 1.1) / Math.max(1, width);
    this.#isAway = true;
    this.#show({ from: (from + to) / 2 - (width / 2) * perPixel, perPixel });
  }

  scrollRows(pixels: number): void {
    const next = Math.min(Math.max(0, this.#scroll + pixels), mostScroll(this.#layout));
    if (next === this.#scroll) return;
    this.#scroll = next;
    this.#changed(true);
  }

  /** Takes the gesture back that is under way; whether there was one. */
  cancel(): boolean {
    const gesture = this.#gesture;
    if (!gesture) return false;
    this.#setGesture(undefined);
    if (gesture.kind === "trim" || gesture.kind === "draw") this.#tell({ kind: "look", time: null });
    return true;
  }

  /** Moves on by parts of what is in view: above 0 towards the end of the film. */
  page(parts: number): void {
    this.pan(parts * this.#size().width);
  }

  /** The times between which the film is in view; `undefined` before there is any room. */
  span(): { readonly from: number; readonly to: number } | undefined {
    const { width, duration } = this.#room();
    const view = this.#view;
    return view && { from: view.from, to: Math.min(duration, view.from + width * view.perPixel) };
  }

  /** The first entries in view, at least `most` where there are so many, and how many there are in all. */
  visible(most: number): { readonly entries: readonly Entry[]; readonly count: number } {
    const span = this.span();
    if (!span) return { entries: [], count: 0 };
    const { whole } = this.#input.data;
    const { from, to } = span;
    // What lies in the whole film is never gathered: a part that is long enough is found by doubling.
    let parts = 2 ** Math.max(0, Math.ceil(Math.log2((whole.begun(from, to) + 1) / most)));
    let entries = whole.overlapping(from, from + (to - from) / parts);
    while (entries.length < most && parts > 1) {
      parts /= 2;
      entries = whole.overlapping(from, from + (to - from) / parts);
    }
    const early = whole.overlapping(from, from + 1).filter(({ start }) => start < from).length;
    return { entries, count: early + whole.begun(from, to) };
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#stopSources();
    for (const stop of this.#stops) stop();
    this.#surface.remove();
  }

  #pointerPorts() {
    return {
      tell: (event: PointerEvents) => this.#tell(event),
      scene: () => this.#gestureScene(),
      gesture: () => this.#gesture,
      setGesture: (gesture: Gesture | undefined) => this.#setGesture(gesture),
      zoom: (factor: number, x: number) => this.zoom(factor, x),
      pan: (pixels: number) => this.pan(pixels),
      scrollRows: (pixels: number) => this.scrollRows(pixels),
      centre: (share: number) => {
        const view = this.#view;
        if (!view) return;
        const { width, duration } = this.#room();
        this.#isAway = true;
        this.#show({ ...view, from: share * duration - (width / 2) * view.perPixel });
      },
    };
  }

  #setGesture(gesture: Gesture | undefined): void {
    const before = this.#gesture;
    this.#gesture = gesture;
    const isDrawn = gesture !== undefined && gesture.kind !== "press" && gesture.kind !== "scrub";
    this.#dirty.over = isDrawn;
    this.#surface.over.hidden = !isDrawn;
    // What is dragged is taken out of the picture below, once.
    if (gesture?.kind !== before?.kind) this.#dirty.main = true;
    this.#ask();
  }

  #show(wanted: View): void {
    const next = clampView(wanted, this.#room());
    const view = this.#view;
    if (view && view.from === next.from && view.perPixel === next.perPixel) return;
    this.#view = next;
    this.#changed(true);
  }

  #changed(isElsewhere: boolean): void {
    this.#dirty.main = true;
    this.#dirty.over ||= !this.#surface.over.hidden;
    this.#ask();
    if (isElsewhere && this.#view) {
      this.#tell({ kind: "view", view: this.#view, layout: this.#layout, scroll: this.#scroll });
    }
  }

  #ask(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame((now) => this.#draw(now));
  }

  #draw(now: number): void {
    this.#frame = 0;
    const playhead = this.#playhead.at(now);
    if (this.#playhead.isMoving && !this.#isAway && !this.#gesture) this.#followFilm(playhead);
    const scene = this.#scene(playhead);
    if (scene) {
      if (this.#dirty.main) {
        drawTimeline(this.#surface.mainPen, scene);
        this.#grownTo = playhead;
      } else if (this.#input.running.length > 0 && this.#grownTo !== playhead) {
        drawGrowth(this.#surface.mainPen, scene, this.#input.running, this.#grownTo);
        this.#grownTo = playhead;
      }
      if (this.#dirty.over && this.#gesture) drawGesture(this.#surface.overPen, scene, this.#gesture);
      this.#place(scene, playhead);
    }
    this.#dirty = { main: false, over: false, strip: false };
    if (this.#playhead.isMoving) this.#ask();
  }

  #followFilm(playhead: number): void {
    const view = this.#view;
    if (!view || this.#input.follow === "off") return;
    const room = this.#room();
    const next =
      this.#input.follow === "smooth"
        ? clampView({ ...view, from: playhead - STAND * room.width * view.perPixel }, room)
        : revealTime(view, playhead, room);
    // A view that has not moved by a pixel looks the same.
    if (Math.round(next.from / next.perPixel) === Math.round(view.from / view.perPixel)) return;
    this.#show(next);
  }

  /** Puts the playhead and the strip's marks in their places; nothing of the picture is drawn for that. */
  #place({ view, width, data, theme }: Scene, playhead: number): void {
    const { playhead: line, window, stripHead, strip, stripPen } = this.#surface;
    const x = xOf(view, playhead);
    line.hidden = x < 0 || x > width;
    line.style.transform = `translateX(${x}px)`;
    const share = (time: number) => (time / Math.max(1, data.duration)) * width;
    const right = Math.min(width, share(view.from + width * view.perPixel));
    window.style.transform = `translateX(${Math.round(share(view.from))}px)`;
    window.style.width = `${Math.max(4, Math.round(right - share(view.from)))}px`;
    stripHead.style.transform = `translateX(${Math.round(share(playhead))}px)`;
    if (!this.#dirty.strip || data.duration <= 0) return;
    const coverage = this.#coverages.whole();
    drawOverview(stripPen, { width, height: strip.clientHeight, duration: data.duration, coverage, theme });
  }

  #scene(playhead: number): Scene | undefined {
    const { width, height } = this.#size();
    if (!this.#view || width === 0 || height === 0) return undefined;
    const gesture = this.#gesture;
    const dragged = gesture?.kind === "move" || gesture?.kind === "trim" ? gesture.preview.entries : [];
    const found = gesture?.kind === "box" ? gesture.found : undefined;
    return {
      ...this.#input,
      width,
      height,
      view: this.#view,
      layout: this.#layout,
      scroll: this.#scroll,
      selected: found ?? this.#input.selected,
      hidden: new Set(dragged.map(({ id }) => id)),
      playhead,
      coverageOf: (row) => this.#coverages.of(row),
      fit: this.#fit,
    };
  }

  #gestureScene(): GestureScene | undefined {
    if (!this.#view) return undefined;
    const { data, marks, shots, selected, running, writable } = this.#input;
    const playhead = this.#playhead.at(performance.now());
    return {
      view: this.#view,
      layout: this.#layout,
      scroll: this.#scroll,
      playhead,
      selected,
      running,
      data,
      writable,
      targets: {
        frames: data.frames,
        duration: data.duration,
        playhead,
        marks,
        shots,
        rows: data.rows.map(({ entries }) => entries),
        dragged: new Set(),
      },
    };
  }

  #room(): ViewRoom {
    const { frames, duration } = this.#input.data;
    const at = frames ? frameAtTicks(frames, asTicks(Math.round(this.#playhead.at(performance.now())))) : 0;
    const frame = frames ? endOfFrame(frames, at) - startOfFrame(frames, at) : TICKS_PER_SECOND / 25;
    return { duration, width: this.#size().width, frame };
  }

  #size(): { width: number; height: number } {
    const { clientWidth, clientHeight } = this.#surface.main;
    return { width: clientWidth, height: clientHeight };
  }

  #layOut(): Layout {
    const { data, peaks, pictures } = this.#input;
    const { clientHeight } = this.#surface.main;
    return layOut(data.rows, clientHeight, { pictures: pictures !== null, channels: peaks?.channels ?? 0 });
  }

  #onResize(): void {
    this.#surface.resize();
    this.#layout = this.#layOut();
    const { width } = this.#size();
    if (width > 0) {
      this.#view = clampView(this.#view ?? wholeFilm(this.#room()), this.#room());
      this.#dirty.strip = true;
      this.#changed(true);
    }
  }

  #followSources(): void {
    this.#stopSources();
    const redraw = () => this.#changed(false);
    const stops = [this.#input.peaks, this.#input.pictures].map((source) => source?.subscribe(redraw));
    this.#stopSources = () => {
      for (const stop of stops) stop?.();
    };
  }
}
