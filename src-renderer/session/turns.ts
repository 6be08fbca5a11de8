import type { World } from "./world.ts";

/** How long work in the background may hold the page's thread at a stretch, in milliseconds: frames come every 16. */
const TURN_MS = 8;

/** Lets the page have its thread back now and then, for work that would hold it up. */
export type Turns = {
  /** Resolves at once while the turn lasts, else when the page has had its own. */
  next(): Promise<void>;
};

/** Turns of one piece of work; the first begins now. */
export function takeTurns(world: Pick<World, "eventNow" | "breathe">): Turns {
  let begun = world.eventNow();
  return {
    async next() {
      if (world.eventNow() - begun < TURN_MS) return;
      await world.breathe();
      begun = world.eventNow();
    },
  };
}
