import type { Player } from "../player/port.ts";

/** Presses in the order in which they came, each carried out when the frame that it means is known for good. */
export type PressQueue = {
  /** A press that means the frame on the screen at its time. */
  press(eventTime: number, run: () => void): void;
  /** Something without a time of its own that follows what waits. */
  follow(run: () => void): void;
  /** Carries out at once what still waits, by what is known: something else comes that must not overtake it. */
  flush(): void;
};

/** Makes the queue. While the film stands, presses are carried out at once. */
export function createPressQueue(player: Pick<Player, "whenKnown">): PressQueue {
  const waiting: { run: () => void; isReady: boolean }[] = [];

  const drain = (): void => {
    while (waiting[0]?.isReady) waiting.shift()?.run();
  };

  return {
    press(eventTime, run) {
      const entry = { run, isReady: false };
      waiting.push(entry);
      player.whenKnown(eventTime, () => {
        entry.isReady = true;
        drain();
      });
    },
    follow(run) {
      waiting.push({ run, isReady: true });
      drain();
    },
    flush() {
      for (const entry of waiting) entry.isReady = true;
      drain();
    },
  };
}
