import { shotChangeBefore } from "../lanes/shot-times.ts";
import { asTicks, secondsToTicks, type Ticks } from "../time/ticks.ts";
import type { Instant, LoggingRules } from "./state.ts";
import { frameStartBefore } from "./window-span.ts";

/** The most that the allowance takes off, in seconds of film (product, logging rule 2). */
const MOST_FILM_SECONDS = 2;

/**
 * The frame that a press in live play meant: the allowance, scaled by the rate and at most 2 s of film, before the frame
 * that was on the screen; on a frame's start, never before the first frame, and never across a shot change that is known. Where the film does not play forward by
 * itself, it is the frame on the screen.
 */
export function meantStart(instant: Instant, rules: LoggingRules): Ticks {
  if (!instant.live || instant.rate <= 0) return instant.frameStart;
  const seconds = Math.min(rules.allowanceSeconds * instant.rate, MOST_FILM_SECONDS);
  const meant = frameStartBefore(instant.frameStart, secondsToTicks(Math.max(0, seconds)), rules.frames);
  return asTicks(Math.max(meant, shotChangeBefore(rules.shots, instant.frameStart) ?? meant));
}
