import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { readdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  emptyLogText,
  momentAt,
  must,
  notesInFile,
  startLogService,
  textOf,
} from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** A file system of 1 MiB in memory; `undefined` where this user may not mount one. */
function tinyDisk(): string | undefined {
  const folder = join(tempFolder(), "disk");
  mkdirSync(folder);
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]);
  if (mounted.status !== 0) return undefined;
  onTestFinished(() => void spawnSync("umount", [folder]));
  return folder;
}

function remount(folder: string, mode: "ro" | "rw"): boolean {
  return spawnSync("mount", ["-o", `remount,${mode}`, folder]).status === 0;
}

/** Fills a disk to its last block; the returned function makes room again. */
async function fill(disk: string): Promise<() => Promise<void>> {
  const filler = join(disk, "filler");
  const { bavail, bsize } = await statfs(disk);
  // Something may be written beside it at this moment: full is full.
  await writeFile(filler, Buffer.alloc(bavail * bsize)).catch((error: unknown) => {
    if (!String(error).includes("ENOSPC")) throw error;
  });
  return () => rm(filler);
}

test("a full disk keeps changes safe in the journal, leaves the old file whole, and is saved to when there is room", async (context) => {
  const disk = tinyDisk();
  if (!disk) return context.skip("not run: this user may not mount a small disk");
  const path = join(disk, "lift.scenelog.json");
  await writeFile(path, emptyLogText());
  const makeRoom = await fill(disk);
  const { service, clock, next } = startLogService(tempFolder());
  const { logId } = must(await service.open(path));
  for (let seq = 1; seq <= 5; seq++) {
    const diff = momentAt(`m${seq}`, seq, "long ".repeat(8000));
    must(await service.submit({ logId, clientId: "w", seq, baseRev: seq - 1, diff }));
    expect(must(await service.flush(logId))).toMatchObject({
      safeRev: seq,
      fileRev: 0,
      trouble: { code: "disk-full" },
    });
    expect(await notesInFile(path)).toEqual([]);
  }
  await makeRoom();
  const healed = next((event) => event.kind === "saveState" && event.state.fileRev === 5);
  clock.pass(60_000);
  expect(await healed).toMatchObject({ state: { trouble: null } });
  expect(await notesInFile(path)).toHaveLength(5);
  expect((await readdir(disk)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("where the disk of the journal is full nothing is called safe, and the same change is taken once there is room", async (context) => {
  const disk = tinyDisk();
  if (!disk) return context.skip("not run: this user may not mount a small disk");
  const path = join(tempFolder(), "lift.scenelog.json");
  await writeFile(path, emptyLogText());
  const { service } = startLogService(disk);
  const { logId } = must(await service.open(path));
  const submit = (seq: number, note = "") =>
    service.submit({ logId, clientId: "w", seq, baseRev: 0, diff: momentAt(`m${seq}`, seq, note) });
  must(await submit(1));
  const makeRoom = await fill(disk);
  // Longer than what is left of the journal's last block.
  const long = "long ".repeat(4000);
  expect(await submit(2, long)).toMatchObject({
    ok: false,
    error: { code: "journal-failing", parameters: { reason: "ENOSPC" } },
  });
  expect(must(await service.flush(logId))).toMatchObject({ rev: 1, safeRev: 1 });
  await makeRoom();
  expect(must(await submit(2, long)).rev).toBe(2);
  // The process then dies without a word.
  const again = startLogService(disk);
  const { logId: anew } = must(await again.service.open(path));
  expect((await textOf(again.service, anew)).notes).toEqual(["m1", `m2:${long}`]);
});

test("a place that can only be read keeps changes safe in the journal, and is saved to when it can be written", async (context) => {
  const disk = tinyDisk();
  if (!disk) return context.skip("not run: this user may not mount a small disk");
  const path = join(disk, "lift.scenelog.json");
  await writeFile(path, emptyLogText());
  if (!remount(disk, "ro")) return context.skip("not run: this user may not remount");
  const { service, clock, next } = startLogService(tempFolder());
  const { logId } = must(await service.open(path));
  must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 100) }));
  expect(must(await service.flush(logId))).toMatchObject({
    safeRev: 1,
    fileRev: 0,
    trouble: { code: "read-only-place" },
  });
  remount(disk, "rw");
  const healed = next((event) => event.kind === "saveState" && event.state.fileRev === 1);
  clock.pass(2000);
  await healed;
  expect(await notesInFile(path)).toEqual(["m1"]);
});
