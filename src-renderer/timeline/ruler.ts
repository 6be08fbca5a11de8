import type { MediumCounting } from "#annotations/document/medium-time.ts";
import { nominalRate } from "#annotations/time/frame-rate.ts";
import {
  type FrameTable,
  endOfFrame,
  frameAtTicks,
  frameCount,
  startOfFrame,
} from "#annotations/time/frame-table.ts";
import { formatTimecode, parseTimecode } from "#annotations/time/timecode.ts";
import { asTicks, TICKS_PER_SECOND, type Ticks } from "#annotations/time/ticks.ts";

/** How the ruler counts: SMPTE timecode of the frames, or seconds of media time. */
export type RulerScale =
  | { readonly kind: "timecode"; readonly frames: FrameTable; readonly counting: MediumCounting }
  | { readonly kind: "media-time"; readonly frames: FrameTable | undefined };

/** A mark of the ruler at a time (ticks); those without a label are short. */
export type RulerMark = { readonly time: number; readonly label: string | undefined };

/** Room that a label with its distance to the next needs, in pixels. */
const LABEL_ROOM = 92;
/** Frames are marked from this width on, in pixels. */
const FRAME_ROOM = 7;

const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000, 36_000];
/** What a step that has a label is divided into. */
const PARTS: Readonly<Record<number, number>> = {
  1: 2,
  2: 2,
  5: 5,
  10: 5,
  15: 3,
  30: 3,
  60: 6,
  120: 4,
  300: 5,
};

/** The marks between two times, in order. `perPixel` is ticks of a pixel. Labels are never closer than they are wide. */
export function rulerMarks(scale: RulerScale, from: number, to: number, perPixel: number): RulerMark[] {
  return scale.kind === "timecode"
    ? timecodeMarks(scale, from, to, perPixel)
    : mediaMarks(scale.frames, from, to, perPixel);
}

/** How long a frame is about a time, in ticks; `undefined` where the film's frames are not known. */
function frameLength(frames: FrameTable | undefined, time: number): number | undefined {
  if (!frames) return undefined;
  const frame = frameAtTicks(frames, nearestTick(time));
  return endOfFrame(frames, frame) - startOfFrame(frames, frame);
}

function timecodeMarks(
  { frames, counting }: Extract<RulerScale, { kind: "timecode" }>,
  from: number,
  to: number,
  perPixel: number,
): RulerMark[] {
  const nominal = nominalRate(counting.rate);
  const frameWidth = (TICKS_PER_SECOND * counting.rate.denominator) / counting.rate.numerator / perPixel;
  const steps = [...divisorsOf(nominal), ...SECONDS.map((seconds) => seconds * nominal)];
  const step = steps.find((frameSteps) => frameSteps * frameWidth >= LABEL_ROOM) ?? steps.at(-1) ?? nominal;
  const small = smallStep(step, nominal, frameWidth);
  const first = frameAtTicks(frames, nearestTick(from));
  const last = frameAtTicks(frames, nearestTick(to));
  const marks: RulerMark[] = [];
  const mark = (label: number, isLabelled: boolean): void => {
    // A label that drop-frame skips belongs to no frame: its second begins with the next one that there is, `;02` at 29.97
    // (SMPTE ST 12-1, 5.2.2).
    const frame = frameOfLabel(label, counting) ?? frameOfLabel(label + nominal / 15, counting);
    if (frame === undefined || frame < 0 || frame >= frameCount(frames)) return;
    const { rate, dropFrame, startFrame } = counting;
    const time = startOfFrame(frames, frame);
    if (marks.at(-1)?.time === time) return;
    marks.push({ time, label: isLabelled ? formatTimecode(frame, rate, dropFrame, startFrame) : undefined });
  };
  const [begin, end] = [labelOfFrame(first, counting), labelOfFrame(last, counting)];
  for (let label = Math.floor(begin / small) * small; label <= end + small; label += small) {
    if (label >= 0) mark(label, label % step === 0);
  }
  return marks;
}

