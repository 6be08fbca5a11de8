import { err, ok, type Result } from "../result.ts";
import type { FrameRate } from "./frame-rate.ts";
import {
  constantFrames,
  type FrameTable,
  frameAtTicks,
  frameCount,
  endOfFrame,
  startOfFrame,
} from "./frame-table.ts";
import { asTicks, secondsToTicks, type Ticks } from "./ticks.ts";
import { parseTimecode, type TimecodeTrouble } from "./timecode.ts";

/** What a typed time is read against. Without `frames`, times are not snapped; without either, frames are refused. */
export type TimeEntryContext = {
  readonly frames: FrameTable | undefined;
  readonly rate: FrameRate | undefined;
  readonly dropFrame: boolean;
  /** The frame count of the medium's start timecode. */
  readonly startFrame: number;
  readonly playhead: Ticks;
};

/** A time or a range as typed, on frame boundaries where the frames are known. `end` is exclusive. */
export type TimeEntry = { readonly start: Ticks; readonly end?: Ticks };

/** Why a typed time is refused. `outside`: before the first frame or after the last. `no-rate`: frames need a rate. */
export type TimeEntryTrouble =
  | TimecodeTrouble
  | "empty"
  | "not-a-time"
  | "no-rate"
  | "outside"
  | "end-not-after-start";

const RANGE = /^(.*?\S)\s*[-–—~]\s*(\S.*)$/;
const FRAME = /^f(\d{1,9})$/i;
const RELATIVE = /^([+-])\s*(.+)$/;
const FRAMES_ON = /^(\d{1,9})f$/i;
const TIMECODE = /^(?:\d{1,2}:){3}\d{1,3}$|^(?:\d{1,2}:){0,2}\d{1,2};\d{1,3}$/;
const CLOCK = /^(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2}(?:[.,]\d{1,9})?)$/;
const UNITS = /^(?:(\d{1,3})h)?\s*(?:(\d{1,5})m(?:in)?)?\s*(?:(\d{1,7}(?:[.,]\d{1,9})?)s)?$/i;
const SECONDS = /^\d{1,7}(?:[.,]\d{1,9})?$/;

/**
 * Reads what people type: `62.4`, `1:02`, `1:02:03.5`, `1m2s`, `00:01:02;12` (timecode, as the medium counts), `f1873`
 * (frame), `+5` and `-3` (seconds from the playhead), `+5f` (frames), and ranges such as `1:02-1:10`, whose end may be
 * relative to their start (`1:02-+8`). Full-width digits and signs, as Korean keyboards give them, are understood.
 */
export function parseTimeEntry(text: string, context: TimeEntryContext): Result<TimeEntry, TimeEntryTrouble> {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return err("empty");
  const single = parseOne(plain, context, context.playhead, "start");
  if (single.ok) return ok({ start: single.value });
  const range = RANGE.exec(plain);
  const first = range?.[1];
  const second = range?.[2];
  if (first === undefined || second === undefined) return single;
  const start = parseOne(first, context, context.playhead, "start");
  if (!start.ok) return start;
  const end = parseOne(second, context, start.value, "end");
  if (!end.ok) return end;
  if (end.value <= start.value) return err("end-not-after-start");
  return ok({ start: start.value, end: end.value });
}

type Side = "start" | "end";

function parseOne(
  text: string,
  context: TimeEntryContext,
  origin: Ticks,
  side: Side,
): Result<Ticks, TimeEntryTrouble> {
  const frame = FRAME.exec(text);
  if (frame) return ticksOfFrame(Number(frame[1]), context, side);
  const relative = RELATIVE.exec(text);
  if (relative) return parseRelative(relative[1] === "-" ? -1 : 1, relative[2] ?? "", context, origin, side);
  if (TIMECODE.test(text)) return parseLabel(text, context, side);
  const seconds = parseSeconds(text);
  return seconds.ok ? snap(secondsToTicks(seconds.value), context.frames, side) : seconds;
}

