import { z } from "zod";
import { asTicks, secondsToTicks, type Ticks } from "../time/ticks.ts";

/** A schema that yields ticks: from seconds in the file, from ticks everywhere else. */
export type TimeField = z.ZodType<Ticks>;

/** The longest time that a log can carry, in seconds: 1000 hours. */
const MOST_SECONDS = 3_600_000;

/** Media time as the file has it: decimal seconds (file format, rule 3). */
export const secondsField: TimeField = z
  .number()
  .min(0)
  .max(MOST_SECONDS)
  .transform(secondsToTicks)
  .meta({ description: "Seconds of media time" });

/** Media time as memory, journal and messages have it: whole ticks. */
export const ticksField: TimeField = z
  .int()
  .min(0)
  .transform(asTicks)
  .meta({ description: "Ticks of media time, 705 600 000 a second" });
