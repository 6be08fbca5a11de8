import type { LogDocument } from "../document/document.ts";
import type { Diff } from "../history/diff.ts";
import { setValue } from "../history/make-change.ts";
import type { Annotation } from "../model/annotation.ts";
import { err, ok, type Result } from "../result.ts";
import { endOfFrame, type FrameTable, frameCount, startOfFrame } from "../time/frame-table.ts";
import type { Offset } from "../time/offset-entry.ts";
import { asTicks, type Ticks } from "../time/ticks.ts";
import { type Command, type Refusal, refusal } from "./command.ts";
import { stamped } from "./edits.ts";
import { edgeNumber, edgeTime, nearestEdge } from "./film-frames.ts";
import { annotationOf } from "./lookups.ts";

/** See {@link moveTimes}. `edge` says which times; `frames` are those of the film, where they are known. */
export type MoveTimes = {
  readonly annotations: readonly string[];
  readonly edge: "in" | "out" | "both";
  readonly by: Offset;
  readonly frames: FrameTable | undefined;
};

/**
 * Moves the in, the out or both of annotations by frames or by a time, in whole frames where those are known. Together they go
 * as far as the film allows to all of them; quotes with times of their own go along. An out that is not there, or that still
 * runs, stays. An edge that is moved alone is trimmed by it; refuses an out that would not be after its in.
 */
export const moveTimes: Command<MoveTimes> = (document, args, context) => {
  const found = annotationsOf(document, args.annotations);
  if (!found.ok) return found;
  const mover = moverOf(found.value, args);
  if (mover === undefined) return err(refusal("no-frames"));
  const diff: Diff[] = [];
  for (const annotation of found.value) {
    const { start, end, open, live } = annotation;
    const next = args.edge === "out" ? start : mover(start);
    const last = end === undefined || open || args.edge === "in" ? end : mover(end);
    if (last !== undefined && !open && last <= next) return err(refusal("end-before-start"));
    const isTrimmed = live && args.edge !== "both" && (next !== start || last !== end);
    diff.push(
      stamped(
        annotation,
        [
          ...setValue("annotation", annotation, ["start"], next),
          ...setValue("annotation", annotation, ["end"], last),
          ...(isTrimmed ? setValue("annotation", annotation, ["live"], undefined) : []),
          ...(args.edge === "both" ? moveQuotes(annotation, mover) : []),
        ],
        context,
      ),
    );
  }
  return ok(diff.flat());
};

function annotationsOf(
  document: LogDocument,
  ids: readonly string[],
): Result<readonly Annotation[], Refusal> {
  const annotations: Annotation[] = [];
  for (const id of new Set(ids)) {
    const found = annotationOf(document, id);
    if (!found.ok) return found;
    annotations.push(found.value);
  }
  return ok(annotations);
}

/** How each time is moved; `undefined` where that takes the frames of the film and they are not known. */
function moverOf(
  annotations: readonly Annotation[],
  { edge, by, frames }: MoveTimes,
): ((time: Ticks) => Ticks) | undefined {
  const ins = edge === "out" ? [] : annotations.map(({ start }) => start);
  const outs = edge === "in" ? [] : annotations.flatMap(({ end, open }) => (open ? [] : (end ?? [])));
  if ("frames" in by) {
    if (frames === undefined) return undefined;
    const room = roomFor(
      ins.map((time) => edgeNumber(frames, time)),
      outs.map((time) => edgeNumber(frames, time)),
      { first: 0, last: frameCount(frames) - 1, end: frameCount(frames) },
    );
    const count = within(by.frames, room);
    return (time) => edgeTime(frames, edgeNumber(frames, time) + count);
  }
  const film = frames === undefined ? UNKNOWN_FILM : filmOf(frames);
  const ticks = within(by.ticks, roomFor(ins, outs, film));
  return (time) => {
    const moved = asTicks(time + ticks);
    return frames === undefined ? moved : nearestEdge(frames, moved);
  };
}

/** Where times can lie: an in at the last frame at most, an out at the end of the film. */
type Film = { readonly first: number; readonly last: number; readonly end: number };

const UNKNOWN_FILM: Film = { first: 0, last: Number.MAX_SAFE_INTEGER, end: Number.MAX_SAFE_INTEGER };

function filmOf(frames: FrameTable): Film {
  const last = frameCount(frames) - 1;
  return { first: startOfFrame(frames, 0), last: startOfFrame(frames, last), end: endOfFrame(frames, last) };
}

type Room = { readonly earlier: number; readonly later: number };

/** How far these times can all be moved either way. */
function roomFor(ins: readonly number[], outs: readonly number[], { first, last, end }: Film): Room {
  let room: Room = { earlier: Number.POSITIVE_INFINITY, later: Number.POSITIVE_INFINITY };
  const leave = (earlier: number, later: number) => {
    room = { earlier: Math.min(room.earlier, earlier), later: Math.min(room.later, later) };
  };
  for (const time of ins) leave(time - first, last - time);
  for (const time of outs) leave(time - first, end - time);
  return room;
}

/** A distance as far as there is room for it. */
function within(by: number, { earlier, later }: Room): number {
  return by < 0 ? -Math.max(0, Math.min(-by, earlier)) : Math.max(0, Math.min(by, later));
}

function moveQuotes(annotation: Annotation, mover: (time: Ticks) => Ticks): Diff {
  return (annotation.quotes ?? []).flatMap(({ id, start, end }) => [
    ...(start === undefined ? [] : setValue("annotation", annotation, ["quotes", id, "start"], mover(start))),
    ...(end === undefined ? [] : setValue("annotation", annotation, ["quotes", id, "end"], mover(end))),
  ]);
}
