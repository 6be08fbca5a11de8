import { mkdir, readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FileLayer } from "../../../../src-main/services/file-layer/file-layer.ts";
import { logKey } from "../../../../src-main/services/log/journal-files.ts";
import { presencePath, startPresence } from "../../../../src-main/services/log/presence.ts";
import { createSaveSchedule } from "../../../../src-main/services/log/save-schedule.ts";
import {
  documentOf,
  emptyLogText,
  handClock,
  journalsIn,
  momentAt,
  must,
  notesInFile,
  startLogService,
} from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

const HOUR_MS = 3_600_000;

async function logIn(folder: string): Promise<string> {
  const path = join(folder, "lift.scenelog.json");
  await writeFile(path, emptyLogText());
  return path;
}

describe("a clock that is set back", () => {
  test("does not put off saving: at most ten seconds pass while editing goes on", () => {
    const clock = handClock();
    const saves: number[] = [];
    let ms = 0;
    const schedule = createSaveSchedule(clock, () => {
      saves.push(ms);
      schedule.saved();
    });
    for (; ms <= 21_000; ms += 500) {
      schedule.touch();
      clock.set(-HOUR_MS);
      clock.pass(500);
    }
    // Begun at 0; the first change after a save begins anew.
    expect(saves).toEqual([9500, 19_500]);
  });

  test("does not put off the next attempt after a failure", () => {
    const clock = handClock();
    let attempts = 0;
    const schedule = createSaveSchedule(clock, () => {
      attempts++;
      schedule.failed();
    });
    schedule.touch();
    clock.pass(1000);
    clock.set(-HOUR_MS);
    clock.pass(1999);
    expect(attempts).toBe(1);
    clock.pass(1);
    expect(attempts).toBe(2);
  });

  test("takes nobody for gone who is there, nor for there who is gone", async () => {
    const log = await logIn(tempFolder());
    const hint = presencePath(log);
    const here = async () => {
      const read: { here: { id: string }[] } = JSON.parse(await readFile(hint, "utf8"));
      return read.here.map(({ id }) => id).sort();
    };
    const say = async (...entries: [id: string, at: string][]) => {
      const others = entries.map(([id, at]) => ({ id, author: id, at }));
      await writeFile(hint, JSON.stringify({ here: others }));
    };
    const clock = handClock();
    // It is noon here. One colleague's clock is three hours fast, one's is an hour slow; a third crashed last week.
    await say(
      ["fast", "2026-11-22T15:00:00Z"],
      ["slow", "2026-11-22T11:00:00Z"],
      ["relic", "2026-11-15T12:00:00Z"],
    );
    const stop = startPresence(log, { id: "me", author: "Ada" }, clock);
    await expect.poll(here).toEqual(["fast", "me", "slow"]);
    clock.set(-2 * HOUR_MS);
    for (const minute of ["15:00:30", "15:01:00", "15:01:30", "15:02:00"]) {
      // The fast one goes on, the slow one has gone without a word.
      await say(["fast", `2026-11-22T${minute}Z`], ["slow", "2026-11-22T11:00:00Z"]);
      clock.pass(30_000);
      await expect.poll(here).toContain("me");
    }
    expect(await here()).toEqual(["fast", "me"]);
    await stop();
    expect(await here()).toEqual(["fast"]);
  });
});

describe("a folder on the network that is gone for a minute", () => {
  const CODES = ["EIO", "ESTALE", "EHOSTDOWN", "ETIMEDOUT", "ENOTCONN"];

  /** A layer in which everything below a folder fails while `reason()` says so; ENOENT as an empty mount point does. */
  function goneFolder(folder: string, reason: () => string | undefined) {
    return (layer: FileLayer): FileLayer => {
      const guard =
        <Args extends [string, ...unknown[]], Value>(
          work: (...args: Args) => Promise<Value>,
          missing?: Value,
        ) =>
        async (...args: Args): Promise<Value> => {
          const code = args[0].startsWith(folder) ? reason() : undefined;
          if (code === undefined) return work(...args);
          if (code === "ENOENT" && missing !== undefined) return missing;
          throw Object.assign(new Error(code), { code });
        };
      return {
        ...layer,
        read: guard(layer.read),
        writeNew: guard(layer.writeNew),
        syncFile: guard(layer.syncFile),
        rename: guard(layer.rename),
        syncFolder: guard(layer.syncFolder),
        remove: guard(layer.remove),
        stat: async (path) =>
          reason() === "ENOENT" && path.startsWith(folder) ? undefined : guard(layer.stat)(path),
      };
    };
  }

  test.each([...CODES.map((code) => [code, "place-unreachable"]), ["ENOENT", "folder-gone"]])(
    "%s: logging goes on in the journal, the state says so, and saving resumes by itself",
    async (code, trouble) => {
      const folder = tempFolder();
      const path = await logIn(folder);
      let reason: string | undefined;
      const { service, clock, next, fileChanged } = startLogService(
        tempFolder(),
        goneFolder(folder, () => reason),
      );
      const { logId } = must(await service.open(path));
      const submit = async (seq: number) =>
        must(
          await service.submit({
            logId,
            clientId: "w",
            seq,
            baseRev: seq - 1,
            diff: momentAt(`m${seq}`, seq),
          }),
        );
      await submit(1);
      must(await service.flush(logId));
      reason = code;
      await submit(2);
      const failed = next((event) => event.kind === "saveState" && event.state.trouble !== null);
      clock.pass(1000);
      expect(await failed).toMatchObject({ state: { safeRev: 2, fileRev: 1, trouble: { code: trouble } } });
      // The watcher reports the folder's going, too, and edits go on; a minute and a half of attempts pass.
      fileChanged(path);
      for (let seq = 3; seq <= 20; seq++) {
        await submit(seq);
        const again = next((event) => event.kind === "saveState" && event.state.trouble !== null);
        clock.pass(5000);
        await again;
      }
      reason = undefined;
      const healed = next((event) => event.kind === "saveState" && event.state.fileRev === 20);
      clock.pass(60_000);
      expect(await healed).toMatchObject({ state: { rev: 20, safeRev: 20, trouble: null } });
      expect(await notesInFile(path)).toHaveLength(20);
      expect(documentOf(await readFile(path, "utf8")).tables.conflict.size).toBe(0);
    },
  );
});

