import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import {
  documentOf,
  emptyLogText,
  must,
  notesInFile,
  startLogService,
  textOf,
} from "../unit/services/support/log-harness.ts";
import { tempFolder } from "../unit/services/support/temp-folder.ts";

const CHILD = join(import.meta.dirname, "submit-until-killed.ts");

/** Runs the logging child and kills it (SIGKILL) after so many acknowledgements; gives what it said was safe. */
async function logUntilKilled(
  data: string,
  path: string,
  count: number,
  flushEvery: number,
): Promise<string[]> {
  const child = spawn(process.execPath, ["--import", "tsx", CHILD, data, path, `${flushEvery}`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const acknowledged: string[] = [];
  const closed = once(child, "close");
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === count) child.kill("SIGKILL");
  }
  await closed;
  return acknowledged;
}

async function openAgain(data: string, path: string) {
  const { service } = startLogService(data);
  const opened = must(await service.open(path));
  const { notes } = await textOf(service, opened.logId);
  return { service, opened, notes };
}

describe("a process that is killed while logging", () => {
  test("has lost nothing that it acknowledged before the file was ever written", async () => {
    const data = tempFolder();
    const path = join(tempFolder(), "lift.scenelog.json");
    await writeFile(path, emptyLogText());
    const acknowledged = await logUntilKilled(data, path, 60, 0);
    const { service, opened, notes } = await openAgain(data, path);
    expect(notes).toEqual(expect.arrayContaining(acknowledged));
    expect(opened.recovery.changes).toBeGreaterThanOrEqual(60);
    expect(opened.recovery.open).toEqual(expect.arrayContaining(acknowledged));
    must(await service.close(opened.logId));
    expect(await notesInFile(path)).toEqual(notes);
  }, 60_000);

  test("has lost nothing when it was killed in the middle of saving, over and over", async () => {
    const data = tempFolder();
    const folder = tempFolder();
    const path = join(folder, "lift.scenelog.json");
    await writeFile(path, emptyLogText());
    const acknowledged: string[] = [];
    for (const count of [7, 23, 41]) acknowledged.push(...(await logUntilKilled(data, path, count, 3)));
    // As if a while had passed: a younger temporary file might be a colleague's save under way.
    const before = new Date("2026-11-22T11:00:00Z");
    for (const name of await readdir(folder)) {
      if (name.endsWith(".tmp")) await utimes(join(folder, name), before, before);
    }
    const { service, opened, notes } = await openAgain(data, path);
    expect(notes).toEqual(expect.arrayContaining(acknowledged));
    expect(new Set(notes).size).toBe(notes.length);
    must(await service.close(opened.logId));
    expect(await notesInFile(path)).toEqual(notes);
    expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  }, 60_000);

  test("merges a file that a colleague changed before it was opened again", async () => {
    const data = tempFolder();
    const path = join(tempFolder(), "lift.scenelog.json");
    await writeFile(path, emptyLogText());
    const acknowledged = await logUntilKilled(data, path, 10, 0);
    await writeFile(path, emptyLogText().replace("Lift scene", "The lift scene"));
    const { service, opened, notes } = await openAgain(data, path);
    expect(notes).toEqual(expect.arrayContaining(acknowledged));
    must(await service.close(opened.logId));
    expect(await notesInFile(path)).toEqual(notes);
    expect(documentOf(await readFile(path, "utf8")).log.title).toBe("The lift scene");
  }, 60_000);
});
