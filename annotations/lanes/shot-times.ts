import type { Ticks } from "../time/ticks.ts";

/** The last shot change at or before a media time, or `undefined`. `shots` rise. */
export function shotChangeBefore(shots: readonly Ticks[], time: Ticks): Ticks | undefined {
  return shots[countUntil(shots, time) - 1];
}

/** The first shot change after a media time, or `undefined`. `shots` rise. */
export function shotChangeAfter(shots: readonly Ticks[], time: Ticks): Ticks | undefined {
  return shots[countUntil(shots, time)];
}

/** How many shot changes lie at or before a time. */
function countUntil(shots: readonly Ticks[], time: Ticks): number {
  let low = 0;
  let high = shots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((shots[middle] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
