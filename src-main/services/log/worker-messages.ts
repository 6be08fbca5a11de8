import type { LogEvent, LogService } from "./log-api.ts";

/** The calls of the log service that are one question and one answer. */
export type WorkerCall = Exclude<keyof LogService, "textOf" | "subscribe">;

/** What the main thread asks of the log worker. Texts are fetched piece by piece, so that the reader sets the pace. */
export type ToWorker =
  | { readonly [Call in WorkerCall]: CallMessage<Call> }[WorkerCall]
  | {
      readonly id: number;
      readonly call: "textNext";
      readonly args: readonly [stream: string, logId: string];
    }
  | { readonly id: number; readonly call: "textEnd"; readonly args: readonly [stream: string] };

type CallMessage<Call extends WorkerCall> = {
  readonly id: number;
  readonly call: Call;
  readonly args: Parameters<LogService[Call]>;
};

/** What the log worker says: the answer to a question, or an event. */
export type FromWorker =
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failed"; readonly id: number; readonly message: string }
  | { readonly kind: "event"; readonly event: LogEvent };

/** What the worker is started with (`workerData`). `author`: the name that colleagues see in the presence hint. */
export type WorkerStart = { readonly dataFolder: string; readonly author?: string };
