import { execFile } from "node:child_process";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A place made hard to write in; `mend` takes that back. */
export type HardPlace = { mend(): Promise<void> };

/** Whether this user may do what only root can. */
export const isRoot = process.getuid?.() === 0;

/**
 * Makes a folder refuse every change: by its permissions, and for root, whom they do not stop, by the immutable attribute.
 * `undefined` where this machine's file system has none.
 */
export async function lockFolder(folder: string): Promise<HardPlace | undefined> {
  const [command, on, off] = isRoot ? ["chattr", "+i", "-i"] : ["chmod", "a-w", "u+w"];
  try {
    await run(command, [on, folder]);
    return { mend: async () => void (await run(command, [off, folder])) };
  } catch {
    return undefined;
  }
}

/** A small disk of its own at a folder, in MiB; `undefined` where this user may not mount one. */
export async function mountSmallDisk(folder: string, mebibytes: number): Promise<HardPlace | undefined> {
  try {
    await mkdir(folder, { recursive: true });
    await run("mount", ["-t", "tmpfs", "-o", `size=${mebibytes}m`, "tmpfs", folder]);
    return { mend: async () => void (await run("umount", ["-l", folder])) };
  } catch {
    return undefined;
  }
}

/** Fills the disk of a folder to its last block. */
export async function fillDisk(folder: string): Promise<HardPlace> {
  const path = join(folder, "filler.bin");
  const { bavail, bsize } = await statfs(folder);
  await writeFile(path, Buffer.alloc(bavail * bsize));
  return { mend: () => rm(path) };
}