describe("what grows", () => {
  test("the journal goes on in another file once the base has what it holds, and opening reads the last alone", async () => {
    const data = tempFolder();
    const path = await logIn(tempFolder());
    const { service } = startLogService(data);
    const { logId } = must(await service.open(path));
    const long = "long ".repeat(50_000);
    const submit = async (seq: number) =>
      must(
        await service.submit({
          logId,
          clientId: "w",
          seq,
          baseRev: seq - 1,
          diff: [...momentAt(`m${seq}`, seq, long)],
        }),
      );
    for (let seq = 1; seq <= 12; seq++) {
      await submit(seq);
      // Each save keeps a base; the next save waits for it.
      must(await service.flush(logId));
    }
    const names = journalsIn(data);
    expect(names.length).toBeGreaterThan(1);
    const read: string[] = [];
    const watching = (layer: FileLayer): FileLayer => ({
      ...layer,
      read: async (name) => {
        if (name.endsWith(".journal")) read.push(name);
        return layer.read(name);
      },
    });
    const again = must(await startLogService(data, watching).service.open(path));
    expect(again.recovery.changes).toBe(0);
    expect(read).toEqual([join(data, "journals", names.at(-1) ?? "")]);
    // All of it was seen in the file: the journals of the first run are needed no more.
    expect(journalsIn(data)).toEqual([]);
  });

  test("backups are looked through once and then only when they have grown", async () => {
    const data = tempFolder();
    const path = await logIn(tempFolder());
    for (const key of ["a", "b"]) {
      await mkdir(join(data, "backups", key), { recursive: true });
      for (let count = 0; count < 20; count++)
        await writeFile(join(data, "backups", key, `20260101T00000${count}000Z-x.json.gz`), "old");
    }
    let stats = 0;
    const { service, clock } = startLogService(data, (layer) => ({
      ...layer,
      stat: async (name) => {
        if (name.endsWith("-x.json.gz")) stats++;
        return layer.stat(name);
      },
    }));
    const { logId } = must(await service.open(path));
    for (let seq = 1; seq <= 5; seq++) {
      clock.pass(61_000);
      must(
        await service.submit({ logId, clientId: "w", seq, baseRev: seq - 1, diff: momentAt(`m${seq}`, seq) }),
      );
      must(await service.flush(logId));
    }
    expect(await readdir(join(data, "backups", logKey(path)))).toHaveLength(5);
    expect(stats).toBe(40);
  });

  test("what crashes left among the private files goes, and nothing that is not ours or still young", async () => {
    const data = tempFolder();
    const path = await logIn(tempFolder());
    const journals = join(data, "journals");
    const backups = join(data, "backups", logKey(path));
    for (const folder of [journals, backups]) await mkdir(folder, { recursive: true });
    const hoursAgo = (hours: number) => new Date(Date.parse("2026-11-22T12:00:00Z") - hours * HOUR_MS);
    const key = logKey(path);
    const files: [path: string, hours: number, stays: boolean][] = [
      [join(journals, `${key}.run-1.base.gz.0123abcd.tmp`), 1, false],
      [join(journals, `${key}.run-2.base.gz.0123abcd.tmp`), 0.1, true],
      [join(journals, `${key}.notes.tmp`), 1, true],
      [join(journals, `${"0".repeat(32)}.run-1.base.gz.0123abcd.tmp`), 1, true],
      [join(backups, "20261122T110000000Z-abc.json.gz.89abcdef.tmp"), 1, false],
      [join(backups, "20261122T110000000Z-abd.json.gz.89abcdef.tmp"), 0.1, true],
    ];
    for (const [file, hours] of files) {
      await writeFile(file, "part");
      await utimes(file, hoursAgo(hours), hoursAgo(hours));
    }
    const { service } = startLogService(data);
    const { logId } = must(await service.open(path));
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 1) }));
    must(await service.close(logId));
    const found = await Promise.all(files.map(([file]) => stat(file).catch(() => undefined)));
    expect(found.map((one) => one !== undefined)).toEqual(files.map(([, , stays]) => stays));
  });
});
