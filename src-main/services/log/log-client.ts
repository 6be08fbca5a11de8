import { randomUUID } from "node:crypto";
import type { Worker } from "node:worker_threads";
import type { LogEvent, LogService } from "./log-api.ts";
import type { FromWorker, ToWorker, WorkerCall } from "./worker-messages.ts";

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void };

/**
 * The log service of a worker that runs `worker.ts` (built: `out/main/log-worker.js`), as seen from the main thread. Where
 * the worker dies, a note `log-worker-died` is the last event, and every call rejects.
 */
export function createLogClient(worker: Worker): LogService {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: LogEvent) => void>();
  let lastId = 0;
  let death: Error | undefined;
  let isEnding = false;

  const emit = (event: LogEvent) => {
    for (const listener of listeners) listener(event);
  };
  worker.on("message", (message: FromWorker) => {
    if (message.kind === "event") emit(message.event);
    else {
      const asker = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.kind === "answer") asker?.resolve(message.value);
      else asker?.reject(new Error(message.message));
    }
  });
  const die = (error: Error) => {
    if (death) return;
    death = error;
    for (const asker of waiting.values()) asker.reject(error);
    waiting.clear();
    if (!isEnding) emit({ kind: "note", code: "log-worker-died", reason: error.name });
  };
  worker.on("error", die);
  worker.on("exit", () => die(new Error("the log worker has ended")));

  const ask = (call: ToWorker["call"], args: readonly unknown[]): Promise<unknown> => {
    if (death) return Promise.reject(death);
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, call, args }, []);
    });
  };
  /** The worker runs the same interface; what comes back for a call is of that call's type. */
  const askFor = <Call extends WorkerCall>(call: Call, ...args: Parameters<LogService[Call]>) =>
    ask(call, args) as ReturnType<LogService[Call]>;

  return {
    open: (path, initialText) => askFor("open", path, initialText),
    submit: (submission) => askFor("submit", submission),
    recordOf: (logId, kind, id) => ask("recordOf", [logId, kind, id]) as never,
    exportText: (logId, format, options) => askFor("exportText", logId, format, options),
    check: (path) => askFor("check", path),
    flush: (logId) => askFor("flush", logId),
    close: (logId) => askFor("close", logId),
    shutdown: async () => {
      await askFor("shutdown");
      isEnding = true;
      await worker.terminate();
    },
    textOf: async function* (logId) {
      const stream = randomUUID();
      let isDone = false;
      try {
        for (;;) {
          const piece = await ask("textNext", [stream, logId]);
          isDone = typeof piece !== "string";
          if (typeof piece !== "string") return;
          yield piece;
        }
      } finally {
        if (!isDone && !death) await ask("textEnd", [stream]);
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
