import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, onTestFinished, test } from "vitest";
import type { LogEvent } from "../../../../src-main/services/log/log-api.ts";
import { createLogClient } from "../../../../src-main/services/log/log-client.ts";
import { emptyLogText, momentAt, must, notesInFile, textOf } from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

const WORKER = join(import.meta.dirname, "../../../../src-main/services/log/worker.ts");

function startWorker(dataFolder: string) {
  const worker = new Worker(
    `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(WORKER)}); });`,
    { eval: true, workerData: { dataFolder, author: "Ada" } },
  );
  onTestFinished(() => void worker.terminate());
  return { worker, client: createLogClient(worker) };
}

test("a log in the worker opens, takes changes, gives its text and is written at closing", async () => {
  const path = join(tempFolder(), "lift.scenelog.json");
  await writeFile(path, emptyLogText());
  const { client } = startWorker(tempFolder());
  const events: LogEvent[] = [];
  client.subscribe((event) => events.push(event));
  const { logId } = must(await client.open(path));
  const answer = await client.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) });
  expect(must(answer).rev).toBe(1);
  expect(await textOf(client, logId)).toEqual({ rev: 1, notes: ["m1"] });
  expect(await client.recordOf(logId, "medium", "clip")).toEqual({ id: "clip", path: "clip.mp4" });
  expect(must(await client.close(logId))).toEqual({ rev: 1, safeRev: 1, fileRev: 1, trouble: null });
  expect(await notesInFile(path)).toEqual(["m1"]);
  expect(events.map((event) => event.kind)).toContain("changed");
  await client.shutdown();
}, 30_000);

test("a change made to the file by another program reaches the windows through the watcher", async () => {
  const path = join(tempFolder(), "lift.scenelog.json");
  await writeFile(path, emptyLogText());
  const { client } = startWorker(tempFolder());
  const { logId } = must(await client.open(path));
  const changed = new Promise<LogEvent>((resolve) => {
    client.subscribe((event) => {
      if (event.kind === "changed") resolve(event);
    });
  });
  // The watcher reports what happens after it is ready; writing until it has seen one is the only sign of that.
  const writing = setInterval(
    () => void writeFile(path, emptyLogText().replace("Lift scene", "In the lift")),
    400,
  );
  onTestFinished(() => clearInterval(writing));
  expect(await changed).toMatchObject({
    logId,
    origin: "file",
    diff: [{ op: "set", kind: "log", path: ["title"], before: "Lift scene", after: "In the lift" }],
  });
  clearInterval(writing);
  await client.shutdown();
}, 30_000);

test("calls reject when the worker dies, and the death is told", async () => {
  const { worker, client } = startWorker(tempFolder());
  const death = new Promise<LogEvent>((resolve) => void client.subscribe(resolve));
  const asked = client.open("/nowhere/a.scenelog.json").catch((error: unknown) => error);
  await worker.terminate();
  expect(await death).toMatchObject({ kind: "note", code: "log-worker-died" });
  expect(await asked).toBeInstanceOf(Error);
  await expect(client.flush("x")).rejects.toThrow("ended");
}, 30_000);