function parseRelative(
  sign: 1 | -1,
  text: string,
  context: TimeEntryContext,
  origin: Ticks,
  side: Side,
): Result<Ticks, TimeEntryTrouble> {
  const frames = FRAMES_ON.exec(text);
  if (frames) {
    const table = tableOf(context);
    if (table === undefined) return err("no-rate");
    return ok(edgeOf(table, frameAtTicks(table, origin) + sign * Number(frames[1]), side));
  }
  const seconds = parseSeconds(text);
  if (!seconds.ok) return seconds;
  // From the playhead on, whoever types too much means the first or the last frame.
  const ticks = asTicks(Math.max(0, origin + sign * secondsToTicks(seconds.value)));
  const snapped = snap(ticks, context.frames, side);
  if (snapped.ok || context.frames === undefined) return snapped;
  return ok(edgeOf(context.frames, sign < 0 ? 0 : frameCount(context.frames), side));
}

/** A timecode as the medium counts: leading fields may be left out before a `;`. */
function parseLabel(text: string, context: TimeEntryContext, side: Side): Result<Ticks, TimeEntryTrouble> {
  if (context.rate === undefined) return err("no-rate");
  const missing = 3 - text.split(/[:;]/).length + 1;
  const label = parseTimecode("00:".repeat(missing) + text, context.rate);
  if (!label.ok) return label;
  // `:` before the frames is what hands type; whether labels are skipped is the medium's own matter.
  const counted =
    context.dropFrame && !label.value.dropFrame
      ? parseTimecode(text.replace(/:(?=\d+$)/, ";"), context.rate)
      : label;
  if (!counted.ok) return counted;
  return ticksOfFrame(counted.value.frame - context.startFrame, context, side);
}

function parseSeconds(text: string): Result<number, TimeEntryTrouble> {
  if (SECONDS.test(text)) return ok(decimal(text));
  const clock = CLOCK.exec(text);
  if (clock) {
    const [hours, minutes, seconds] = [clock[1], clock[2], clock[3]].map(decimal);
    if (hours === undefined || minutes === undefined || seconds === undefined) return err("not-a-time");
    if (seconds >= 60 || (clock[1] !== undefined && minutes >= 60)) return err("field-too-large");
    return ok(hours * 3600 + minutes * 60 + seconds);
  }
  const units = UNITS.exec(text);
  if (!units) return err("not-a-time");
  const [hours, minutes, seconds] = [units[1], units[2], units[3]].map(decimal);
  if (hours === undefined || minutes === undefined || seconds === undefined) return err("not-a-time");
  return ok(hours * 3600 + minutes * 60 + seconds);
}

function decimal(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replace(",", "."));
}

function ticksOfFrame(frame: number, context: TimeEntryContext, side: Side): Result<Ticks, TimeEntryTrouble> {
  const table = tableOf(context);
  if (table === undefined) return err("no-rate");
  const past = frameCount(table) + (side === "end" ? 1 : 0);
  return frame < 0 || frame >= past ? err("outside") : ok(edgeOf(table, frame, side));
}

/** The frames, or as many as there could be (1000 hours) where only the rate is known. */
function tableOf(context: TimeEntryContext): FrameTable | undefined {
  if (context.frames !== undefined || context.rate === undefined) return context.frames;
  const { numerator, denominator } = context.rate;
  return constantFrames(context.rate, Math.max(1, Math.floor((3_600_000 * numerator) / denominator)));
}

/** The start of a frame; for an end, one past the last frame is the end of the last. Clamped to the table. */
function edgeOf(table: FrameTable, frame: number, side: Side): Ticks {
  return side === "end" && frame >= frameCount(table) ? endOfFrame(table, frame) : startOfFrame(table, frame);
}

function snap(ticks: Ticks, frames: FrameTable | undefined, side: Side): Result<Ticks, TimeEntryTrouble> {
  if (frames === undefined) return ok(ticks);
  const last = frameCount(frames) - 1;
  const end = endOfFrame(frames, last);
  // A typed length is often rounded up to the next second or so: half a frame beyond the end still means the end.
  const slack = (end - startOfFrame(frames, last)) / 2;
  if (ticks > end + slack) return err("outside");
  const frame = ticks >= end ? last + 1 : frameAtTicks(frames, ticks);
  return ok(edgeOf(frames, frame, side));
}
