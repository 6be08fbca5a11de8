import { err, ok, type Result } from "../result.ts";
import { parseTimeEntry } from "./time-entry.ts";
import { asTicks } from "./ticks.ts";

/** A distance that times are moved by, earlier where it is negative: in frames, or in ticks. */
export type Offset = { readonly frames: number } | { readonly ticks: number };

const OFFSET = /^([+-]?)\s*([^+-].*)$/u;
const FRAMES = /^(\d{1,9})f$/iu;

/** Reads a distance as people type it: `+1.5` and `-0:10` (seconds), `12f` and `-3f` (frames). Full-width signs are understood. */
export function parseOffset(text: string): Result<Offset, "not-an-offset"> {
  const parts = OFFSET.exec(text.normalize("NFKC").replace("−", "-").trim());
  if (!parts) return err("not-an-offset");
  const sign = parts[1] === "-" ? -1 : 1;
  const size = parts[2] ?? "";
  const frames = FRAMES.exec(size);
  if (frames) return ok({ frames: sign * Number(frames[1]) });
  const origin = {
    frames: undefined,
    rate: undefined,
    dropFrame: false,
    startFrame: 0,
    playhead: asTicks(0),
  };
  const time = parseTimeEntry(size, origin);
  return time.ok && time.value.end === undefined
    ? ok({ ticks: sign * time.value.start })
    : err("not-an-offset");
}
