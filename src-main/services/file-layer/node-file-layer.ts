import {
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isMissing } from "./file-trouble.ts";
import type { AppendFile, FileLayer, FileStat } from "./file-layer.ts";

/** The file layer over the real file system. */
export function createNodeFileLayer(): FileLayer {
  return {
    read: (path) => readFile(path),
    writeNew,
    syncFile,
    rename: (from, to) => rename(from, to),
    syncFolder,
    openAppend,
    list: (folder) => readdir(folder),
    stat: statOf,
    realPath: realPathOf,
    makeFolder: async (path) => {
      await mkdir(path, { recursive: true });
    },
    remove: (path) => rm(path, { force: true }),
  };
}

/** Pieces that go to the system at once: of a large log some 400 KB. */
const PIECES_AT_ONCE = 32;

async function writeNew(path: string, pieces: readonly Uint8Array[], mode: number): Promise<void> {
  const file = await open(path, "wx", mode);
  try {
    for (let from = 0; from < pieces.length; from += PIECES_AT_ONCE) {
      await writeAll(file, pieces.slice(from, from + PIECES_AT_ONCE));
    }
    // The mask of the process may have taken bits away that the old file had.
    await file.chmod(mode);
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, pieces: readonly Uint8Array[]): Promise<void> {
  let { bytesWritten } = await file.writev(pieces);
  for (const piece of pieces) {
    // The system may take less than it was given, as on a disk that is nearly full: the rest piece by piece.
    if (bytesWritten < piece.length) await file.writeFile(piece.subarray(bytesWritten));
    bytesWritten = Math.max(0, bytesWritten - piece.length);
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function openAppend(path: string): Promise<AppendFile> {
  const file = await open(path, "a", 0o600);
  return {
    append: (bytes) => file.appendFile(bytes),
    sync: () => file.datasync(),
    truncate: (size) => file.truncate(size),
    close: () => file.close(),
  };
}

async function statOf(path: string): Promise<FileStat | undefined> {
  try {
    const found = await stat(path);
    const kind = found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
    return {
      kind,
      size: found.size,
      modifiedMs: found.mtimeMs,
      changedMs: found.ctimeMs,
      fileId: found.ino,
      mode: found.mode & 0o777,
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
    return join(await realpath(dirname(path)), basename(path));
  }
}
