import type { Ticks } from "#annotations/time/ticks.ts";
import type { Entry } from "./entries.ts";
import { beginGesture, dragGesture, type Gesture, type GestureScene, type Point } from "./gesture.ts";
import { hitAt } from "./hit.ts";
import type { Surface } from "./surface.ts";
import { timeAt } from "./view.ts";

/** What the user did with the pointer. */
export type PointerEvents =
  /** The playhead is being taken along; `first` where that begins. */
  | { readonly kind: "seek"; readonly time: Ticks; readonly first: boolean }
  | { readonly kind: "select"; readonly ids: readonly string[] }
  /** An entry was pressed twice. */
  | { readonly kind: "open"; readonly entry: Entry }
  | { readonly kind: "change"; readonly edit: "move" | "start" | "end"; readonly entries: readonly Entry[] }
  | { readonly kind: "draw"; readonly row: string; readonly start: Ticks; readonly end: Ticks }
  /** The frame at a time is to be seen while an edge is dragged; `null` when that is over. */
  | { readonly kind: "look"; readonly time: Ticks | null }
  | { readonly kind: "hover"; readonly hover: Hover | null };

/** What the pointer rests on. */
export type Hover = {
  readonly entry: Entry | undefined;
  readonly time: number;
  /** Where the pointer is in the window. */
  readonly clientX: number;
  readonly clientY: number;
};

/** What the pointer works on. */
export type PointerPorts = {
  tell(event: PointerEvents): void;
  scene(): GestureScene | undefined;
  gesture(): Gesture | undefined;
  setGesture(gesture: Gesture | undefined): void;
  zoom(factor: number, x: number): void;
  pan(pixels: number): void;
  scrollRows(pixels: number): void;
  /** Brings a part of the film, from 0 to 1, to the middle of the view. */
  centre(share: number): void;
};

/** How much closer one notch of a wheel comes, by the pixels that it tells. */
const ZOOM_PER_PIXEL = 1.0025;
/** A wheel that counts in lines counts so many pixels to one. */
const LINE = 20;

