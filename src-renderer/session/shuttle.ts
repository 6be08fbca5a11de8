import type { UserCommandId } from "#annotations/commands/table.ts";
import type { Core } from "./core.ts";
import { type Direction, shuttleRate, slowRate } from "./rate-ladder.ts";

/** J, K and L as editing systems have them. */
export type Shuttle = {
  /** J or L: runs that way, faster with each press. While K is down it steps a frame, and held it runs slowly. */
  press(direction: Direction): void;
  /** K: stops, and turns the other two into a jog until it is released. */
  hold(): void;
  /** Slow motion that way, slower with each press. */
  slow(direction: Direction): void;
  /** A key of a command was released, or, without one, all of them: the window lost the focus. */
  release(command?: UserCommandId): void;
};

/** The rate of a jog. */
const JOG_RATE = 0.25;

/** A key that is down longer than this is held, not tapped. */
const HELD_AFTER_MS = 300;

/** Makes the shuttle of a window. */
export function createShuttle({ player, world, desk }: Core): Shuttle {
  let isHolding = false;
  let jog: { readonly direction: Direction; callOff(): void } | undefined;

  const rateNow = (): number => {
    const { playing, rate } = player.state();
    return playing ? rate : 0;
  };

  const run = (direction: Direction, rate: number): void => {
    if (direction < 0) return player.playBackwards(rate);
    // Before it plays, so that a film that ran backwards does not start at another rate.
    player.setRate(rate);
    player.play();
  };

  const endJog = (): void => {
    if (!jog) return;
    jog.callOff();
    jog = undefined;
    player.pause();
  };

  const beginJog = (direction: Direction): void => {
    endJog();
    player.stepFrames(direction).catch(desk.reportError);
    const callOff = world.later(() => run(direction, JOG_RATE), HELD_AFTER_MS);
    jog = { direction, callOff };
  };

  return {
    press(direction) {
      if (isHolding) beginJog(direction);
      else run(direction, shuttleRate(rateNow(), direction));
    },
    hold() {
      isHolding = true;
      player.pause();
    },
    slow: (direction) => run(direction, slowRate(rateNow(), direction)),
    release(command) {
      if (command === undefined || command === "transport.pause") {
        isHolding = false;
        endJog();
      } else if (jog && command === JOG_KEYS[jog.direction]) endJog();
    },
  };
}

const JOG_KEYS = { [1]: "transport.forward", [-1]: "transport.reverse" } as const satisfies Record<
  Direction,
  UserCommandId
>;
