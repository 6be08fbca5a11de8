import { chmod, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FileLayer } from "../../../../src-main/services/file-layer/file-layer.ts";
import {
  documentOf,
  emptyLogText,
  momentAt,
  must,
  notesInFile,
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

const isChange = (event: { kind: string }) => event.kind === "changed";

describe("an open log", () => {
  test("acknowledges a change as safe and writes it to the file after a second of rest", async () => {
    const folder = tempFolder();
    const path = await logIn(folder);
    const { service, clock, next } = startLogService(tempFolder());
    const { logId, state } = must(await service.open(path));
    expect(state).toEqual({ rev: 0, safeRev: 0, fileRev: 0, trouble: null });
    const answer = await service.submit({
      logId,
      clientId: "w",
      seq: 1,
      baseRev: 0,
      diff: momentAt("m1", 100),
    });
    expect(must(answer)).toEqual({ rev: 1, applied: momentAt("m1", 100) });
    expect(await notesInFile(path)).toEqual([]);
    const inFile = next((event) => event.kind === "saveState" && event.state.fileRev === 1);
    clock.pass(1000);
    expect(await inFile).toMatchObject({ state: { rev: 1, safeRev: 1, fileRev: 1, trouble: null } });
    expect(await notesInFile(path)).toEqual(["m1"]);
  });

  test("writes at most ten seconds after the first change while editing goes on", async () => {
    const path = await logIn(tempFolder());
    const { service, clock, next } = startLogService(tempFolder());
    const { logId } = must(await service.open(path));
    let isInFile = false;
    const before: boolean[] = [];
    const inFile = next((event) => event.kind === "saveState" && event.state.fileRev > 0).then(() => {
      isInFile = true;
    });
    for (let seq = 1; seq <= 20; seq++) {
      must(
        await service.submit({ logId, clientId: "w", seq, baseRev: seq - 1, diff: momentAt(`m${seq}`, seq) }),
      );
      clock.pass(500);
      before.push(isInFile);
    }
    await inFile;
    expect(before.slice(0, 19)).not.toContain(true);
  });

  test("answers a submission that is sent again without doing it again", async () => {
    const path = await logIn(tempFolder());
    const { service } = startLogService(tempFolder());
    const { logId } = must(await service.open(path));
    const submission = { logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) };
    const both = await Promise.all([service.submit(submission), service.submit(submission)]);
    expect(both.map((answer) => must(answer).rev)).toEqual([1, 1]);
    expect(await textOf(service, logId)).toEqual({ rev: 1, notes: ["m1"] });
  });

  test("counts a change that had happened already as being in the file", async () => {
    const path = await logIn(tempFolder());
    const { service } = startLogService(tempFolder());
    const { logId } = must(await service.open(path));
    must(await service.submit({ logId, clientId: "a", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    must(await service.flush(logId));
    const again = await service.submit({
      logId,
      clientId: "b",
      seq: 1,
      baseRev: 0,
      diff: momentAt("m1", 100),
    });
    expect(must(again)).toEqual({ rev: 2, applied: [] });
    expect(must(await service.close(logId))).toEqual({ rev: 2, safeRev: 2, fileRev: 2, trouble: null });
    expect(must(await service.open(path)).recovery.changes).toBe(0);
  });

  test("gives two windows their own revisions and tells each change to the listeners", async () => {
    const path = await logIn(tempFolder());
    const { service, events } = startLogService(tempFolder());
    const first = must(await service.open(path));
    const second = must(await service.open(path));
    expect(second.logId).toBe(first.logId);
    const { logId } = first;
    must(await service.submit({ logId, clientId: "a", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    must(await service.submit({ logId, clientId: "b", seq: 1, baseRev: 0, diff: momentAt("m2", 200) }));
    expect(events.filter(isChange)).toMatchObject([
      { rev: 1, clientId: "a", origin: "window" },
      { rev: 2, clientId: "b", origin: "window" },
    ]);
    expect(await textOf(service, logId)).toEqual({ rev: 2, notes: ["m1", "m2"] });
  });

  test("takes in what somebody else wrote into the file, and keeps what is not written yet", async () => {
    const path = await logIn(tempFolder());
    const { service, next, fileChanged } = startLogService(tempFolder());
    const { logId } = must(await service.open(path));
    must(
      await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100, "ours") }),
    );
    must(await service.flush(logId));
    must(await service.submit({ logId, clientId: "w", seq: 2, baseRev: 1, diff: momentAt("m2", 200) }));
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace('"ours"', '"theirs"'));
    const changed = next((event) => event.kind === "changed" && event.origin === "file");
    fileChanged(path);
    expect(await changed).toMatchObject({ rev: 3, diff: setNote("m1", "ours", "theirs") });
    must(await service.flush(logId));
    expect(await notesInFile(path)).toEqual(["m1:theirs", "m2"]);
  });

  test("keeps both values as a conflict where file and window changed one field", async () => {
    const path = await logIn(tempFolder());
    const { service } = startLogService(tempFolder());
    const { logId } = must(await service.open(path));
    must(
      await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100, "old") }),
    );
    must(await service.flush(logId));
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace('"old"', '"theirs"'));
    must(
      await service.submit({ logId, clientId: "w", seq: 2, baseRev: 1, diff: setNote("m1", "old", "ours") }),
    );
    must(await service.flush(logId));
    expect(await notesInFile(path)).toEqual(["m1:ours"]);
    const conflicts = [...documentOf(await readFile(path, "utf8")).tables.conflict.values()];
    expect(conflicts).toMatchObject([
      { kind: "annotation", record: "m1", field: "note", values: [{ value: "ours" }, { value: "theirs" }] },
    ]);
  });

  test("loses nothing where two machines replace each other's file by rename", async () => {
    const path = await logIn(tempFolder());
    const ours = startLogService(tempFolder());
    const theirs = startLogService(tempFolder());
    const a = must(await ours.service.open(path)).logId;
    const b = must(await theirs.service.open(path)).logId;
    must(
      await ours.service.submit({ logId: a, clientId: "a", seq: 1, baseRev: 0, diff: momentAt("a1", 100) }),
    );
    must(await ours.service.flush(a));
    const written = await readFile(path, "utf8");
    must(
      await theirs.service.submit({ logId: b, clientId: "b", seq: 1, baseRev: 0, diff: momentAt("b1", 200) }),
    );
    // The other machine saw the file before ours was there: its rename takes ours away.
    await writeFile(path, emptyLogText());
    must(await theirs.service.flush(b));
    expect(await notesInFile(path)).toEqual(["b1"]);
    expect(written).toContain('"a1"');
    const merged = ours.next((event) => event.kind === "changed" && event.origin === "file");
    ours.fileChanged(path);
    expect(await merged).toMatchObject({ diff: momentAt("b1", 200) });
    must(await ours.service.flush(a));
    expect(await notesInFile(path)).toEqual(["a1", "b1"]);
    theirs.fileChanged(path);
    await theirs.next(isChange);
    expect((await textOf(theirs.service, b)).notes).toEqual(["a1", "b1"]);
  });

  test("removes nothing because a file from elsewhere, of no known ancestor, lacks it", async () => {
    const path = await logIn(tempFolder());
    const { service } = startLogService(tempFolder());
    const { logId } = must(await service.open(path));
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    must(await service.flush(logId));
    await writeFile(path, emptyLogText().replace("Lift scene", "In the lift"));
    must(await service.submit({ logId, clientId: "w", seq: 2, baseRev: 1, diff: momentAt("m2", 200) }));
    must(await service.flush(logId));
    expect(await notesInFile(path)).toEqual(["m1", "m2"]);
  });

  test("leaves a file of another log alone that was put in its place, and goes on beside it under a name of its own", async () => {
    const folder = tempFolder();
    const data = tempFolder();
    const path = await logIn(folder);
    const { service, events } = startLogService(data);
    const { logId } = must(await service.open(path));
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    must(await service.flush(logId));
    const other = emptyLogText().replace("-000000000001", "-000000000002");
    await writeFile(path, other);
    await writeFile(join(folder, "lift (2).scenelog.json"), "taken");
    must(await service.submit({ logId, clientId: "w", seq: 2, baseRev: 1, diff: momentAt("m2", 200) }));
    expect(must(await service.flush(logId))).toEqual({ rev: 2, safeRev: 2, fileRev: 2, trouble: null });
    expect(await readFile(path, "utf8")).toBe(other);
    const beside = join(folder, "lift (3).scenelog.json");
    expect(await notesInFile(beside)).toEqual(["m1", "m2"]);
    expect(events.filter((event) => event.kind === "moved")).toEqual([
      {
        kind: "moved",
        logId,
        path: beside,
        notice: {
          code: "other-log-kept-beside",
          parameters: { name: "lift.scenelog.json", kept: "lift (3).scenelog.json" },
        },
      },
    ]);
    // The other one can be opened beside it, and what was logged last is in the right file.
    const second = must(await service.open(path));
    expect(second.logId).not.toBe(logId);
    expect((await textOf(service, second.logId)).notes).toEqual([]);
    must(await service.submit({ logId, clientId: "w", seq: 3, baseRev: 2, diff: momentAt("m3", 300) }));
    must(await service.close(logId));
    must(await service.close(second.logId));
    expect(await notesInFile(beside)).toEqual(["m1", "m2", "m3"]);
    const again = must(await startLogService(data).service.open(path));
    expect(again).toMatchObject({ recovery: { changes: 0 }, notices: [] });
    expect((await readdir(folder)).filter((name) => name.endsWith(".json"))).toHaveLength(3);
  });

  test("does not write into a file that became broken underneath, says where, and writes once it is whole", async () => {
    const path = await logIn(tempFolder());
    const { service, clock, next } = startLogService(tempFolder());
    const { logId } = must(await service.open(path));
    const whole = await readFile(path, "utf8");
    await writeFile(path, `${whole.slice(0, 40)}`);
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    const state = must(await service.flush(logId));
    expect(state).toMatchObject({ rev: 1, safeRev: 1, fileRev: 0, trouble: { code: "not-json" } });
    expect(state.trouble?.parameters["line"]).toBeGreaterThan(0);
    expect(await readFile(path, "utf8")).toBe(whole.slice(0, 40));
    await writeFile(path, whole);
    const healed = next((event) => event.kind === "saveState" && event.state.fileRev === 1);
    clock.pass(2000);
    expect(await healed).toMatchObject({ state: { trouble: null } });
    expect(await notesInFile(path)).toEqual(["m1"]);
  });

  test("a file that became broken underneath is kept beside the log when that is asked for, and the log is written", async () => {
    const folder = tempFolder();
    const path = await logIn(folder);
    const { service } = startLogService(tempFolder());
    const { logId } = must(await service.open(path));
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    must(await service.flush(logId));
    const broken = (await readFile(path, "utf8")).slice(0, 60);
    for (const name of ["lift (damaged).scenelog.json", "lift (damaged 2).scenelog.json"]) {
      await writeFile(path, broken);
      expect(must(await service.putAside(logId))).toBe(name);
      expect(await readFile(join(folder, name), "utf8")).toBe(broken);
      expect(await notesInFile(path)).toEqual(["m1"]);
      expect(must(await service.flush(logId))).toMatchObject({ trouble: null, rev: 1, fileRev: 1 });
    }
    // No backup is of the broken file, and one that can be read is not put aside.
    for (const { id } of must(await service.backups(logId)))
      must(await service.lookAtBackup(logId, id, "en"));
    expect(must(await service.putAside(logId))).toBeNull();
    expect((await readdir(folder)).filter((name) => name.endsWith(".json"))).toHaveLength(3);
  });

  test("makes the file again when somebody removed it", async () => {
    const path = await logIn(tempFolder());
    const { service } = startLogService(tempFolder());
    const { logId } = must(await service.open(path));
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    await rm(path);
    expect(must(await service.flush(logId))).toMatchObject({ fileRev: 1, trouble: null });
    expect(await notesInFile(path)).toEqual(["m1"]);
  });

  test("goes on in the journal while a file stands where the folder was, and saves by itself when it is back", async () => {
    const root = tempFolder();
    const folder = join(root, "film");
    await mkdir(folder);
    const path = await logIn(folder);
    const { service, clock, next } = startLogService(tempFolder());
    const { logId } = must(await service.open(path));
    await rename(folder, join(root, "away"));
    await writeFile(folder, "not a folder");
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    expect(must(await service.flush(logId))).toMatchObject({
      safeRev: 1,
      fileRev: 0,
      trouble: { code: "folder-gone", parameters: { name: "lift.scenelog.json", folder: "film" } },
    });
    await rm(folder);
    await rename(join(root, "away"), folder);
    const healed = next((event) => event.kind === "saveState" && event.state.fileRev === 1);
    clock.pass(2000);
    expect(await healed).toMatchObject({ state: { trouble: null } });
    expect(await notesInFile(path)).toEqual(["m1"]);
  });

  test("claims nothing while the journal fails, and goes on from what was safe", async () => {
    const path = await logIn(tempFolder());
    let isBroken = false;
    const failing = (layer: FileLayer): FileLayer => ({
      ...layer,
      openAppend: async (name) => {
        const file = await layer.openAppend(name);
        const refuse = async () => {
          throw Object.assign(new Error("disk"), { code: "EIO" });
        };
        return { ...file, sync: () => (isBroken ? refuse() : file.sync()) };
      },
    });
    const { service } = startLogService(tempFolder(), failing);
    const { logId } = must(await service.open(path));
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    isBroken = true;
    const refused = await Promise.all([
      service.submit({ logId, clientId: "w", seq: 2, baseRev: 1, diff: momentAt("m2", 200) }),
      service.submit({ logId, clientId: "w", seq: 3, baseRev: 1, diff: setNote("m2", "", "x") }),
    ]);
    expect(refused[0]).toEqual({
      ok: false,
      error: { code: "journal-failing", parameters: { reason: "EIO" } },
    });
    expect((await textOf(service, logId)).notes).toEqual(["m1"]);
    isBroken = false;
    expect(
      must(await service.submit({ logId, clientId: "w", seq: 2, baseRev: 1, diff: momentAt("m2", 200) })),
    ).toMatchObject({ rev: 2 });
    expect(must(await service.flush(logId))).toEqual({ rev: 2, safeRev: 2, fileRev: 2, trouble: null });
  });

  test("keeps the file's permissions, and a symbolic link a link", async () => {
    const folder = tempFolder();
    const path = await logIn(folder);
    await chmod(path, 0o640);
    const link = join(tempFolder(), "link.scenelog.json");
    await symlink(path, link);
    const { service } = startLogService(tempFolder());
    const { logId } = must(await service.open(link));
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    must(await service.close(logId));
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(await readFile(link, "utf8")).toBe(await readFile(path, "utf8"));
    expect(await readdir(folder)).toEqual(["lift.scenelog.json"]);
  });

  test("says beside the log who has it open, and takes that away at closing", async () => {
    const folder = tempFolder();
    const path = await logIn(folder);
    const { service } = startLogService(tempFolder());
    const { logId } = must(await service.open(path));
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    must(await service.flush(logId));
    const hint: { here: { author: string }[] } = JSON.parse(
      await readFile(join(folder, ".lift.scenelog.presence"), "utf8"),
    );
    expect(hint.here.map((one) => one.author)).toEqual(["Ada"]);
    must(await service.close(logId));
    expect(await readdir(folder)).toEqual(["lift.scenelog.json"]);
  });

  test("keeps a compressed copy of the file before it first writes over it", async () => {
    const path = await logIn(tempFolder());
    const data = tempFolder();
    const { service } = startLogService(data);
    const { logId } = must(await service.open(path));
    for (const seq of [1, 2]) {
      must(
        await service.submit({ logId, clientId: "w", seq, baseRev: seq - 1, diff: momentAt(`m${seq}`, seq) }),
      );
      must(await service.flush(logId));
    }
    const [key = ""] = await readdir(join(data, "backups"));
    expect(await readdir(join(data, "backups", key))).toHaveLength(1);
  });

  test("writes each of its revisions into the file's history", async () => {
    const path = await logIn(tempFolder());
    const { service } = startLogService(tempFolder());
    const { logId } = must(await service.open(path));
    for (const seq of [1, 2]) {
      must(
        await service.submit({ logId, clientId: "w", seq, baseRev: seq - 1, diff: momentAt(`m${seq}`, seq) }),
      );
      must(await service.flush(logId));
    }
    const { history }: { history: string[] } = JSON.parse(await readFile(path, "utf8"));
    expect(history).toHaveLength(2);
  });
});

