/** Time and timers, passed in so that tests need not wait. */
export type Clock = {
  readonly now: () => Date;
  /** Runs `action` once after so many milliseconds; the returned function calls that off. */
  readonly after: (ms: number, action: () => void) => () => void;
};

/** The clock of this machine. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => new Date(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
