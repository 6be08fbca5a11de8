import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { onTestFinished } from "vitest";
import type { LogEvent, LogService } from "../../../../src-main/services/log/log-api.ts";
import { createLogClient } from "../../../../src-main/services/log/log-client.ts";

const WORKER = join(import.meta.dirname, "../../../../src-main/services/log/worker.ts");
const LOADER = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(WORKER)}); });`;

/** A log service in real workers: all that were started, the last one alive, and what was told. */
export type WorkerClient = {
  readonly client: LogService;
  readonly workers: readonly Worker[];
  readonly events: readonly LogEvent[];
  /** The codes of the notes so far. */
  readonly codes: () => string[];
};

/** Starts a log service in a worker; `fault` is code that one worker after the other, by its number, runs first. */
export function startClient(dataFolder: string, fault: (count: number) => string = () => ""): WorkerClient {
  const workers: Worker[] = [];
  const events: LogEvent[] = [];
  const client = createLogClient(() => {
    const worker = new Worker(`${fault(workers.length)};${LOADER}`, {
      eval: true,
      workerData: { dataFolder, author: "Ada" },
      // Small, so that memory can run out within a test.
      resourceLimits: { maxOldGenerationSizeMb: 200 },
    });
    workers.push(worker);
    return worker;
  });
  client.subscribe((event) => events.push(event));
  onTestFinished(async () => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  });
  const codes = () => events.flatMap((event) => (event.kind === "note" ? [event.code] : []));
  return { client, workers, events, codes };
}

/** Ends the worker that is alive at once, as a crash does. */
export async function killWorker(workers: readonly Worker[]): Promise<void> {
  await workers.at(-1)?.terminate();
}
