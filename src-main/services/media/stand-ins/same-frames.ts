/** What rounding to the milliseconds of some containers does; two frames of 120 a second lie 8 ms apart. */
const TOLERANCE_SECONDS = 0.001001;

/**
 * Whether a copy has the film's frames one for one: as many, each at the film's own time within a millisecond, but for one
 * shift of all of them (containers do not all begin at zero). Times in seconds, rising; `null` without picture.
 */
export function hasSameFrames(film: Float64Array | null, copy: Float64Array | null): boolean {
  if (!film || !copy) return film === copy;
  if (film.length === 0 || film.length !== copy.length) return false;
  let least = Infinity;
  let most = -Infinity;
  for (let index = 0; index < film.length; index++) {
    const shift = (copy[index] ?? Number.NaN) - (film[index] ?? Number.NaN);
    least = Math.min(least, shift);
    most = Math.max(most, shift);
  }
  // A time that is no number makes both none, and then this is false.
  return most - least <= TOLERANCE_SECONDS;
}
