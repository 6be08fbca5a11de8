import { createHash, type Hash, randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import type { LogDocument } from "#annotations/document/document.ts";
import {
  partsBeforeHistory,
  textFromHistory,
  type TextPart,
} from "#annotations/formats/scenelog/serialise-log.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import type { FileLayer, FileStat } from "../file-layer/file-layer.ts";
import { fileTrouble } from "../file-layer/file-trouble.ts";
import { takeBreaks } from "./breaks.ts";
import { sweepLeftovers } from "./leftovers.ts";

/** Revisions that a file remembers (file format, rule 4). */
const MOST_HISTORY = 200;
const NEW_FILE_MODE = 0o644;

/** The text of a revision as bytes, in pieces that follow each other, ready to be written, and its SHA-256. */
export type Revision = {
  readonly pieces: readonly Uint8Array[];
  readonly hash: string;
  readonly history: readonly string[];
};

/**
 * The file of a document whose file so far had `history`. The revision's own hash, that of its content with the history
 * before it, comes last, so that a file tells which revision it is and which ones it grew from.
 */
export async function writeRevision(document: LogDocument, history: readonly string[]): Promise<Revision> {
  const begun = await bytesBeforeHistory(document);
  const own = begun.hash.copy().update(textFromHistory(document, history)).digest("hex").slice(0, 16);
  return withHistory(begun, document, [...history, own].slice(-MOST_HISTORY));
}

/** The file of a document with just this history. */
export async function writeText(document: LogDocument, history: readonly string[]): Promise<Revision> {
  return withHistory(await bytesBeforeHistory(document), document, history);
}

type Begun = { readonly pieces: readonly Uint8Array[]; readonly hash: Hash };

function withHistory({ pieces, hash }: Begun, document: LogDocument, history: readonly string[]): Revision {
  const rest = Buffer.from(textFromHistory(document, history));
  return { pieces: [...pieces, rest], hash: hash.copy().update(rest).digest("hex"), history };
}

/** Changes are acknowledged in between: writing and hashing 40 MB at a stretch would hold them up for a second. */
async function bytesBeforeHistory(document: LogDocument): Promise<Begun> {
  const hash = createHash("sha256");
  const pieces: Uint8Array[] = [];
  const breaks = takeBreaks();
  for (const part of partsBeforeHistory(document)) {
    const { bytes, isNew } = bytesOf(part);
    hash.update(bytes);
    pieces.push(bytes);
    if (breaks.isDue(isNew ? bytes.length * WRITING : bytes.length)) await breaks.take();
  }
  return { pieces, hash };
}

/** The lines of the runs that were written last, so that a save writes only those anew that changed. */
const writtenRuns = new WeakMap<readonly Annotation[], Uint8Array>();

/** How much longer it takes to write a text than to hash it. */
const WRITING = 8;

function bytesOf({ text, run, isFirst }: TextPart): { readonly bytes: Uint8Array; readonly isNew: boolean } {
  const known = run === undefined || isFirst === true ? undefined : writtenRuns.get(run);
  if (known !== undefined) return { bytes: known, isNew: false };
  const bytes = Buffer.from(text());
  if (run !== undefined && isFirst !== true) writtenRuns.set(run, bytes);
  return { bytes, isNew: true };
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
  pieces: readonly Uint8Array[],
  seen: FileStat | undefined,
): Promise<Result<null, Trouble | Replaced>> {
  const folder = dirname(path);
  const temporary = join(folder, `${temporaryPrefix(path)}${randomBytes(4).toString("hex")}.tmp`);
  try {
    await layer.writeNew(temporary, pieces, seen?.mode ?? NEW_FILE_MODE);
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
