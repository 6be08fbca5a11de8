import {
  type FrameTable,
  frameAtTicks,
  frameCount,
  endOfFrame,
  startOfFrame,
} from "#annotations/time/frame-table.ts";
import { asTicks, type Ticks } from "#annotations/time/ticks.ts";
import { countWhile } from "./entry-list.ts";
import type { EntryList } from "./entries.ts";

/** What an edge can be drawn to. */
export type SnapTargets = {
  readonly frames: FrameTable | undefined;
  readonly duration: Ticks;
  readonly playhead: number;
  readonly marks: { readonly in: Ticks | null; readonly out: Ticks | null };
  /** Rising. */
  readonly shots: readonly Ticks[];
  /** The rows whose edges count. */
  readonly rows: readonly EntryList[];
  /** Entries that are being dragged themselves: their edges do not count. */
  readonly dragged: ReadonlySet<string>;
};

/** Where an edge comes to lie, and the target that has drawn it there, where one has. */
export type Snapped = { readonly time: Ticks; readonly guide: Ticks | null };

/**
 * The time that an edge comes to lie at: the nearest of playhead, marks, shot changes and other edges within `reach` ticks
 * (the earlier of two as near), else the nearest frame boundary. A reach of 0 leaves frames alone.
 */
export function snapTime(targets: SnapTargets, time: number, reach: number): Snapped {
  const near = reach > 0 ? nearestTarget(targets, time, reach) : undefined;
  if (near !== undefined) return { time: asTicks(near), guide: asTicks(near) };
  return { time: nearestBoundary(targets.frames, time, targets.duration), guide: null };
}

/** The boundary between frames that is nearest to a time: what an in or an exclusive out can be. */
export function nearestBoundary(frames: FrameTable | undefined, time: number, duration: Ticks): Ticks {
  const within = asTicks(Math.round(Math.min(Math.max(0, time), duration)));
  if (!frames) return within;
  const frame = frameAtTicks(frames, within);
  const [start, end] = [
    startOfFrame(frames, frame),
    endOfFrame(frames, Math.min(frame, frameCount(frames) - 1)),
  ];
  return within - start <= end - within ? start : end;
}

function nearestTarget(targets: SnapTargets, time: number, reach: number): number | undefined {
  let nearest: number | undefined;
  let distance = Number.POSITIVE_INFINITY;
  const consider = (candidate: number | null | undefined): void => {
    if (candidate === null || candidate === undefined) return;
    const away = Math.abs(candidate - time);
    if (away > reach || away > distance) return;
    if (away === distance && candidate >= (nearest ?? candidate)) return;
    nearest = candidate;
    distance = away;
  };
  consider(targets.playhead);
  consider(targets.marks.in);
  consider(targets.marks.out);
  consider(0);
  const { shots } = targets;
  const at = countWhile(shots.length, (index) => (shots[index] ?? 0) < time);
  consider(shots[at - 1]);
  consider(shots[at]);
  for (const row of targets.rows) {
    for (const entry of row.overlapping(time - reach - 1, time + reach + 1)) {
      if (targets.dragged.has(entry.id)) continue;
      consider(entry.start);
      if (!entry.open) consider(entry.end);
    }
  }
  return nearest;
}
