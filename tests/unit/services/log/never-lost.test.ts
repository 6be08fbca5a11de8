import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { crc32, gunzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { buildDocument } from "#annotations/document/build-document.ts";
import { serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import type { FileLayer } from "../../../../src-main/services/file-layer/file-layer.ts";
import { makeDurableFolder } from "../../../../src-main/services/file-layer/make-durable-folder.ts";
import { createNodeFileLayer } from "../../../../src-main/services/file-layer/node-file-layer.ts";
import { logKey } from "../../../../src-main/services/log/journal-files.ts";
import { formatJournalLine } from "../../../../src-main/services/log/journal-lines.ts";
import {
  documentOf,
  emptyLogText,
  momentAt,
  must,
  notesInFile,
  onlyFile,
  setNote,
  startLogService,
  textOf,
} from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

async function logIn(folder: string): Promise<string> {
  const path = join(folder, "lift.scenelog.json");
  await writeFile(path, emptyLogText());
  return path;
}

/** A log of other people, for the same place. */
function otherLog(): string {
  return serialiseLog(buildDocument({ id: "018f0000-0000-7000-8000-00000000ffff", title: "Other" }, {}));
}

/** What a failing system call throws. */
function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A layer whose journal refuses every append while `isBroken()`. */
function brokenJournal(isBroken: () => boolean): (layer: FileLayer) => FileLayer {
  return (layer) => ({
    ...layer,
    openAppend: async (path) => {
      if (isBroken()) throw systemError("ENOSPC");
      return layer.openAppend(path);
    },
  });
}

/** Edits at 1 s of film, saved, and one more that only the journal has; the process then dies without a word. */
async function leaveUnsaved(data: string, path: string): Promise<void> {
  const { service } = startLogService(data);
  const { logId } = must(await service.open(path));
  const submit = async (seq: number, diff: Parameters<typeof service.submit>[0]["diff"]) =>
    must(await service.submit({ logId, clientId: "before", seq, baseRev: seq - 1, diff }));
  await submit(1, momentAt("m1", 100, "first"));
  must(await service.flush(logId));
  // The base is kept after the answer; a crash before that is another story.
  await vi.waitFor(async () => {
    expect(String(gunzipSync(await readFile(onlyFile(data, ".base.gz"))))).toContain("m1");
  });
  await submit(2, momentAt("m2", 200));
}

describe("after a crash", () => {
  test("a colleague's file is still merged where the journal refused at opening", async () => {
    const data = tempFolder();
    const path = await logIn(tempFolder());
    await leaveUnsaved(data, path);
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace("Lift scene", "By a colleague"));
    let isBroken = true;
    const { service } = startLogService(
      data,
      brokenJournal(() => isBroken),
    );
    const { logId } = must(await service.open(path));
    isBroken = false;
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m3", 300) }));
    must(await service.flush(logId));
    expect(documentOf(await readFile(path, "utf8")).log.title).toBe("By a colleague");
    expect(await notesInFile(path)).toEqual(["m1:first", "m2", "m3"]);
  });

  test("a colleague's file that grew from an older revision takes nothing of ours away", async () => {
    const data = tempFolder();
    const path = await logIn(tempFolder());
    const older = await readFile(path, "utf8");
    await leaveUnsaved(data, path);
    await writeFile(path, older.replace("Lift scene", "By a colleague"));
    const { service } = startLogService(data);
    const { logId } = must(await service.open(path));
    must(await service.close(logId));
    expect(await notesInFile(path)).toEqual(["m1:first", "m2"]);
    const saved = documentOf(await readFile(path, "utf8"));
    const [conflict] = [...saved.tables.conflict.values()];
    expect(conflict?.values.map(({ value }) => value)).toEqual(["Lift scene", "By a colleague"]);
  });

  test("an edit made before the first save is told apart from a colleague's change of the same field", async () => {
    const data = tempFolder();
    const path = await logIn(tempFolder());
    const first = startLogService(data);
    const { logId } = must(await first.service.open(path));
    const title = { op: "set" as const, kind: "log" as const, id: "018f0000-0000-7000-8000-000000000001" };
    const diff = [{ ...title, path: ["title"], before: "Lift scene", after: "Ours" }];
    must(await first.service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff }));
    // The base is kept beside the journal without holding the change up.
    await vi.waitFor(() => onlyFile(data, ".base.gz"));
    await writeFile(path, emptyLogText().replace("Lift scene", "Theirs"));
    const { service } = startLogService(data);
    const again = must(await service.open(path));
    must(await service.close(again.logId));
    const saved = documentOf(await readFile(path, "utf8"));
    expect(saved.log.title).toBe("Ours");
    const [conflict] = [...saved.tables.conflict.values()];
    expect(conflict?.values.map(({ value }) => value)).toEqual(["Ours", "Theirs"]);
  });

  test("the first change of a new log is there although its journal was torn before", async () => {
    const data = tempFolder();
    const path = join(tempFolder(), "new.scenelog.json");
    await mkdir(join(data, "journals"));
    const start = formatJournalLine({ kind: "start", version: 2, path, carried: 0 }, 0);
    await writeFile(join(data, "journals", `${logKey(path)}.earlier-1.1.journal`), `${start}0000`);
    const first = startLogService(data);
    const { logId } = must(await first.service.open(path, emptyLogText()));
    must(await first.service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    const { service } = startLogService(data);
    const again = must(await service.open(path, emptyLogText()));
    expect((await textOf(service, again.logId)).notes).toEqual(["m1"]);
  });

  test("what was logged in a new log comes back even where the base beside the journal is damaged", async () => {
    const data = tempFolder();
    const path = join(tempFolder(), "new.scenelog.json");
    const first = startLogService(data);
    const { logId } = must(await first.service.open(path, emptyLogText()));
    must(await first.service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    await writeFile(onlyFile(data, ".base.gz"), "torn");
    const { service } = startLogService(data);
    expect(await service.open(path)).toMatchObject({ ok: false, error: { code: "log-missing" } });
    const again = must(await service.open(path, emptyLogText()));
    expect((await textOf(service, again.logId)).notes).toEqual(["m1"]);
  });

  test("a journal of a newer version is left to that: the log opens without it, which is told, and not a byte is cut off", async () => {
    const data = tempFolder();
    const path = await logIn(tempFolder());
    await leaveUnsaved(data, path);
    const journal = onlyFile(data, ".journal");
    const rest = '0 {"kind":"diff2","rev":3}';
    await writeFile(journal, `${crc32(rest).toString(16).padStart(8, "0")} ${rest}\n`, { flag: "a" });
    const base = onlyFile(data, ".base.gz");
    const bytes = [await readFile(journal), await readFile(base)];
    for (const notes of [["m1:first"], ["m1:first", "m3"]]) {
      const { service } = startLogService(data);
      const opened = must(await service.open(path));
      expect(opened.notices).toEqual([{ code: "journal-newer", parameters: { name: "lift.scenelog.json" } }]);
      expect((await textOf(service, opened.logId)).notes).toEqual(notes);
      const { logId } = opened;
      must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m3", 300) }));
      must(await service.close(logId));
    }
    expect([await readFile(journal), await readFile(base)]).toEqual(bytes);
  });

  test("another log that lies in the place opens, and what waited in the journal is in a file of its own beside it", async () => {
    const data = tempFolder();
    const folder = tempFolder();
    const path = await logIn(folder);
    await leaveUnsaved(data, path);
    const other = otherLog();
    await writeFile(path, other);
    const { service } = startLogService(data);
    const opened = must(await service.open(path));
    expect(opened.notices).toEqual([
      {
        code: "other-log-kept-beside",
        parameters: { name: "lift.scenelog.json", kept: "lift (2).scenelog.json" },
      },
    ]);
    expect((await textOf(service, opened.logId)).notes).toEqual([]);
    must(await service.close(opened.logId));
    expect(await readFile(path, "utf8")).toBe(other);
    expect(await notesInFile(join(folder, "lift (2).scenelog.json"))).toEqual(["m1:first", "m2"]);
    const { notices } = must(await startLogService(data).service.open(path));
    expect(notices).toEqual([]);
  });

  test("where it cannot be written beside another log, it waits for an opening at which it can, and nobody is kept out", async () => {
    const data = tempFolder();
    const folder = tempFolder();
    const path = await logIn(folder);
    await leaveUnsaved(data, path);
    await writeFile(path, otherLog());
    const lock = (layer: FileLayer): FileLayer => ({
      ...layer,
      writeNew: async (name, ...rest) => {
        if (name.includes("lift (")) throw systemError("EACCES");
        return layer.writeNew(name, ...rest);
      },
    });
    const locked = startLogService(data, lock);
    const { logId, notices } = must(await locked.service.open(path));
    expect(notices).toEqual([
      { code: "other-log-in-place", parameters: { name: "lift.scenelog.json", reason: "EACCES" } },
    ]);
    must(await locked.service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("o1", 1) }));
    must(await locked.service.close(logId));
    expect(await notesInFile(path)).toEqual(["o1"]);
    const free = startLogService(data);
    const again = must(await free.service.open(path));
    expect(again.notices.map(({ code }) => code)).toEqual(["other-log-kept-beside"]);
    expect((await textOf(free.service, again.logId)).notes).toEqual(["o1"]);
    expect(await notesInFile(join(folder, "lift (2).scenelog.json"))).toEqual(["m1:first", "m2"]);
  });

  test("the journal stays where the file that makes it needless cannot be made durable", async () => {
    const data = tempFolder();
    const path = await logIn(tempFolder());
    const first = startLogService(data);
    const { logId } = must(await first.service.open(path));
    must(await first.service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    must(await first.service.close(logId));
    const { service } = startLogService(data, (layer) => ({
      ...layer,
      syncFolder: () => Promise.reject(systemError("EIO")),
    }));
    const again = must(await service.open(path));
    expect(await readdir(join(data, "journals"))).toHaveLength(2);
    expect((await textOf(service, again.logId)).notes).toEqual(["m1"]);
  });
});

