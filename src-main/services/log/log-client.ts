import { randomUUID } from "node:crypto";
import type { Worker } from "node:worker_threads";
import { type Clock, systemClock } from "./clock.ts";
import type { LogEvent, LogService } from "./log-api.ts";
import { LogWorker } from "./log-worker-link.ts";
import type { WorkerCall } from "./worker-messages.ts";

/**
 * The log service of a worker that runs `worker.ts` (built: `out/main/log-worker.js`), as seen from the main thread. Where
 * the worker dies, another is started, opens every log again from its journal and is asked once more what was not answered
 * (submissions count once by their numbers); a note `log-worker-restarted` tells of it. Where it dies again and again, a note
 * `log-worker-died` is the last event, and every call rejects.
 */
export function createLogClient(startWorker: () => Worker, clock: Clock = systemClock): LogService {
  const listeners = new Set<(event: LogEvent) => void>();
  const link = new LogWorker(startWorker, clock, (event) => {
    for (const listener of listeners) listener(event);
  });
  /** The worker runs the same interface; what comes back for a call is of that call's type. */
  const askFor = <Call extends WorkerCall>(call: Call, ...args: Parameters<LogService[Call]>) =>
    link.ask(call, args) as ReturnType<LogService[Call]>;

  return {
    open: async (path, initialText) => {
      const opened = await askFor("open", path, initialText);
      if (opened.ok) link.keep(opened.value, initialText);
      return opened;
    },
    submit: (submission) => askFor("submit", submission),
    recordOf: (logId, kind, id) => link.ask("recordOf", [logId, kind, id]) as never,
    exportText: (logId, format, options) => askFor("exportText", logId, format, options),
    check: (path) => askFor("check", path),
    backups: (logId) => askFor("backups", logId),
    backupFacts: (logId, id) => askFor("backupFacts", logId, id),
    lookAtBackup: (logId, id, language) => askFor("lookAtBackup", logId, id, language),
    backupRows: (logId, id, asked) => askFor("backupRows", logId, id, asked),
    restoreText: (logId, id, scope, stamp) => askFor("restoreText", logId, id, scope, stamp),
    rescue: (path) => askFor("rescue", path),
    copiesBeside: (logId, language) => askFor("copiesBeside", logId, language),
    settleCopy: (path) => askFor("settleCopy", path),
    flush: (logId) => askFor("flush", logId),
    putAside: (logId) => askFor("putAside", logId),
    close: async (logId) => {
      const closed = await askFor("close", logId);
      link.letGo(logId);
      return closed;
    },
    shutdown: async () => {
      await askFor("shutdown");
      await link.end();
    },
    textOf: async function* (logId) {
      const stream = randomUUID();
      let isDone = false;
      try {
        for (;;) {
          const piece = await link.ask("textNext", [stream, logId]);
          isDone = typeof piece !== "string";
          if (typeof piece !== "string") return;
          yield piece;
        }
      } finally {
        // A worker that has died since knows nothing of the text any more.
        if (!isDone) await link.ask("textEnd", [stream]).catch(() => undefined);
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
