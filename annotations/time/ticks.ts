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
  return asTicks(whole * TICKS_PER_SECOND + Math.round((nanoseconds * 441) / 625));
}

/** Ticks as seconds, in the double nearest to them: for players and arithmetic, not for files. */
export function ticksToSeconds(ticks: Ticks): number {
  return ticks / TICKS_PER_SECOND;
}

/** Places that a product of ticks and a power of ten can have before it leaves the safe integers. */
const SAFE_PLACES = 7;
const MOST_PLACES = 9;

/**
 * The shortest decimal of seconds with at most 9 places that rounds to the same tick (file format, rule 3):
 * `33.5`, `0.033366667`. Negative times keep their sign.
 */
export function formatSeconds(ticks: Ticks): string {
  const sign = ticks < 0 ? "-" : "";
  const size = Math.abs(ticks);
  const whole = Math.floor(size / TICKS_PER_SECOND);
  const rest = size - whole * TICKS_PER_SECOND;
  for (let places = 0; places <= MOST_PLACES; places++) {
    const digits = roundedDigits(rest, places);
    if (digits === undefined) continue;
    const scale = 10 ** places;
    if (digits === scale) return `${sign}${whole + 1}`;
    if (places === 0) return `${sign}${whole + digits}`;
    return `${sign}${whole}.${String(digits).padStart(places, "0")}`;
  }
  throw new Error(`no decimal of ${MOST_PLACES} places stands for ${ticks} ticks`);
}

/** `rest` ticks as a whole number of 10^-places seconds, where that number rounds back to the same tick. */
function roundedDigits(rest: number, places: number): number | undefined {
  if (places <= SAFE_PLACES) {
    const scale = 10 ** places;
    const digits = Math.round((rest * scale) / TICKS_PER_SECOND);
    return Math.round((digits * TICKS_PER_SECOND) / scale) === rest ? digits : undefined;
  }
  const scale = 10n ** BigInt(places);
  const perSecond = BigInt(TICKS_PER_SECOND);
  const digits = divideRounded(BigInt(rest) * scale, perSecond);
  return divideRounded(digits * perSecond, scale) === BigInt(rest) ? Number(digits) : undefined;
}

/** Quotient of two natural numbers, halves up. */
function divideRounded(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}
