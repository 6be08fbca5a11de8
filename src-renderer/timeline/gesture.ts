import { type FrameTable, endOfFrame, frameAtTicks, startOfFrame } from "#annotations/time/frame-table.ts";
import { asTicks, type Ticks } from "#annotations/time/ticks.ts";
import { type Entry, endOfEntry } from "./entries.ts";
import { entriesInBox, type Hit, type HitScene } from "./hit.ts";
import { type SnapTargets, snapTime } from "./snap.ts";
import { timeAt } from "./view.ts";

/** Where the pointer is, in pixels of the picture, and what is held down with it. */
export type Point = {
  readonly x: number;
  readonly y: number;
  /** Adds to the selection. */
  readonly adds: boolean;
  /** Draws something new where nothing is. */
  readonly draws: boolean;
  /** Lets edges lie where they are put, but for frames. */
  readonly free: boolean;
};

/** What the pointer is doing since it went down. */
export type Gesture =
  | { readonly kind: "press"; readonly at: Point; readonly hit: Hit }
  | { readonly kind: "scrub"; readonly time: Ticks }
  | { readonly kind: "move"; readonly at: Point; readonly grabbed: Entry; readonly preview: Preview }
  | {
      readonly kind: "trim";
      readonly edge: "start" | "end";
      readonly grabbed: Entry;
      readonly preview: Preview;
    }
  | { readonly kind: "draw"; readonly at: Point; readonly row: string; readonly preview: Preview }
  | { readonly kind: "box"; readonly at: Point; readonly to: Point; readonly found: readonly Entry[] };

/** What a gesture would make of entries, the line that it snaps to, and the frame to be shown meanwhile. */
export type Preview = {
  readonly entries: readonly Entry[];
  readonly guide: Ticks | null;
  /** A time within the frame under the edge; `null` where the picture is to be left alone. */
  readonly shown: Ticks | null;
};

/** What a gesture needs to know of the timeline. */
export type GestureScene = HitScene & {
  readonly targets: SnapTargets;
  readonly selected: readonly Entry[];
  /** Whether entries may be changed. */
  readonly writable: boolean;
};

/** The id of what is being drawn, which is no entry yet. */
export const DRAWN = "drawn";

/** A press becomes a drag after so many pixels. */
const THRESHOLD = 4;
/** Edges are drawn to targets that lie so near, in pixels. */
const SNAP = 8;

/** The pointer goes down: on the ruler it takes the playhead along, elsewhere it is a press until it moves. */
export function beginGesture(scene: GestureScene, hit: Hit, at: Point): Gesture {
  return hit.kind === "ruler" ? { kind: "scrub", time: timeUnder(scene, at) } : { kind: "press", at, hit };
}

/** The pointer moves. */
export function dragGesture(scene: GestureScene, gesture: Gesture, to: Point): Gesture {
  switch (gesture.kind) {
    case "scrub":
      return { kind: "scrub", time: timeUnder(scene, to) };
    case "press": {
      const { at, hit } = gesture;
      if (Math.abs(to.x - at.x) < THRESHOLD && Math.abs(to.y - at.y) < THRESHOLD) return gesture;
      const begun = dragFrom(scene, at, hit);
      return begun.kind === "press" ? begun : dragGesture(scene, begun, to);
    }
    case "move":
      return { ...gesture, preview: moved(scene, gesture.grabbed, gesture.preview, gesture.at, to) };
    case "trim":
      return { ...gesture, preview: trimmed(scene, gesture.grabbed, gesture.edge, to) };
    case "draw":
      return { ...gesture, preview: drawn(scene, gesture.at, to) };
    case "box": {
      const { at } = gesture;
      const found = entriesInBox(scene, boxOf(at, to));
      return { kind: "box", at, to, found: at.adds ? union(scene.selected, found) : found };
    }
  }
}

/** The box between two points, in pixels. */
export function boxOf(at: Point, to: Point) {
  return {
    left: Math.min(at.x, to.x),
    right: Math.max(at.x, to.x),
    top: Math.min(at.y, to.y),
    bottom: Math.max(at.y, to.y),
  };
}

/** An entry with other times; `undefined` leaves it a moment. */
export function withTimes(entry: Entry, start: Ticks, end: Ticks | undefined): Entry {
  const { id, open } = entry;
  return { id, start, ...(end === undefined ? {} : { end }), ...(open ? { open } : {}) };
}

function dragFrom(scene: GestureScene, at: Point, hit: Hit): Gesture {
  const nothing: Preview = { entries: [], guide: null, shown: null };
  if (hit.kind === "entry" && scene.writable && !at.adds) {
    const { entry, part } = hit;
    if (part !== "body") return { kind: "trim", edge: part, grabbed: entry, preview: nothing };
    const together = scene.selected.some(({ id }) => id === entry.id) ? scene.selected : [entry];
    const entries = together.filter(({ open }) => !open);
    if (!entry.open) return { kind: "move", at, grabbed: entry, preview: { ...nothing, entries } };
  }
  if (hit.kind === "empty" && hit.row && at.draws && scene.writable) {
    return { kind: "draw", at, row: hit.row.row.id, preview: nothing };
  }
  return { kind: "box", at, to: at, found: [] };
}