describe("closing", () => {
  test("waits for a change that is on its way to the journal, and leaves nothing that writes later", async () => {
    const data = tempFolder();
    const path = await logIn(tempFolder());
    const held: Promise<void>[] = [];
    const { service, clock } = startLogService(data, (layer) => ({
      ...layer,
      openAppend: async (name) => {
        const file = await layer.openAppend(name);
        return { ...file, sync: () => Promise.all(held).then(() => file.sync()) };
      },
    }));
    const { logId } = must(await service.open(path));
    let release = () => {};
    held.push(
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    const change = service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) });
    const closed = service.close(logId);
    release();
    must(await change);
    expect(must(await closed)).toMatchObject({ rev: 1, fileRev: 1, trouble: null });
    expect(await notesInFile(path)).toEqual(["m1"]);
    expect(clock.waiting()).toBe(0);
  });

  test("a log whose folder hangs does not hold up another one", async () => {
    const stuck = await logIn(tempFolder());
    const free = await logIn(tempFolder());
    let release = () => {};
    const never = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isStuck = false;
    const { service } = startLogService(tempFolder(), (layer) => ({
      ...layer,
      stat: async (path) => {
        if (isStuck && path === stuck) await never;
        return layer.stat(path);
      },
    }));
    const { logId } = must(await service.open(stuck));
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    isStuck = true;
    const closing = service.close(logId);
    const other = must(await service.open(free));
    expect(must(await service.close(other.logId)).trouble).toBeNull();
    release();
    must(await closing);
  });
});

