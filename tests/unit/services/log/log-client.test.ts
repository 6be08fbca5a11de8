import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { LogEvent } from "../../../../src-main/services/log/log-api.ts";
import { emptyLogText, momentAt, must, notesInFile, textOf } from "../support/log-harness.ts";
import { killWorker, startClient } from "../support/log-worker.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("a log in the worker opens, takes changes, gives its text and is written at closing", async () => {
  const path = join(tempFolder(), "lift.scenelog.json");
  await writeFile(path, emptyLogText());
  const { client } = startClient(tempFolder());
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
  const { client } = startClient(tempFolder());
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

describe("a worker that dies", () => {
  test("is followed by another, which has every change that was acknowledged and takes up the rest", async () => {
    const path = join(tempFolder(), "lift.scenelog.json");
    await writeFile(path, emptyLogText());
    const { client, workers, events, codes } = startClient(tempFolder());
    const { logId } = must(await client.open(path));
    const submit = (seq: number) =>
      client.submit({ logId, clientId: "w", seq, baseRev: seq - 1, diff: momentAt(`m${seq}`, seq) });
    for (const seq of [1, 2, 3]) must(await submit(seq));
    const underWay = submit(4);
    await killWorker(workers);
    const { rev } = must(await underWay);
    expect(workers).toHaveLength(2);
    expect(await textOf(client, logId)).toEqual({ rev, notes: ["m1", "m2", "m3", "m4"] });
    // Sent again though it was answered: the numbers say that it is done.
    must(await submit(4));
    expect((await textOf(client, logId)).rev).toBe(rev);
    const revs = events.flatMap((event) => (event.kind === "changed" ? [event.rev] : []));
    expect(revs).toEqual([...revs].sort((a, b) => a - b));
    expect(codes()).toEqual(["log-worker-restarted"]);
    expect(must(await client.close(logId))).toMatchObject({ trouble: null });
    expect(await notesInFile(path)).toEqual(["m1", "m2", "m3", "m4"]);
    await client.shutdown();
  }, 30_000);

  test("goes on with revisions that windows have not seen, though all was in the file already", async () => {
    const path = join(tempFolder(), "lift.scenelog.json");
    await writeFile(path, emptyLogText());
    const { client, workers, events } = startClient(tempFolder());
    const { logId } = must(await client.open(path));
    must(await client.open(path));
    for (const seq of [1, 2]) {
      must(
        await client.submit({ logId, clientId: "w", seq, baseRev: seq - 1, diff: momentAt(`m${seq}`, seq) }),
      );
    }
    must(await client.flush(logId));
    await killWorker(workers);
    // Windows learn by a change without content how far the log is; one that has missed something sees a gap.
    expect(await textOf(client, logId)).toEqual({ rev: 3, notes: ["m1", "m2"] });
    expect(events.findLast((event) => event.kind === "changed")).toMatchObject({ rev: 3, diff: [] });
    const third = { logId, clientId: "w", seq: 3, baseRev: 3, diff: momentAt("m3", 3) };
    expect(must(await client.submit(third)).rev).toBe(4);
    // It was open twice, and is still open once.
    must(await client.close(logId));
    expect((await textOf(client, logId)).notes).toHaveLength(3);
    must(await client.close(logId));
    await expect(textOf(client, logId)).rejects.toThrow("not open");
    await client.shutdown();
  }, 30_000);

  test("for want of memory loses nothing", async () => {
    const path = join(tempFolder(), "lift.scenelog.json");
    await writeFile(path, emptyLogText());
    const hoard =
      "setTimeout(() => { const all = []; for (;;) all.push(new Array(1000).fill(Math.random())); }, 4000)";
    const { client, workers, events } = startClient(tempFolder(), (count) => (count === 0 ? hoard : ""));
    const told = new Promise<LogEvent>((resolve) => {
      client.subscribe((event) => {
        if (event.kind === "note") resolve(event);
      });
    });
    const { logId } = must(await client.open(path));
    must(await client.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 1) }));
    expect(await told).toEqual({
      kind: "note",
      code: "log-worker-restarted",
      reason: "ERR_WORKER_OUT_OF_MEMORY",
    });
    expect((await textOf(client, logId)).notes).toEqual(["m1"]);
    expect(workers).toHaveLength(2);
    expect(events.length).toBeGreaterThan(0);
    await client.shutdown();
  }, 60_000);

  test("again and again is given up: the death is told, and calls reject", async () => {
    const { client, workers, codes } = startClient(tempFolder(), () => "throw new TypeError('a bug')");
    await expect(client.flush("x")).rejects.toThrow("a bug");
    await expect
      .poll(codes)
      .toEqual(["log-worker-restarted", "log-worker-restarted", "log-worker-restarted", "log-worker-died"]);
    expect(workers).toHaveLength(4);
    await expect(client.flush("x")).rejects.toThrow("a bug");
  }, 30_000);
});