/** Listens to the pointer on a timeline. Returns how to stop. */
export function listenToPointer({ main, strip }: Surface, ports: PointerPorts): () => void {
  const abort = new AbortController();
  const { signal } = abort;

  const pointOf = (event: MouseEvent): Point => ({
    x: event.offsetX,
    y: event.offsetY,
    adds: event.shiftKey,
    draws: event.ctrlKey || event.metaKey,
    free: event.altKey,
  });

  const onDown = (event: PointerEvent): void => {
    const scene = ports.scene();
    if (event.button !== 0 || !scene) return;
    // A press on the picture is no press on a control: the keys stay with logging.
    event.preventDefault();
    const point = pointOf(event);
    const gesture = beginGesture(scene, hitAt(scene, point.x, point.y), point);
    main.setPointerCapture(event.pointerId);
    ports.tell({ kind: "hover", hover: null });
    ports.setGesture(gesture);
    if (gesture.kind === "scrub") ports.tell({ kind: "seek", time: gesture.time, first: true });
  };

  const onMove = (event: PointerEvent): void => {
    const scene = ports.scene();
    if (!scene) return;
    const point = pointOf(event);
    const before = ports.gesture();
    if (!before) {
      hover(scene, point, event);
      return;
    }
    const gesture = dragGesture(scene, before, point);
    ports.setGesture(gesture);
    main.style.cursor = cursorOf(gesture);
    if (gesture.kind === "scrub") ports.tell({ kind: "seek", time: gesture.time, first: false });
    if (gesture.kind === "trim" || gesture.kind === "draw") {
      ports.tell({ kind: "look", time: gesture.preview.shown });
    }
  };

  const hover = (scene: GestureScene, { x, y }: Point, { clientX, clientY }: PointerEvent): void => {
    const hit = hitAt(scene, x, y);
    const onEdge = hit.kind === "entry" && hit.part !== "body" && scene.writable;
    main.style.cursor = onEdge ? "ew-resize" : hit.kind === "entry" ? "pointer" : "default";
    const entry = hit.kind === "entry" ? hit.entry : undefined;
    ports.tell({ kind: "hover", hover: { entry, time: timeAt(scene.view, x), clientX, clientY } });
  };

  const onUp = (event: PointerEvent): void => {
    const gesture = ports.gesture();
    const scene = ports.scene();
    if (!gesture || !scene) return;
    ports.setGesture(undefined);
    main.style.cursor = "default";
    finish(gesture, scene, pointOf(event), ports);
  };

  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    const [across, down] = [event.deltaX * unit, event.deltaY * unit];
    if (event.ctrlKey || event.metaKey) ports.zoom(ZOOM_PER_PIXEL ** down, event.offsetX);
    else if (event.altKey) ports.scrollRows(down);
    else ports.pan(Math.abs(across) > Math.abs(down) ? across : down);
  };

  const onStrip = (event: PointerEvent): void => {
    if (event.type === "pointerdown") {
      if (event.button !== 0) return;
      event.preventDefault();
      strip.setPointerCapture(event.pointerId);
    } else if (!strip.hasPointerCapture(event.pointerId)) return;
    ports.centre(event.offsetX / Math.max(1, strip.clientWidth));
  };

  const cancel = (): void => {
    const gesture = ports.gesture();
    ports.setGesture(undefined);
    if (gesture?.kind === "trim" || gesture?.kind === "draw") ports.tell({ kind: "look", time: null });
  };

  main.addEventListener("pointerdown", onDown, { signal });
  main.addEventListener("pointermove", onMove, { signal });
  main.addEventListener("pointerup", onUp, { signal });
  main.addEventListener("pointercancel", cancel, { signal });
  main.addEventListener("pointerleave", () => ports.tell({ kind: "hover", hover: null }), { signal });
  main.addEventListener("dblclick", (event) => openUnder(event, ports), { signal });
  main.addEventListener("wheel", onWheel, { signal, passive: false });
  strip.addEventListener("pointerdown", onStrip, { signal });
  strip.addEventListener("pointermove", onStrip, { signal });
  strip.addEventListener("wheel", onWheel, { signal, passive: false });
  return () => abort.abort();
}

function openUnder(event: MouseEvent, ports: PointerPorts): void {
  const scene = ports.scene();
  const hit = scene && hitAt(scene, event.offsetX, event.offsetY);
  if (hit?.kind === "entry") ports.tell({ kind: "open", entry: hit.entry });
}

function finish(gesture: Gesture, scene: GestureScene, at: Point, ports: PointerPorts): void {
  switch (gesture.kind) {
    case "scrub":
      break;
    case "press":
      ports.tell({ kind: "select", ids: pressed(gesture, scene, at) });
      break;
    case "box":
      ports.tell({ kind: "select", ids: gesture.found.map(({ id }) => id) });
      break;
    case "move":
      ports.tell({ kind: "change", edit: "move", entries: gesture.preview.entries });
      break;
    case "trim":
      ports.tell({ kind: "look", time: null });
      ports.tell({ kind: "change", edit: gesture.edge, entries: gesture.preview.entries });
      break;
    case "draw": {
      ports.tell({ kind: "look", time: null });
      const [entry] = gesture.preview.entries;
      if (entry?.end !== undefined) {
        ports.tell({ kind: "draw", row: gesture.row, start: entry.start, end: entry.end });
      }
    }
  }
}

/** What is selected after a press that did not become a drag. */
function pressed(
  { hit }: Extract<Gesture, { kind: "press" }>,
  { selected }: GestureScene,
  { adds }: Point,
): readonly string[] {
  const before = selected.map(({ id }) => id);
  if (hit.kind !== "entry") return adds ? before : [];
  const { id } = hit.entry;
  if (!adds) return [id];
  return before.includes(id) ? before.filter((other) => other !== id) : [...before, id];
}

function cursorOf(gesture: Gesture): string {
  const cursors = {
    press: "default",
    scrub: "default",
    move: "grabbing",
    trim: "ew-resize",
    draw: "copy",
    box: "default",
  };
  return cursors[gesture.kind];
}
