/** Which way a film runs: 1 ahead, -1 back. */
export type Direction = 1 | -1;

/** The rates that the shuttle keys climb, either way. */
const SHUTTLE = [1, 2, 4, 8, 16];

/** The slowest that the player runs. */
const SLOWEST = 1 / 16;

/** The rates that slower and faster step through; 1/16 and 16 are the player's limits. */
const RATES = [0.0625, 0.125, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 4, 8, 16];

/**
 * The rate that a press of a shuttle key leads to, above 0. `rate` is that of the film now: below 0 backwards, 0 at rest. From
 * rest, from slow motion and from the other way it is 1; then it doubles, up to 16.
 */
export function shuttleRate(rate: number, direction: Direction): number {
  const along = rate * direction;
  return SHUTTLE.find((step) => step > along) ?? 16;
}

/** The rate that a press for slow motion leads to, above 0: 1/2, then half of that each time, down to 1/16. `rate` as above. */
export function slowRate(rate: number, direction: Direction): number {
  const along = rate * direction;
  return along > 0 && along <= 0.5 ? Math.max(SLOWEST, along / 2) : 0.5;
}

/** The next rate that slower (-1) or faster (1) leads to; the same at either end. */
export function nextRate(rate: number, direction: Direction): number {
  const next =
    direction > 0
      ? RATES.find((candidate) => candidate > rate)
      : RATES.findLast((candidate) => candidate < rate);
  return next ?? rate;
}
