/** Time and timers, passed in so that tests need not wait. */
export type Clock = {
  readonly now: () => Date;
  /** Milliseconds since some moment, which nobody can set: pauses are measured by these, for the time of day may be set back. */
  readonly monotonicMs: () => number;
  /** Runs `action` once after so many milliseconds; the returned function calls that off. */
  readonly after: (ms: number, action: () => void) => () => void;
};

/** The clock of this machine. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
