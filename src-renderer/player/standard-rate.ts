import { type FrameRate, frameRate } from "#annotations/time/frame-rate.ts";

/** The rates that cameras and editing systems use, in frames a second. */
const STANDARD_RATES: readonly FrameRate[] = [
  frameRate(24000, 1001),
  frameRate(24, 1),
  frameRate(25, 1),
  frameRate(30000, 1001),
  frameRate(30, 1),
  frameRate(48, 1),
  frameRate(50, 1),
  frameRate(60000, 1001),
  frameRate(60, 1),
  frameRate(100, 1),
  frameRate(120000, 1001),
  frameRate(120, 1),
];

/** Half of what lies between 23.976 and 24: the nearest neighbours of all. */
const TOLERANCE = 0.0005;

/** The standard rate that a measured average stands for; `undefined` where none is near, as with variable rates. */
export function nearestStandardRate(average: number): FrameRate | undefined {
  return STANDARD_RATES.find((rate) => {
    const exact = rate.numerator / rate.denominator;
    return Math.abs(average - exact) / exact < TOLERANCE;
  });
}
