import type { Worker } from "node:worker_threads";
import { errorCode } from "../file-layer/file-trouble.ts";
import type { Clock } from "./clock.ts";
import type { LogEvent, LogService, OpenedLog, Resumption } from "./log-api.ts";
import type { FromWorker, ToWorker } from "./worker-messages.ts";

/** So many deaths within so many milliseconds are one bug that comes back, and not bad luck. */
const MOST_DEATHS = 3;
const DEATHS_WITHIN_MS = 60_000;
/** Between two attempts to open a log again whose file cannot be read at the moment, in milliseconds. */
const REOPEN_MS = 2000;

/** A question to the worker. `logId`: the log that it is about. */
type Ask = {
  readonly id: number;
  readonly call: ToWorker["call"];
  readonly args: readonly unknown[];
  readonly logId: string | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  /** How often it was sent: what a worker died over twice is not asked a third time. */
  sent: number;
};

/** What it takes to open a log again; see {@link Resumption}. */
type Kept = {
  path: string;
  readonly journalPath: string;
  readonly initialText: string | undefined;
  rev: number;
  openings: number;
};

/** The worker that is alive now, questions to it, and what the next one must know should it die. */
export class LogWorker {
  readonly #startWorker: () => Worker;
  readonly #clock: Clock;
  readonly #emit: (event: LogEvent) => void;
  readonly #waiting = new Map<number, Ask>();
  readonly #logs = new Map<string, Kept>();
  /** Logs that the present worker has yet to open again; questions about them wait. */
  readonly #reopening = new Set<string>();
  #worker: Worker | undefined;
  #deaths: number[] = [];
  #lastId = 0;
  #isEnding = false;
  #end: Error | undefined;

  constructor(startWorker: () => Worker, clock: Clock, emit: (event: LogEvent) => void) {
    this.#startWorker = startWorker;
    this.#clock = clock;
    this.#emit = emit;
    this.#start();
  }

  /** The worker's answer; rejects where it threw, or died and cannot be asked again. */
  ask(call: ToWorker["call"], args: readonly unknown[]): Promise<unknown> {
    if (this.#end) return Promise.reject(this.#end);
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      const ask: Ask = { id, call, args, logId: logOf(call, args), resolve, reject, sent: 0 };
      this.#waiting.set(id, ask);
      if (ask.logId === undefined || !this.#reopening.has(ask.logId)) this.#send(ask);
    });
  }

  /** A log is open, once more where it was before. */
  keep({ logId, path, state }: OpenedLog, initialText: string | undefined): void {
    const known = this.#logs.get(logId);
    if (known) known.openings++;
    else this.#logs.set(logId, { path, journalPath: path, initialText, rev: state.rev, openings: 1 });
  }

  /** One opening of a log is over. */
  letGo(logId: string): void {
    const log = this.#logs.get(logId);
    if (log && --log.openings === 0) this.#logs.delete(logId);
  }

  /** Stops the worker for good. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await this.#worker?.terminate();
  }

  #start(): void {
    const worker = this.#startWorker();
    this.#worker = worker;
    worker.on("message", (message: FromWorker) => {
      if (worker === this.#worker) this.#onMessage(message);
    });
    let cause = new Error("the log worker has ended");
    worker.on("error", (error) => {
      cause = error;
    });
    // Only then has it let go of everything, and its journals are nobody's.
    worker.on("exit", () => {
      if (worker === this.#worker) this.#onDeath(cause);
    });
  }

  #send(ask: Ask): void {
    ask.sent++;
    const { id, call, args } = ask;
    this.#worker?.postMessage({ id, call, args }, []);
  }

  #onMessage(message: FromWorker): void {
    if (message.kind === "event") {
      this.#follow(message.event);
      this.#emit(message.event);
      return;
    }
    const ask = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === "answer") ask?.resolve(message.value);
    else ask?.reject(new Error(message.message));
  }

  /** Windows are told of every revision by an event or by the answer to their own change, which an event comes with. */
  #follow(event: LogEvent): void {
    const log = event.kind === "note" ? undefined : this.#logs.get(event.logId);
    if (log && event.kind === "changed") log.rev = Math.max(log.rev, event.rev);
    if (log && event.kind === "moved") log.path = event.path;
  }

  #onDeath(error: Error): void {
    this.#worker = undefined;
    if (this.#isEnding) return this.#giveUp(error);
    const now = this.#clock.monotonicMs();
    this.#deaths = [...this.#deaths.filter((at) => now - at < DEATHS_WITHIN_MS), now];
    const reason = errorCode(error) || error.name;
    if (this.#deaths.length > MOST_DEATHS) {
      this.#giveUp(error);
      this.#emit({ kind: "note", code: "log-worker-died", reason });
      return;
    }
    for (const ask of [...this.#waiting.values()]) if (!canBeAskedAgain(ask)) this.#refuse(ask, error);
    this.#start();
    this.#emit({ kind: "note", code: "log-worker-restarted", reason });
    for (const logId of this.#logs.keys()) this.#reopening.add(logId);
    for (const ask of [...this.#waiting.values()]) {
      if (ask.logId === undefined || !this.#reopening.has(ask.logId)) this.#send(ask);
    }
    for (const [logId, log] of this.#logs) void this.#reopen(this.#worker, logId, log);
  }

  async #reopen(worker: Worker | undefined, logId: string, log: Kept): Promise<void> {
    const { path, journalPath, initialText, rev, openings } = log;
    const resumed: Resumption = { logId, rev, openings, journalPath };
    const isOpen = await this.#askToOpen(path, initialText, resumed);
    if (worker !== this.#worker) return;
    if (!isOpen) {
      // The folder may be on the network and gone for a while; what windows send waits.
      this.#clock.after(REOPEN_MS, () => {
        if (worker === this.#worker) void this.#reopen(worker, logId, log);
      });
      return;
    }
    this.#reopening.delete(logId);
    for (const ask of [...this.#waiting.values()]) if (ask.logId === logId) this.#send(ask);
  }

  async #askToOpen(...args: Parameters<LogService["open"]>): Promise<boolean> {
    try {
      const opened = await (this.ask("open", args) as ReturnType<LogService["open"]>);
      if (!opened.ok) this.#emit({ kind: "note", code: "reopen-failed", reason: opened.error.code });
      return opened.ok;
    } catch {
      // It died over this; the worker after it tries again.
      return false;
    }
  }

  #refuse(ask: Ask, error: Error): void {
    this.#waiting.delete(ask.id);
    ask.reject(error);
  }

  #giveUp(error: Error): void {
    this.#end = error;
    for (const ask of [...this.#waiting.values()]) this.#refuse(ask, error);
  }
}

/** Pieces of a text do not go on in another worker, and a log that is being opened again is opened by its keeper. */
function canBeAskedAgain({ call, args, sent }: Ask): boolean {
  return call !== "textNext" && call !== "textEnd" && !(call === "open" && args[2] !== undefined) && sent < 2;
}

/** The log that a question is about; `undefined` for one about a path, or about all. */
function logOf(call: ToWorker["call"], args: readonly unknown[]): string | undefined {
  const [first, second] = args;
  if (call === "open" || call === "check" || call === "shutdown" || call === "textEnd") return undefined;
  if (call === "textNext") return String(second);
  return typeof first === "object" && first !== null && "logId" in first
    ? String(first.logId)
    : String(first);
}
