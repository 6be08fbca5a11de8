/** A frame rate as an exact fraction of frames a second, in lowest terms: 30000/1001 for 29.97. */
export type FrameRate = { readonly numerator: number; readonly denominator: number };

const PATTERN = /^([1-9]\d{0,8})(?:\/([1-9]\d{0,8}))?$/;

/** Reads `"25"` or `"30000/1001"`; `undefined` for anything else, zero included. */
export function parseFrameRate(text: string): FrameRate | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  return frameRate(Number(match[1]), Number(match[2] ?? 1));
}

/** A rate in lowest terms from two positive whole numbers; throws a RangeError on others. */
export function frameRate(numerator: number, denominator: number): FrameRate {
  if (
    !Number.isSafeInteger(numerator) ||
    !Number.isSafeInteger(denominator) ||
    numerator < 1 ||
    denominator < 1
  ) {
    throw new RangeError(`not a frame rate: ${numerator}/${denominator}`);
  }
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Writes a rate the way the file has it: `"25"`, `"30000/1001"`. */
export function formatFrameRate(rate: FrameRate): string {
  return rate.denominator === 1 ? `${rate.numerator}` : `${rate.numerator}/${rate.denominator}`;
}

/** Frames counted in one second of timecode: 24 for 23.976, 30 for 29.97, 60 for 59.94; never under 1. */
export function nominalRate(rate: FrameRate): number {
  return Math.max(1, Math.round(rate.numerator / rate.denominator));
}

/** The rates that cameras and editing systems use. */
const USUAL_RATES: readonly FrameRate[] = [
  ...[24000, 30000, 48000, 60000, 120000].map((numerator) => ({ numerator, denominator: 1001 })),
  ...[24, 25, 30, 48, 50, 60, 100, 120].map((numerator) => ({ numerator, denominator: 1 })),
];

/** How far a measured rate may lie from the usual one it stands for; 29.97 and 30 are 0.1 % apart. */
const SNAP = 0.0004;

/** The usual rate that a measured number of frames a second stands for (within 0.04 %); `undefined` where there is none. */
export function snapFrameRate(framesPerSecond: number): FrameRate | undefined {
  const distance = (rate: FrameRate) => Math.abs((framesPerSecond * rate.denominator) / rate.numerator - 1);
  return USUAL_RATES.filter((rate) => distance(rate) <= SNAP).sort((a, b) => distance(a) - distance(b))[0];
}

/** Whether drop-frame timecode exists for a rate: 30000/1001 and 60000/1001 only (SMPTE ST 12-1). */
export function hasDropFrame(rate: FrameRate): boolean {
  return rate.denominator === 1001 && (rate.numerator === 30000 || rate.numerator === 60000);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
