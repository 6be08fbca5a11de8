import { setImmediate } from "node:timers/promises";

/** How much may be done at a stretch, counted in bytes hashed: about half a millisecond of work. */
const STRETCH = 256 * 1024;

/**
 * The breaks of one piece of work on a whole log, so that edits are acknowledged beside it. They come by the work and not by
 * the clock, so that a run with the same work is the same run again.
 */
export type Breaks = {
  /** Counts work, as bytes hashed would be; whether it has gone on for long enough. */
  isDue(work: number): boolean;
  /** Resolves when whatever waited has had its turn. */
  take(): Promise<void>;
};

/** Breaks of work that begins now. */
export function takeBreaks(): Breaks {
  let done = 0;
  return {
    isDue: (work) => {
      done += work;
      return done >= STRETCH;
    },
    take: async () => {
      done = 0;
      await setImmediate();
    },
  };
}