describe("saving", () => {
  test("does not take a file for somebody else's that was renamed but whose folder could not be synced", async () => {
    const path = await logIn(tempFolder());
    const folder = join(path, "..");
    let isBroken = false;
    const { service } = startLogService(tempFolder(), (layer) => ({
      ...layer,
      syncFolder: async (name) => {
        if (isBroken && name === folder) throw systemError("EIO");
        return layer.syncFolder(name);
      },
    }));
    const { logId } = must(await service.open(path));
    const submit = async (seq: number, diff: Parameters<typeof service.submit>[0]["diff"]) =>
      must(await service.submit({ logId, clientId: "w", seq, baseRev: seq - 1, diff }));
    await submit(1, momentAt("m1", 100, "a"));
    must(await service.flush(logId));
    await submit(2, setNote("m1", "a", "b"));
    isBroken = true;
    expect(must(await service.flush(logId)).trouble).toMatchObject({ code: "place-unreachable" });
    isBroken = false;
    await submit(3, setNote("m1", "b", "c"));
    expect(must(await service.flush(logId)).trouble).toBeNull();
    const saved = documentOf(await readFile(path, "utf8"));
    expect([saved.tables.annotation.get("m1")?.note, saved.tables.conflict.size]).toEqual(["c", 0]);
  });

  test("sees a change of the same length and the same time between reading and renaming", async () => {
    const path = await logIn(tempFolder());
    const seen = new Date("2026-11-22T11:00:00Z");
    await utimes(path, seen, seen);
    let isRacing = true;
    const { service } = startLogService(tempFolder(), (layer) => ({
      ...layer,
      syncFile: async (name) => {
        await layer.syncFile(name);
        if (!isRacing || !name.endsWith(".tmp") || name.includes("base")) return;
        isRacing = false;
        await writeFile(path, emptyLogText().replace("Lift scene", "Left scene"));
        await utimes(path, seen, seen);
      },
    }));
    const { logId } = must(await service.open(path));
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    must(await service.flush(logId));
    expect(documentOf(await readFile(path, "utf8")).log.title).toBe("Left scene");
    expect(await notesInFile(path)).toEqual(["m1"]);
  });

  test("tells a failure that nobody foresaw as a trouble, and saves again", async () => {
    const path = await logIn(tempFolder());
    let isBroken = false;
    const { service, events } = startLogService(tempFolder(), (layer) => ({
      ...layer,
      stat: (name) => {
        if (isBroken && name === path) throw new TypeError("a bug");
        return layer.stat(name);
      },
    }));
    const { logId } = must(await service.open(path));
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    isBroken = true;
    expect(must(await service.flush(logId)).trouble).not.toBeNull();
    isBroken = false;
    expect(must(await service.flush(logId)).trouble).toBeNull();
    expect(events.length).toBeGreaterThan(0);
  });

  test("leaves a temporary file alone that a colleague's save may be in the middle of", async () => {
    const folder = tempFolder();
    const path = await logIn(folder);
    const old = join(folder, ".lift.scenelog.json.00000000.tmp");
    const fresh = join(folder, ".lift.scenelog.json.11111111.tmp");
    await writeFile(old, "");
    await writeFile(fresh, "");
    const hours = (count: number) => new Date(Date.parse("2026-11-22T12:00:00Z") - count * 3_600_000);
    await utimes(old, hours(25), hours(25));
    await utimes(fresh, hours(0), hours(0));
    const { service } = startLogService(tempFolder());
    must(await service.open(path));
    const names = await readdir(folder);
    expect(names.filter((name) => name.endsWith(".tmp"))).toEqual([".lift.scenelog.json.11111111.tmp"]);
  });
});

