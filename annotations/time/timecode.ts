import { err, ok, type Result } from "../result.ts";
import { type FrameRate, hasDropFrame, nominalRate } from "./frame-rate.ts";

/** Why a text is not a timecode at a rate. `dropped-label`: drop-frame counting skips this label (SMPTE ST 12-1, 5.2.2). */
export type TimecodeTrouble = "not-a-timecode" | "no-drop-frame" | "dropped-label" | "field-too-large";

/** A label read: how many frames lie between 00:00:00:00 and it, and whether it counts drop-frame (`;`). */
export type Timecode = { readonly frame: number; readonly dropFrame: boolean };

const PATTERN = /^(\d{1,2}):(\d{1,2}):(\d{1,2})([:;])(\d{1,3})$/;

/**
 * The SMPTE label of a frame: `01:00:00:00`, with `;` before the frames for drop-frame. `startFrame` is the frame count
 * of the medium's start timecode. Labels go round after 24 hours, backwards too. From 100 fps on the frames have three
 * digits. `dropFrame` at a rate that has none throws a RangeError.
 */
export function formatTimecode(frame: number, rate: FrameRate, dropFrame: boolean, startFrame = 0): string {
  if (dropFrame && !hasDropFrame(rate)) throw new RangeError("this rate has no drop-frame timecode");
  const nominal = nominalRate(rate);
  const day = dropFrame ? 144 * framesInTenMinutes(nominal) : 86_400 * nominal;
  const count = (((frame + startFrame) % day) + day) % day;
  const label = dropFrame ? count + labelsDroppedBefore(count, nominal) : count;
  const seconds = Math.floor(label / nominal);
  const fields = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits);
  const frames = String(label % nominal).padStart(nominal >= 100 ? 3 : 2, "0");
  return `${fields.join(":")}${dropFrame ? ";" : ":"}${frames}`;
}

/** Reads a label such as `01:02:03:04` or `01:02:03;04` at a rate; `;` before the frames means drop-frame. */
export function parseTimecode(text: string, rate: FrameRate): Result<Timecode, TimecodeTrouble> {
  const match = PATTERN.exec(text);
  if (!match) return err("not-a-timecode");
  const dropFrame = match[4] === ";";
  if (dropFrame && !hasDropFrame(rate)) return err("no-drop-frame");
  const nominal = nominalRate(rate);
  const [hours, minutes, seconds, frames] = [match[1], match[2], match[3], match[5]].map(Number);
  if (hours === undefined || minutes === undefined || seconds === undefined || frames === undefined) {
    return err("not-a-timecode");
  }
  if (hours > 23 || minutes > 59 || seconds > 59 || frames >= nominal) return err("field-too-large");
  const label = ((hours * 60 + minutes) * 60 + seconds) * nominal + frames;
  if (!dropFrame) return ok({ frame: label, dropFrame });
  const dropped = labelsDropped(nominal);
  if (seconds === 0 && minutes % 10 !== 0 && frames < dropped) return err("dropped-label");
  const wholeMinutes = hours * 60 + minutes;
  return ok({ frame: label - dropped * (wholeMinutes - Math.floor(wholeMinutes / 10)), dropFrame });
}

/** Labels skipped at the start of a minute: 2 at 29.97, 4 at 59.94 (SMPTE ST 12-1, 5.2.2). */
function labelsDropped(nominal: number): number {
  return nominal / 15;
}

function framesInTenMinutes(nominal: number): number {
  return 600 * nominal - 9 * labelsDropped(nominal);
}

/** How many labels were skipped up to a frame: none in each tenth minute, {@link labelsDropped} in the others. */
function labelsDroppedBefore(count: number, nominal: number): number {
  const dropped = labelsDropped(nominal);
  const tens = Math.floor(count / framesInTenMinutes(nominal));
  const rest = count % framesInTenMinutes(nominal);
  const minutes = rest < 60 * nominal ? 0 : Math.floor((rest - dropped) / (60 * nominal - dropped));
  return dropped * (9 * tens + minutes);
}

function twoDigits(field: number): string {
  return String(field).padStart(2, "0");
}
