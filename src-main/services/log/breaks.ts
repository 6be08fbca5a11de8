import { setImmediate } from "node:timers/promises";

/** How long work on a whole log may go on at a stretch, in milliseconds: an edit passes through here a few times. */
const STRETCH_MS = 1;

/** The breaks of one piece of work on a whole log, so that edits are acknowledged beside it. */
export type Breaks = {
  /** Whether it has gone on for long enough. */
  isDue(): boolean;
  /** Resolves when whatever waited has had its turn. */
  take(): Promise<void>;
};

/** Breaks of work that begins now. */
export function takeBreaks(): Breaks {
  let begun = performance.now();
  return {
    isDue: () => performance.now() - begun >= STRETCH_MS,
    take: async () => {
      await setImmediate();
      begun = performance.now();
    },
  };
}
