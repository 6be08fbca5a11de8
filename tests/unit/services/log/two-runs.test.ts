import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { LogService } from "../../../../src-main/services/log/log-api.ts";
import { startRunMark } from "../../../../src-main/services/log/run-mark.ts";
import {
  documentOf,
  emptyLogText,
  momentAt,
  must,
  notesInFile,
  runMark,
  startLogService,
  textOf,
} from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

const CHILD = join(import.meta.dirname, "../../../crash/submit-until-killed.ts");
const keepLayer = <Layer>(layer: Layer): Layer => layer;

async function logIn(folder: string): Promise<string> {
  const path = join(folder, "lift.scenelog.json");
  await writeFile(path, emptyLogText());
  return path;
}

/** Two services over one data folder, as the app and the loopback server beside it; each knows that the other goes on. */
async function startTwo(data: string, path: string) {
  const first = runMark();
  const second = runMark([first.id]);
  const one = startLogService(data, keepLayer, { ...first, isLive: async (id) => id === second.id });
  const { logId } = must(await one.service.open(path));
  const logMoment = (service: LogService, log: string, seq: number, id: string, start: number) =>
    service.submit({ logId: log, clientId: id, seq, baseRev: 0, diff: momentAt(id, start) });
  must(await logMoment(one.service, logId, 1, "of-one", 100));
  const two = startLogService(data, keepLayer, second);
  const other = must(await two.service.open(path));
  must(await logMoment(two.service, other.logId, 1, "of-two", 200));
  return { one, two, logId, other };
}

describe("two runs on one data folder", () => {
  test("both go on, the second is told of the first, and their changes meet in the file", async () => {
    const data = tempFolder();
    const path = await logIn(tempFolder());
    const { one, two, logId, other } = await startTwo(data, path);
    expect(other.notices).toEqual([
      { code: "log-open-elsewhere", parameters: { name: "lift.scenelog.json" } },
    ]);
    // What the first has not saved yet is not the second's to take.
    expect(other.recovery.changes).toBe(0);
    must(await one.service.flush(logId));
    must(await two.service.flush(other.logId));
    one.fileChanged(path);
    must(await one.service.flush(logId));
    expect((await textOf(one.service, logId)).notes).toEqual(["of-one", "of-two"]);
    expect((await textOf(two.service, other.logId)).notes).toEqual(["of-one", "of-two"]);
    must(await one.service.close(logId));
    must(await two.service.close(other.logId));
    expect(await notesInFile(path)).toEqual(["of-one", "of-two"]);
    const again = must(await startLogService(data).service.open(path));
    expect(again).toMatchObject({ recovery: { changes: 0 }, notices: [] });
    expect(await readdir(join(data, "journals"))).toEqual([]);
  });

  test("what both had only in their journals when they died is there afterwards, once", async () => {
    const data = tempFolder();
    const path = await logIn(tempFolder());
    await startTwo(data, path);
    // Their bases are kept without holding the changes up.
    await vi.waitFor(async () => {
      const names = await readdir(join(data, "journals"));
      expect(names.filter((name) => name.endsWith(".base.gz"))).toHaveLength(2);
    });
    for (const changes of [2, 2]) {
      const { service } = startLogService(data);
      const opened = must(await service.open(path));
      expect(opened.recovery.changes).toBe(changes);
      expect((await textOf(service, opened.logId)).notes).toEqual(["of-one", "of-two"]);
    }
    const { service } = startLogService(data);
    const { logId } = must(await service.open(path));
    must(await service.close(logId));
    expect(await notesInFile(path)).toEqual(["of-one", "of-two"]);
    must(await startLogService(data).service.open(path));
    expect(await readdir(join(data, "journals"))).toEqual([]);
  });

  test("where both had changed one field when they died, both values are kept", async () => {
    const data = tempFolder();
    const path = await logIn(tempFolder());
    const { one, two, logId, other } = await startTwo(data, path);
    must(await one.service.flush(logId));
    must(await two.service.flush(other.logId));
    one.fileChanged(path);
    must(await one.service.flush(logId));
    for (const [service, log, note] of [
      [one.service, logId, "ours"],
      [two.service, other.logId, "theirs"],
    ] as const) {
      const set = {
        op: "set" as const,
        kind: "annotation" as const,
        id: "of-one",
        path: ["note"],
        after: note,
      };
      must(await service.submit({ logId: log, clientId: note, seq: 1, baseRev: 0, diff: [set] }));
    }
    const { service } = startLogService(data);
    const again = must(await service.open(path));
    must(await service.close(again.logId));
    const { tables } = documentOf(await readFile(path, "utf8"));
    const [conflict] = [...tables.conflict.values()];
    expect(conflict?.values.map(({ value }) => value).sort()).toEqual(["ours", "theirs"]);
    expect(["ours", "theirs"]).toContain(tables.annotation.get("of-one")?.note);
  });

  test("a process that goes on is known by its socket, and one that was killed is not, whoever has its number", async () => {
    const data = tempFolder();
    const path = await logIn(tempFolder());
    const child = spawn(process.execPath, ["--import", "tsx", CHILD, data, path, "0"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    const acknowledged: string[] = [];
    const enough = new Promise<void>((resolve) => {
      createInterface({ input: child.stdout }).on("line", (id) => {
        acknowledged.push(id);
        if (acknowledged.length === 20) resolve();
      });
    });
    await enough;
    const beside = startLogService(data, keepLayer, startRunMark());
    const opened = must(await beside.service.open(path));
    expect(opened.notices.map(({ code }) => code)).toEqual(["log-open-elsewhere"]);
    expect(opened.recovery.changes).toBe(0);
    must(await beside.service.close(opened.logId));
    const gone = once(child, "close");
    child.kill("SIGKILL");
    await gone;
    const after = startLogService(data, keepLayer, startRunMark());
    const again = must(await after.service.open(path));
    expect(again.notices).toEqual([]);
    expect((await textOf(after.service, again.logId)).notes).toEqual(expect.arrayContaining(acknowledged));
  }, 30_000);
});