describe("opening", () => {
  test("refuses a broken file with line and column and leaves it alone", async () => {
    const path = join(tempFolder(), "broken.scenelog.json");
    const text = '{\n  "format": "scenelog",\n  "version": 1,\n  "id": "x",,\n}\n';
    await writeFile(path, text);
    const { service } = startLogService(tempFolder());
    expect(await service.open(path)).toMatchObject({
      ok: false,
      error: { code: "not-json", parameters: { line: 4, column: 13, name: "broken.scenelog.json" } },
    });
    expect(await readFile(path, "utf8")).toBe(text);
  });

  test("opens a file of a newer version for reading only and never writes it", async () => {
    const path = join(tempFolder(), "newer.scenelog.json");
    const text = emptyLogText().replace('"version": 1', '"version": 7');
    await writeFile(path, text);
    const { service } = startLogService(tempFolder());
    const opened = must(await service.open(path));
    expect(opened.readOnly).toMatchObject({ code: "newer-version" });
    const { logId } = opened;
    const refused = await service.submit({
      logId,
      clientId: "w",
      seq: 1,
      baseRev: 0,
      diff: momentAt("m1", 1),
    });
    expect(refused).toMatchObject({ ok: false, error: { code: "log-read-only" } });
    must(await service.close(logId));
    expect(await readFile(path, "utf8")).toBe(text);
  });

  test("refuses a file that is not UTF-8", async () => {
    const path = join(tempFolder(), "korean.scenelog.json");
    await writeFile(path, Buffer.from([0x7b, 0x22, 0xb0, 0xa1, 0x22]));
    const { service } = startLogService(tempFolder());
    expect(await service.open(path)).toMatchObject({ ok: false, error: { code: "not-utf8" } });
  });

  test("refuses a file above 256 MB without reading it", async () => {
    const path = join(tempFolder(), "huge.scenelog.json");
    const { open } = await import("node:fs/promises");
    const file = await open(path, "w");
    await file.truncate(256 * 1024 * 1024 + 1);
    await file.close();
    const { service } = startLogService(tempFolder());
    expect(await service.open(path)).toMatchObject({
      ok: false,
      error: { code: "log-too-large", parameters: { size: 257, most: 256 } },
    });
  });

  test("makes a new log's file with its first change only", async () => {
    const folder = tempFolder();
    const path = join(folder, "new.scenelog.json");
    const { service } = startLogService(tempFolder());
    const untouched = must(await service.open(path, emptyLogText()));
    expect(untouched.created).toBe(true);
    must(await service.close(untouched.logId));
    expect(await readdir(folder)).toEqual([]);
    const { logId } = must(await service.open(path, emptyLogText()));
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    must(await service.close(logId));
    expect(await readdir(folder)).toEqual(["new.scenelog.json"]);
    expect(await notesInFile(path)).toEqual(["m1"]);
  });

  test("does not bring a log back that the user deleted after it was closed", async () => {
    const path = await logIn(tempFolder());
    const { service } = startLogService(tempFolder());
    const { logId } = must(await service.open(path));
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    must(await service.close(logId));
    await rm(path);
    expect(await service.open(path)).toMatchObject({ ok: false, error: { code: "log-missing" } });
    const fresh = must(await service.open(path, emptyLogText()));
    expect((await textOf(service, fresh.logId)).notes).toEqual([]);
  });

  test("removes the journal once its changes were seen in the file at a later opening", async () => {
    const path = await logIn(tempFolder());
    const data = tempFolder();
    const { service } = startLogService(data);
    const { logId } = must(await service.open(path));
    must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
    must(await service.close(logId));
    expect((await readdir(join(data, "journals"))).length).toBe(2);
    const again = must(await service.open(path));
    expect(again.recovery.changes).toBe(0);
    expect(await readdir(join(data, "journals"))).toEqual([]);
  });
});
