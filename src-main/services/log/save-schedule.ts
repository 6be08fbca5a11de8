import type { Clock } from "./clock.ts";

const REST_MS = 1000;
const MOST_WAIT_MS = 10_000;
const FIRST_RETRY_MS = 2000;
const LAST_RETRY_MS = 60_000;

/**
 * When a log is written: after 1 s of rest, at most every 10 s while editing; after a failure again with growing pauses,
 * 2 s to 60 s, and with the next change.
 */
export type SaveSchedule = {
  /** Something changed. */
  touch(): void;
  /** A save went well or badly. */
  saved(): void;
  failed(): void;
  /** Nothing is planned any more, whatever comes. */
  stop(): void;
};

/** A schedule that calls `save` when it is time. */
export function createSaveSchedule(clock: Clock, save: () => void): SaveSchedule {
  let dirtySince: number | undefined;
  let retryMs = FIRST_RETRY_MS;
  let cancel = () => {};
  let isStopped = false;
  const plan = (ms: number) => {
    cancel();
    if (isStopped) return;
    cancel = clock.after(ms, save);
  };
  return {
    touch: () => {
      const now = clock.monotonicMs();
      dirtySince ??= now;
      plan(Math.max(0, Math.min(REST_MS, dirtySince + MOST_WAIT_MS - now)));
    },
    saved: () => {
      dirtySince = undefined;
      retryMs = FIRST_RETRY_MS;
      cancel();
    },
    failed: () => {
      dirtySince = undefined;
      plan(retryMs);
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    },
    stop: () => {
      isStopped = true;
      cancel();
    },
  };
}
