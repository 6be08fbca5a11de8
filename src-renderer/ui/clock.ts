import type { MediumCounting } from "#annotations/document/medium-time.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { type FrameTable, frameAtTicks } from "#annotations/time/frame-table.ts";
import { formatFrameRate } from "#annotations/time/frame-rate.ts";
import { parseTimeEntry, type TimeEntryTrouble } from "#annotations/time/time-entry.ts";
import { formatTimecode } from "#annotations/time/timecode.ts";
import { asTicks, TICKS_PER_SECOND, type Ticks } from "#annotations/time/ticks.ts";

/** How times are written: SMPTE timecode, or seconds as the player reports them. */
export type ClockMode = "timecode" | "media-time";

/** Writes and reads the times of one medium in the way that the user chose. */
export type Clock = {
  readonly mode: ClockMode;
  /** A media time: `01:00:03;00` or `0:03.0`. */
  format(time: Ticks): string;
  /** A media time without the fraction that only editing needs: `01:00:03;00` or `0:03`. */
  formatShort(time: Ticks): string;
  /** A length in seconds: `8.0`. */
  formatLength(length: Ticks): string;
  /** The rate and its counting, as editors call it: `29.97 DF`; `undefined` where no rate is known. */
  readonly rateLabel: string | undefined;
  frameOf(time: Ticks): number | undefined;
  /** Reads what somebody typed, against the playhead for `+5`. */
  parse(text: string, playhead: Ticks): Result<Ticks, TimeEntryTrouble>;
};

/** The clock of a medium. Without a rate or frames there is no timecode, and media time is shown whatever the mode. */
export function createClock(
  wanted: ClockMode,
  counting: MediumCounting | undefined,
  frames: FrameTable | undefined,
): Clock {
  const mode = counting && frames ? wanted : "media-time";
  const timecode = (time: Ticks): string | undefined =>
    counting && frames
      ? formatTimecode(frameAtTicks(frames, time), counting.rate, counting.dropFrame, counting.startFrame)
      : undefined;

  return {
    mode,
    format: (time) => (mode === "timecode" ? timecode(time) : undefined) ?? formatMediaTime(time, 2),
    formatShort: (time) => (mode === "timecode" ? timecode(time) : undefined) ?? formatMediaTime(time, 0),
    formatLength: (length) => (length / TICKS_PER_SECOND).toFixed(1),
    rateLabel: counting && rateLabel(counting),
    frameOf: (time) => frames && frameAtTicks(frames, time),
    parse: (text, playhead) => {
      const entry = parseTimeEntry(text, {
        frames,
        rate: counting?.rate,
        dropFrame: counting?.dropFrame ?? false,
        startFrame: counting?.startFrame ?? 0,
        playhead,
      });
      return entry.ok ? ok(entry.value.start) : err(entry.error);
    },
  };
}

/** Media time as `0:33`, `1:02:03`, with as many decimals as asked; cut off, not rounded, like a running clock. */
export function formatMediaTime(time: Ticks, decimals: 0 | 1 | 2): string {
  const units = 10 ** decimals;
  const count = Math.floor((time / TICKS_PER_SECOND) * units + 1e-6);
  const seconds = Math.floor(count / units);
  const fraction = decimals === 0 ? "" : `.${String(count % units).padStart(decimals, "0")}`;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = String(seconds % 60).padStart(2, "0");
  return hours === 0
    ? `${minutes}:${rest}${fraction}`
    : `${hours}:${String(minutes).padStart(2, "0")}:${rest}${fraction}`;
}

/** How long an annotation is; `undefined` for a moment. A running one is as long as the playhead has come. */
export function lengthOf(
  annotation: { readonly start: Ticks; readonly end?: Ticks; readonly open?: true },
  playhead?: Ticks,
): Ticks | undefined {
  const end = annotation.open && playhead !== undefined ? playhead : annotation.end;
  return end === undefined ? undefined : asTicks(Math.max(0, end - annotation.start));
}

function rateLabel({ rate, dropFrame }: MediumCounting): string {
  const known =
    rate.denominator === 1 ? formatFrameRate(rate) : (rate.numerator / rate.denominator).toFixed(3);
  return `${known.replace(/(\.\d\d)0$/u, "$1")}${dropFrame ? " DF" : ""}`;
}
