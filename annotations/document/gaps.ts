import { type Ticks, TICKS_PER_SECOND } from "../time/ticks.ts";
import type { LogDocument } from "./document.ts";

/** A moment has no length; whoever plays only what is logged sees this much of it. */
const MOMENT_TICKS = TICKS_PER_SECOND;

/**
 * Where the next logged piece of a medium begins (ticks): the time itself where it lies in a segment or in the second after a
 * moment; `undefined` after the last. O(log n) and what overlaps there.
 */
export function nextLogged(document: LogDocument, medium: string, time: Ticks): Ticks | undefined {
  const { order } = document;
  const around = order.overlapping(medium, time - MOMENT_TICKS, time + 1);
  if (around.some(({ start, end }) => time < (end ?? start + MOMENT_TICKS))) return time;
  const next = order.at(order.lowerBound(medium, time));
  return next?.medium === medium ? next.start : undefined;
}
