import { type FrameRate, frameRate } from "#annotations/time/frame-rate.ts";

/** The rates that cameras and editing systems have. */
const NOMINAL: readonly FrameRate[] = [
  [24000, 1001],
  [24, 1],
  [25, 1],
  [30000, 1001],
  [30, 1],
  [48000, 1001],
  [48, 1],
  [50, 1],
  [60000, 1001],
  [60, 1],
  [100, 1],
  [120000, 1001],
  [120, 1],
  [10, 1],
  [12, 1],
  [15000, 1001],
  [15, 1],
].map(([numerator = 1, denominator = 1]) => frameRate(numerator, denominator));

/** 0.04 %: below the 0.1 % between 24 and 24000/1001, above what rounded container times make of a rate. */
const TOLERANCE = 0.0004;

/** The nominal rate within 0.04 % of a measured one, or `undefined`. */
export function snapRate(rate: FrameRate): FrameRate | undefined {
  const value = rate.numerator / rate.denominator;
  return NOMINAL.find((nominal) => {
    const other = nominal.numerator / nominal.denominator;
    return Math.abs(value - other) / other <= TOLERANCE;
  });
}

/** Reads ffprobe's `"30000/1001"`; `undefined` for `"0/0"` and the like. */
export function parseProbedRate(text: string | undefined): FrameRate | undefined {
  const match = /^(\d+)\/(\d+)$/.exec(text ?? "");
  const [numerator, denominator] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  if (numerator < 1 || denominator < 1) return undefined;
  return frameRate(numerator, denominator);
}