function timeUnder({ view, targets }: GestureScene, { x }: Point): Ticks {
  return asTicks(Math.round(Math.min(Math.max(0, timeAt(view, x)), targets.duration)));
}

function reachOf({ view }: GestureScene, { free }: Point): number {
  return free ? 0 : SNAP * view.perPixel;
}

/** All entries moved by what the grabbed one is, which snaps by its start or its end, whichever is nearer to a target. */
function moved(scene: GestureScene, grabbed: Entry, before: Preview, at: Point, to: Point): Preview {
  const { view, targets } = scene;
  const dragged = new Set(before.entries.map(({ id }) => id));
  const others = { ...targets, dragged };
  const wanted = (to.x - at.x) * view.perPixel;
  const reach = reachOf(scene, to);
  const start = snapTime(others, grabbed.start + wanted, reach);
  const end = grabbed.end === undefined ? undefined : snapTime(others, grabbed.end + wanted, reach);
  const byStart = start.time - grabbed.start;
  const byEnd = end === undefined ? byStart : end.time - (grabbed.end ?? 0);
  const endIsNearer = Math.abs(byEnd - wanted) < Math.abs(byStart - wanted);
  const useEnd = end !== undefined && end.guide !== null && (start.guide === null || endIsNearer);
  const originals = scene.selected.filter(({ id }) => dragged.has(id));
  const all = originals.some(({ id }) => id === grabbed.id) ? originals : [grabbed];
  const by = within(useEnd ? byEnd : byStart, all, targets.duration);
  const isHeld = by !== (useEnd ? byEnd : byStart);
  return {
    entries: all.map((entry) => shifted(entry, by)),
    guide: isHeld ? null : useEnd ? (end?.guide ?? null) : start.guide,
    shown: null,
  };
}

/** A shift that keeps every entry within the film. */
function within(by: number, entries: readonly Entry[], duration: number): number {
  const first = Math.min(...entries.map(({ start }) => start));
  const last = Math.max(...entries.map((entry) => entry.end ?? entry.start));
  return Math.max(-first, Math.min(by, Math.max(0, duration - last)));
}

/** An entry some ticks on. */
export function shifted(entry: Entry, by: number): Entry {
  const end = entry.end === undefined ? undefined : asTicks(entry.end + by);
  return withTimes(entry, asTicks(entry.start + by), end);
}

function trimmed(scene: GestureScene, grabbed: Entry, edge: "start" | "end", to: Point): Preview {
  const { view, targets, playhead } = scene;
  const others = { ...targets, dragged: new Set([grabbed.id]) };
  const { time, guide } = snapTime(others, timeAt(view, to.x), reachOf(scene, to));
  const { frames, duration } = targets;
  const end = asTicks(Math.round(endOfEntry(grabbed, playhead)));
  const limit =
    edge === "start" ? boundaryBefore(frames, end) : boundaryAfter(frames, grabbed.start, duration);
  const held = edge === "start" ? time > limit : time < limit;
  const at = held ? limit : time;
  return {
    entries: [edge === "start" ? withTimes(grabbed, at, grabbed.end) : withTimes(grabbed, grabbed.start, at)],
    guide: held ? null : guide,
    // The out is exclusive: what is seen at it is the last frame of the segment.
    shown: edge === "start" ? at : boundaryBefore(frames, at),
  };
}

function drawn(scene: GestureScene, at: Point, to: Point): Preview {
  const { view, targets } = scene;
  const { frames, duration } = targets;
  const from = snapTime(targets, timeAt(view, at.x), reachOf(scene, at)).time;
  const { time, guide } = snapTime(targets, timeAt(view, to.x), reachOf(scene, to));
  const isBack = time < from;
  const start = isBack ? time : from;
  const end = isBack ? from : time > from ? time : boundaryAfter(frames, from, duration);
  return {
    entries: [{ id: DRAWN, start, end }],
    guide,
    shown: isBack ? start : boundaryBefore(frames, end),
  };
}

/** The start of the last frame that begins before a time, or a tick before it where no frames are known. */
function boundaryBefore(frames: FrameTable | undefined, time: Ticks): Ticks {
  if (!frames) return asTicks(Math.max(0, time - 1));
  // A frame table takes what lies just before a frame for that frame, so a tick less would not do.
  const frame = frameAtTicks(frames, time);
  const start = startOfFrame(frames, frame);
  return start < time ? start : startOfFrame(frames, frame - 1);
}

/** The boundary one frame after a time. */
function boundaryAfter(frames: FrameTable | undefined, time: Ticks, duration: Ticks): Ticks {
  return frames ? endOfFrame(frames, frameAtTicks(frames, time)) : asTicks(Math.min(duration, time + 1));
}

function union(before: readonly Entry[], found: readonly Entry[]): readonly Entry[] {
  return [...new Map([...before, ...found].map((entry) => [entry.id, entry])).values()];
}
