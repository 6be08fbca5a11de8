import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { emptyLogText, momentAt, must, notesInFile, startLogService } from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** A file system of 64 KiB in memory; `undefined` where this user may not mount one. */
function tinyDisk(): string | undefined {
  const folder = join(tempFolder(), "disk");
  mkdirSync(folder);
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]);
  if (mounted.status !== 0) return undefined;
  onTestFinished(() => void spawnSync("umount", [folder]));
  return folder;
}

function remount(folder: string, mode: "ro" | "rw"): boolean {
  return spawnSync("mount", ["-o", `remount,${mode}`, folder]).status === 0;
}

test("a full disk keeps changes safe in the journal, leaves the old file whole, and is saved to when there is room", async (context) => {
  const disk = tinyDisk();
  if (!disk) return context.skip("not run: this user may not mount a small disk");
  const path = join(disk, "lift.scenelog.json");
  await writeFile(path, emptyLogText());
  const filler = join(disk, "filler");
  await writeFile(filler, "");
  await writeFile(filler, Buffer.alloc(60 * 1024)).catch(() => undefined);
  const { service, clock, next } = startLogService(tempFolder());
  const { logId } = must(await service.open(path));
  const diff = momentAt("m1", 100, "long ".repeat(8000));
  must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff }));
  expect(must(await service.flush(logId))).toMatchObject({
    safeRev: 1,
    fileRev: 0,
    trouble: { code: "disk-full" },
  });
  expect(await notesInFile(path)).toEqual([]);
  await rm(filler);
  const healed = next((event) => event.kind === "saveState" && event.state.fileRev === 1);
  clock.pass(2000);
  expect(await healed).toMatchObject({ state: { trouble: null } });
  expect(await notesInFile(path)).toHaveLength(1);
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
