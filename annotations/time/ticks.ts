/** Ticks in a second: divisible by 24, 25, 30, 48, 50, 60, 120, the 1000/1001 rates, 90 kHz, 1 ms and audio rates. */
export const TICKS_PER_SECOND = 705_600_000;

declare const ticksBrand: unique symbol;

/** A point or span of media time as a whole number of ticks ({@link TICKS_PER_SECOND} a second). */
export type Ticks = number & { readonly [ticksBrand]: true };

/** Takes a whole number that is known to count ticks; throws a RangeError on anything that is not a safe integer. */
export function asTicks(count: number): Ticks {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number of ticks: ${count}`);
  return count as Ticks;
}

/** A nanosecond is 441/625 of a tick. */
const NANOSECONDS = 1_000_000_000;

/**
 * The tick of a time in seconds, taken to the nearest nanosecond first: that gives back the very decimal of 9 places that
 * a double was read from, up to 1000 hours, so that what {@link formatSeconds} writes is read as the same tick.
 */
export function secondsToTicks(seconds: number): Ticks {
  const whole = Math.floor(seconds);
  const nanoseconds = Math.round((seconds - whole) * NANOSECONDS);
  return asTicks(whole * TICKS_PER_SECOND + tickOf(nanoseconds));
}

/** Ticks as seconds, in the double nearest to them: for players and arithmetic, not for files. */
export function ticksToSeconds(ticks: Ticks): number {
  return ticks / TICKS_PER_SECOND;
}

const MOST_PLACES = 9;

/**
 * The shortest decimal of seconds with at most 9 places that rounds to the same tick (file format, rule 3):
 * `33.5`, `0.033366667`. Negative times keep their sign.
 */
export function formatSeconds(ticks: Ticks): string {
  const sign = ticks < 0 ? "-" : "";
  const size = Math.abs(ticks);
  const whole = Math.floor(size / TICKS_PER_SECOND);
  const nanoseconds = shortestNanoseconds(size - whole * TICKS_PER_SECOND);
  if (nanoseconds === NANOSECONDS) return `${sign}${whole + 1}`;
  if (nanoseconds === 0) return `${sign}${whole}`;
  return `${sign}${whole}.${String(nanoseconds).padStart(MOST_PLACES, "0").replace(/0+$/, "")}`;
}

/**
 * The decimal with at most 9 places that a double was read from, where {@link formatSeconds} would write another one of the
 * same tick; `undefined` where it would write this one. A tick is 1.4 ns, so two decimals of 9 places can share one.
 */
export function unlikeShortest(seconds: number): string | undefined {
  const whole = Math.floor(seconds);
  const nanoseconds = Math.round((seconds - whole) * NANOSECONDS);
  // Decimals of 8 places are further apart than ticks are.
  if (nanoseconds % 10 === 0) return undefined;
  const tick = tickOf(nanoseconds);
  if (tickOf(nanoseconds - 1) !== tick && tickOf(nanoseconds + 1) !== tick) return undefined;
  if (shortestNanoseconds(tick) === nanoseconds) return undefined;
  return `${whole}.${String(nanoseconds).padStart(MOST_PLACES, "0")}`;
}

function tickOf(nanoseconds: number): number {
  return Math.round((nanoseconds * 441) / 625);
}

/** Of the nanoseconds of a second that stand for a tick of it, those whose decimal has the fewest places. */
function shortestNanoseconds(tick: number): number {
  for (let unit = NANOSECONDS; unit > 1; unit /= 10) {
    const nanoseconds = Math.round((tick * 625) / 441 / unit) * unit;
    if (tickOf(nanoseconds) === tick) return nanoseconds;
  }
  return Math.round((tick * 625) / 441);
}
