import { createHash, randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { LogDocument } from "#annotations/document/document.ts";
import { serialiseChunks } from "#annotations/formats/scenelog/serialise-log.ts";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import type { FileLayer, FileStat } from "../file-layer/file-layer.ts";
import { fileTrouble } from "../file-layer/file-trouble.ts";
import { sweepLeftovers } from "./leftovers.ts";

/** Revisions that a file remembers (file format, rule 4). */
const MOST_HISTORY = 200;
const NEW_FILE_MODE = 0o644;
/** Of about 64 KB each. */
const PIECES_AT_A_STRETCH = 2;

/** The text of a revision, ready to be written. */
export type Revision = { readonly bytes: Uint8Array; readonly history: readonly string[] };

/**
 * The file of a document whose file so far had `history`. The revision's own hash, that of its content with the history
 * before it, comes last, so that a file tells which revision it is and which ones it grew from.
 */
export async function writeRevision(document: LogDocument, history: readonly string[]): Promise<Revision> {
  const hash = createHash("sha256");
  for await (const piece of unhurried(serialiseChunks(document, { history }))) hash.update(piece);
  const grown = [...history, hash.digest("hex").slice(0, 16)].slice(-MOST_HISTORY);
  return writeText(document, grown);
}

/** The file of a document with just this history. */
export async function writeText(document: LogDocument, history: readonly string[]): Promise<Revision> {
  const pieces: Buffer[] = [];
  for await (const piece of unhurried(serialiseChunks(document, { history })))
    pieces.push(Buffer.from(piece));
  return { bytes: Buffer.concat(pieces), history };
}

/** Lets changes be acknowledged between the pieces: writing 40 MB at a stretch would hold them up for a second. */
async function* unhurried(pieces: Iterable<string>): AsyncGenerator<string> {
  let count = 0;
  for (const piece of pieces) {
    if (++count % PIECES_AT_A_STRETCH === 0) await setImmediate();
    yield piece;
  }
}

/** That the file was changed between reading and writing: read it again. */
export type Replaced = { readonly code: "replaced" };

/**
 * Writes a file so that at every moment either the old or the new one is there whole: temporary file in the same folder,
 * fsync, rename, fsync of the folder. Permissions are kept. `seen` is how the file stood when it was read; where it no
 * longer does, nothing is written.
 */
export async function replaceLogFile(
  layer: FileLayer,
  path: string,
  bytes: Uint8Array,
  seen: FileStat | undefined,
): Promise<Result<null, Trouble | Replaced>> {
  const folder = dirname(path);
  const temporary = join(folder, `${temporaryPrefix(path)}${randomBytes(4).toString("hex")}.tmp`);
  try {
    await layer.writeNew(temporary, bytes, seen?.mode ?? NEW_FILE_MODE);
    await layer.syncFile(temporary);
    if (!isSame(await layer.stat(path), seen)) {
      await layer.remove(temporary);
      return err({ code: "replaced" });
    }
    await layer.rename(temporary, path);
    await layer.syncFolder(folder);
    return ok(null);
  } catch (error) {
    await removeQuietly(layer, temporary);
    return err(fileTrouble(error, path));
  }
}

/** Removes what a crash in the middle of a save left beside the log. */
export async function removeLeftovers(layer: FileLayer, path: string, now: Date): Promise<void> {
  const folder = dirname(path);
  try {
    const names = (await layer.list(folder)).filter((name) => name.startsWith(temporaryPrefix(path)));
    await sweepLeftovers(layer, folder, names, now);
  } catch {
    // They are in nobody's way, and the next opening tries again.
  }
}

function temporaryPrefix(path: string): string {
  return `.${basename(path)}.`;
}

function isSame(a: FileStat | undefined, b: FileStat | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  // Time and length alone miss a quick writer on a file system with coarse times, or one that sets the time back.
  return (
    a.size === b.size && a.modifiedMs === b.modifiedMs && a.changedMs === b.changedMs && a.fileId === b.fileId
  );
}

async function removeQuietly(layer: FileLayer, path: string): Promise<void> {
  try {
    await layer.remove(path);
  } catch {
    // The save has failed already; its reason is what is told.
  }
}