/** The number that a frame's label reads as: hours, minutes, seconds and frames, with the skipped ones counted. */
function labelOfFrame(frame: number, { rate, dropFrame, startFrame }: MediumCounting): number {
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = formatTimecode(frame, rate, dropFrame, startFrame)
    .split(/[:;]/)
    .map(Number);
  const days = Math.floor((frame + startFrame) / framesOfDay(rate, dropFrame));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * nominalRate(rate) + frames;
}

function framesOfDay(rate: MediumCounting["rate"], dropFrame: boolean): number {
  const nominal = nominalRate(rate);
  return dropFrame ? 144 * (600 * nominal - 9 * (nominal / 15)) : 86_400 * nominal;
}

/** The frame that a label stands for; `undefined` where drop-frame skips it. */
function frameOfLabel(label: number, { rate, dropFrame, startFrame }: MediumCounting): number | undefined {
  const nominal = nominalRate(rate);
  const seconds = Math.floor(label / nominal);
  const days = Math.floor(seconds / 86_400);
  const fields = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const text = `${fields.map((field) => String(field).padStart(2, "0")).join(":")}${dropFrame ? ";" : ":"}${label % nominal}`;
  const read = parseTimecode(text, rate);
  return read.ok ? read.value.frame + days * framesOfDay(rate, dropFrame) - startFrame : undefined;
}

function smallStep(step: number, nominal: number, frameWidth: number): number {
  if (frameWidth >= FRAME_ROOM) return 1;
  const seconds = step / nominal;
  const small = seconds >= 1 ? Math.round(step / (PARTS[seconds] ?? 2)) : step;
  return small * frameWidth >= FRAME_ROOM && step % small === 0 ? small : step;
}

/** The parts of a second in whole frames, rising: 1, 2, 5, 10, 15 of 30. */
function divisorsOf(nominal: number): number[] {
  return Array.from({ length: nominal - 1 }, (_, index) => index + 1).filter((part) => nominal % part === 0);
}

const FRACTIONS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5];

function mediaMarks(frames: FrameTable | undefined, from: number, to: number, perPixel: number): RulerMark[] {
  const steps = [...FRACTIONS, ...SECONDS];
  const step = steps.find((seconds) => (seconds * TICKS_PER_SECOND) / perPixel >= LABEL_ROOM) ?? 36_000;
  const length = frameLength(frames, from);
  const byFrames = frames && length !== undefined && length / perPixel >= FRAME_ROOM;
  const parts = byFrames ? 1 : (PARTS[step] ?? (step < 1 ? 5 : 2));
  const marks: RulerMark[] = [];
  const small = step / parts;
  const begin = Math.floor(from / TICKS_PER_SECOND / small);
  for (let count = begin; count * small * TICKS_PER_SECOND <= to; count++) {
    if (count < 0) continue;
    const seconds = count * small;
    const label = count % parts === 0 ? mediaLabel(seconds, step) : undefined;
    marks.push({ time: Math.round(seconds * TICKS_PER_SECOND), label });
  }
  if (frames && byFrames) {
    const last = frameAtTicks(frames, nearestTick(to));
    for (let frame = frameAtTicks(frames, nearestTick(from)); frame <= last; frame++) {
      marks.push({ time: startOfFrame(frames, frame), label: undefined });
    }
  }
  return marks.sort((a, b) => a.time - b.time);
}

/** Media time with as many decimals as its step has: `1:02:03`, `0:33.5`. */
function mediaLabel(seconds: number, step: number): string {
  const decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
  const units = Math.round(seconds * 10 ** decimals);
  const whole = Math.floor(units / 10 ** decimals);
  const rest = decimals === 0 ? "" : `.${String(units % 10 ** decimals).padStart(decimals, "0")}`;
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const clock = `${hours > 0 ? String(minutes).padStart(2, "0") : minutes}:${String(whole % 60).padStart(2, "0")}`;
  return `${hours > 0 ? `${hours}:` : ""}${clock}${rest}`;
}

function nearestTick(time: number): Ticks {
  return asTicks(Math.max(0, Math.round(time)));
}
