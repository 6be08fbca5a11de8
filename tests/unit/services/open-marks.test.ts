import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createNodeFileLayer } from "../../../src-main/services/file-layer/node-file-layer.ts";
import { createOpenMarks, isProcessAlive } from "../../../src-main/services/open-marks.ts";
import { tempFolder } from "./support/temp-folder.ts";

/** A run of the app under a process id; `alive` are the processes of this machine. */
function startRun(dataFolder: string, pid: number, alive: readonly number[] = []) {
  return createOpenMarks({
    layer: createNodeFileLayer(),
    dataFolder,
    pid,
    isAlive: (other) => alive.includes(other),
    failed: (error) => {
      throw error;
    },
  });
}

const unfinished = async (run: ReturnType<typeof startRun>) => [...(await run.unfinished())].sort();

test("what was open when a run broke off is known to the next, until it is opened again", async () => {
  const data = tempFolder();
  const first = startRun(data, 1);
  first.opened("log-1", "/film/lift.md");
  first.opened("log-2", "/film/kiss.md");
  first.closed("log-2");
  expect(await unfinished(first)).toEqual([]);

  const second = startRun(data, 2);
  expect(await unfinished(second)).toEqual(["/film/lift.md"]);
  // Nobody opened it, and this run ends as it should: it is still to be said.
  await second.end();
  const third = startRun(data, 3);
  expect(await unfinished(third)).toEqual(["/film/lift.md"]);
  third.opened("log-9", "/film/lift.md");
  expect(await unfinished(third)).toEqual([]);
  await third.end();
  expect(await readdir(join(data, "open"))).toEqual([]);
});

test("a run that ends as it should leaves nothing to say", async () => {
  const data = tempFolder();
  const first = startRun(data, 1);
  first.opened("log-1", "/film/lift.md");
  await first.end();
  expect(await unfinished(startRun(data, 2))).toEqual([]);
});

test("what another host has open right now is not taken for unfinished", async () => {
  const data = tempFolder();
  const server = startRun(data, 1);
  server.opened("log-1", "/film/lift.md");
  await server.unfinished();
  expect(await unfinished(startRun(data, 2, [1]))).toEqual([]);
  // The process id may be given out again after a restart of the machine.
  expect(await unfinished(startRun(data, 1, [1]))).toEqual(["/film/lift.md"]);
});

test("a mark that was half written says nothing and is in nobody's way", async () => {
  const data = tempFolder();
  const first = startRun(data, 1);
  first.opened("log-1", "/film/lift.md");
  await first.unfinished();
  const [name = ""] = await readdir(join(data, "open"));
  await writeFile(join(data, "open", name), '{"pid": 1, "op');
  expect(await unfinished(startRun(data, 2))).toEqual([]);
  expect(await readdir(join(data, "open"))).toEqual([]);
});

test("a process is known to run or not", () => {
  expect(isProcessAlive(process.pid)).toBe(true);
  // Above every limit of process ids.
  expect(isProcessAlive(2 ** 30)).toBe(false);
});
