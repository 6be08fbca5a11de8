/** Seeks one after the other, in which only the newest request counts. */
export type SeekQueue = {
  /** Asks for a frame; resolves when the newest request is on the screen. */
  request(index: number): Promise<void>;
  /** The frame that is being sought or waits to be, or `undefined` when at rest. */
  target(): number | undefined;
  /** Forgets what waits, as when another medium is loaded. */
  clear(): void;
};

/**
 * Makes a queue over `perform`, which shows one frame, may ask whether it is still the newest that is asked for, and must not
 * reject. While one seek runs, requests replace each
 * other, so that a held arrow key never builds up a backlog.
 */
export function createSeekQueue(
  perform: (index: number, isNewest: () => boolean) => Promise<void>,
): SeekQueue {
  let waiting: number | undefined;
  let current: number | undefined;
  let running: Promise<void> | undefined;

  const drain = async (): Promise<void> => {
    while (waiting !== undefined) {
      current = waiting;
      waiting = undefined;
      await perform(current, () => waiting === undefined);
    }
    current = undefined;
    running = undefined;
  };

  return {
    request(index) {
      waiting = index;
      running ??= drain();
      return running;
    },
    target: () => waiting ?? current,
    clear() {
      waiting = undefined;
    },
  };
}