describe("the private files", () => {
  test("of two logs whose names differ only in their Unicode form are not the same on a system that tells them apart", () => {
    const [nfc, nfd] = [
      "/films/키스.scenelog.json".normalize("NFC"),
      "/films/키스.scenelog.json".normalize("NFD"),
    ];
    expect(logKey(nfc, "linux")).not.toBe(logKey(nfd, "linux"));
    expect(logKey(nfc, "darwin")).toBe(logKey(nfd, "darwin"));
  });

  test("a folder made for them is made durable with all that it lies in, once", async () => {
    const root = tempFolder();
    const synced: string[] = [];
    const node = createNodeFileLayer();
    const layer: FileLayer = {
      ...node,
      syncFolder: async (path) => {
        synced.push(path);
        await node.syncFolder(path);
      },
    };
    await makeDurableFolder(layer, join(root, "a", "b"));
    expect((await stat(join(root, "a", "b"))).isDirectory()).toBe(true);
    expect(synced.slice(-3)).toEqual([dirname(root), root, join(root, "a")]);
    const count = synced.length;
    await makeDurableFolder(layer, join(root, "a", "b"));
    expect(synced).toHaveLength(count);
  });

  test("a stray file in the backups' folder and a clock set back do not end the backups", async () => {
    const data = tempFolder();
    const path = await logIn(tempFolder());
    await mkdir(join(data, "backups"));
    await writeFile(join(data, "backups", ".DS_Store"), "");
    const { service, clock, events } = startLogService(data);
    const { logId } = must(await service.open(path));
    for (const seq of [1, 2]) {
      clock.pass(61_000);
      clock.set(-3_600_000);
      must(
        await service.submit({ logId, clientId: "w", seq, baseRev: seq - 1, diff: momentAt(`m${seq}`, seq) }),
      );
      must(await service.flush(logId));
    }
    expect(await readdir(join(data, "backups", logKey(path)))).toHaveLength(2);
    expect(events.filter((event) => event.kind === "note")).toEqual([]);
  });

  test("answers of a window's older changes are forgotten, its last one is not", async () => {
    const path = await logIn(tempFolder());
    const { service } = startLogService(tempFolder());
    const { logId } = must(await service.open(path));
    const submit = (seq: number) =>
      service.submit({ logId, clientId: "w", seq, baseRev: seq - 1, diff: momentAt(`m${seq}`, seq) });
    for (let seq = 1; seq <= 80; seq++) must(await submit(seq));
    expect(must(await submit(80)).rev).toBe(80);
    expect(await submit(1)).toMatchObject({ ok: false, error: { code: "change-refused" } });
    expect((await textOf(service, logId)).notes).toHaveLength(80);
    await rm(path);
  });
});
