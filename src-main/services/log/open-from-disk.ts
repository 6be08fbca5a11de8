import { basename } from "node:path";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import type { FileLayer } from "../file-layer/file-layer.ts";
import { fileTrouble } from "../file-layer/file-trouble.ts";
import { type BaseStore, createBaseStore } from "./base-store.ts";
import { type Journal, openJournal } from "./journal.ts";
import { removeLeftovers } from "./log-file.ts";
import type { KnownFile } from "./open-log.ts";
import { hashOf, type LogText, parseBytes, readFileBytes } from "./read-log.ts";
import { type Recovered, recover } from "./recover.ts";
import type { At } from "./revisions.ts";

/** A log as file, base and journal have it together. */
export type FromDisk = {
  readonly journal: Journal;
  readonly base: BaseStore;
  readonly start: At;
  readonly fileRev: number;
  readonly known: KnownFile;
  readonly readOnly: Trouble | null;
  /** Changes of an earlier run that the file does not hold. */
  readonly recovered: number;
  /** The text of a log that has no file yet. */
  readonly newText: string | undefined;
  /** A file that somebody changed while changes of ours waited: to be merged against the base. */
  readonly pending: { readonly theirs: LogText; readonly base: LogDocument } | undefined;
};

/** Reads file, journal and base of the log at a real path. `initialText` stands in for a file that is not there. */
export async function openFromDisk(
  layer: FileLayer,
  journalFolder: string,
  path: string,
  initialText: string | undefined,
): Promise<Result<FromDisk, Trouble>> {
  const name = basename(path);
  const read = await readFileBytes(layer, path);
  if (!read.ok) return read;
  const file = read.value && parseBytes(name, read.value.bytes, read.value.hash);
  if (file && !file.ok) return file;
  await removeLeftovers(layer, path);
  try {
    const journal = await openJournal(layer, journalFolder, path);
    const base = createBaseStore(layer, journalFolder, path);
    if (file?.value.readOnly) return ok(asReadOnly(file.value, journal, base));
    return await combine({ name, path, layer, journalFolder, journal, base, file: file?.value, initialText });
  } catch (error) {
    return err({ ...fileTrouble(error, journalFolder), code: "journal-unreadable" });
  }
}

function asReadOnly(file: LogText, journal: Journal, base: BaseStore): FromDisk {
  const { hash, document, history, readOnly } = file;
  const start = { document, rev: 0 };
  const known = { hash, document, history };
  return {
    journal,
    base,
    start,
    fileRev: 0,
    known,
    readOnly,
    recovered: 0,
    newText: undefined,
    pending: undefined,
  };
}

type Sources = {
  readonly name: string;
  readonly path: string;
  readonly layer: FileLayer;
  readonly journalFolder: string;
  readonly journal: Journal;
  readonly base: BaseStore;
  readonly file: LogText | undefined;
  readonly initialText: string | undefined;
};

async function combine(sources: Sources): Promise<Result<FromDisk, Trouble>> {
  const { name, journal, base, file, layer } = sources;
  const hasChanges = journal.found.some((line) => line.kind === "diff" || line.kind === "file");
  const baseBytes = hasChanges ? await base.load() : undefined;
  const baseText = baseBytes && parseBytes(name, baseBytes, hashOf(baseBytes));
  const recovered = recover(journal.found, file, baseText?.ok ? baseText.value : undefined);
  if (file === undefined && recovered?.changes === 0) {
    // All of it was in the file once, and somebody has removed that since. Not ours to bring back, nor to throw away.
    await journal.setAside();
    await base.setAside();
    return fromInitialText({
      ...sources,
      journal: await openJournal(layer, sources.journalFolder, sources.path),
    });
  }
  if (recovered === undefined) return fromInitialText(sources);
  if (recovered.isSettled || !hasChanges) {
    await journal.remove();
    await base.remove();
    const fresh = await openJournal(layer, sources.journalFolder, sources.path);
    return ok(asFound({ ...sources, journal: fresh }, { ...recovered, rev: 0, fileRev: 0, changes: 0 }));
  }
  return ok(asFound(sources, recovered));
}

function fromInitialText(sources: Sources): Result<FromDisk, Trouble> {
  const { name, journal, base, initialText } = sources;
  if (initialText === undefined) return err({ code: "log-missing", parameters: { name } });
  const parsed = parseBytes(name, Buffer.from(initialText), hashOf(initialText));
  if (!parsed.ok) return parsed;
  const { document, history } = parsed.value;
  return ok({
    journal,
    base,
    start: { document, rev: 0 },
    fileRev: 0,
    known: { hash: undefined, document, history },
    readOnly: null,
    recovered: 0,
    newText: initialText,
    pending: undefined,
  });
}

function asFound(sources: Sources, recovered: Recovered): FromDisk {
  const { journal, base, file } = sources;
  const { document, rev, fileRev, changes, mergeBase } = recovered;
  const isWhole = changes === 0 && mergeBase === undefined && file !== undefined && rev === fileRev;
  return {
    journal,
    base,
    start: { document, rev },
    fileRev,
    known: { hash: file?.hash, document: isWhole ? document : file?.document, history: file?.history ?? [] },
    readOnly: null,
    recovered: changes,
    newText: undefined,
    pending: mergeBase && file && { theirs: file, base: mergeBase },
  };
}
