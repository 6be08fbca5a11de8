import { basename, dirname } from "node:path";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import type { FileLayer } from "../file-layer/file-layer.ts";
import { fileTrouble } from "../file-layer/file-trouble.ts";
import { type BaseStore, createBaseStore } from "./base-store.ts";
import { type Journal, openJournal } from "./journal.ts";
import { removeLeftovers } from "./log-file.ts";
import type { KnownFile } from "./open-log.ts";
import { hashOf, type LogText, parseBytes, readFileBytes } from "./read-log.ts";
import { markedRev, type Recovered, recover, type TextsAtHand } from "./recover.ts";
import type { At } from "./revisions.ts";

/** A log as file, base and journal have it together. */
export type FromDisk = {
  readonly journal: Journal;
  readonly base: BaseStore;
  readonly start: At;
  readonly fileRev: number;
  /** The file as the document knows it; where somebody changed it since, it is to be looked at. */
  readonly known: KnownFile;
  readonly readOnly: Trouble | null;
  /** Changes of an earlier run that the file does not hold. */
  readonly recovered: number;
  /** The text of a log that has no file yet. */
  readonly newText: string | undefined;
  /** Whether the file is another than `known`: somebody changed it while changes of ours waited. */
  readonly isFileNew: boolean;
};

/** Where a log is opened from. `initialText` stands in for a file that is not there. */
export type OpenPlace = {
  readonly layer: FileLayer;
  readonly journalFolder: string;
  /** The file's real path. */
  readonly path: string;
  readonly initialText: string | undefined;
  readonly now: () => Date;
};

/** Reads file, journal and base of a log. */
export async function openFromDisk(place: OpenPlace): Promise<Result<FromDisk, Trouble>> {
  const { layer, journalFolder, path, now } = place;
  const name = basename(path);
  const read = await readFileBytes(layer, path);
  if (!read.ok) return read;
  const file = read.value && parseBytes(name, read.value.bytes, read.value.hash);
  if (file && !file.ok) return file;
  await removeLeftovers(layer, path, now());
  try {
    const journal = await openJournal(layer, journalFolder, path);
    const base = createBaseStore(layer, journalFolder, path);
    const sources: Sources = { ...place, name, journal, base, file: file?.value, bytes: read.value?.bytes };
    if (file?.value.readOnly) return ok({ ...plain(sources, file.value), readOnly: file.value.readOnly });
    return await combine(sources);
  } catch (error) {
    return err({ ...fileTrouble(error, journalFolder), code: "journal-unreadable" });
  }
}

type Sources = OpenPlace & {
  readonly name: string;
  readonly journal: Journal;
  readonly base: BaseStore;
  readonly file: LogText | undefined;
  readonly bytes: Uint8Array | undefined;
};

async function combine(sources: Sources): Promise<Result<FromDisk, Trouble>> {
  const { name, journal, base, file, initialText } = sources;
  const hasChanges = journal.found.some((line) => line.kind === "diff" || line.kind === "file");
  if (!hasChanges) return beginAnew(sources, "remove");
  const texts: TextsAtHand = {
    file,
    base: parseText(name, await base.load()),
    initial: initialText === undefined ? undefined : parseText(name, Buffer.from(initialText)),
  };
  const recovered = recover(journal.found, texts);
  if (recovered === undefined) return err({ code: "log-missing", parameters: { name } });
  if (isOtherLog(sources, texts)) {
    const ours = recover(journal.found, { ...texts, file: undefined });
    // What waits in the journal belongs to the log that was here before, and is poured over no other.
    if (ours && ours.changes > 0) return err({ code: "other-log-in-place", parameters: { name } });
    return beginAnew(sources, "setAside");
  }
  // All of it was in the file once, and somebody has removed that since. Not ours to bring back, nor to throw away.
  if (file === undefined && recovered.changes === 0) return beginAnew(sources, "setAside");
  if (recovered.isSettled && (await isDurable(sources))) return beginAnew(sources, "remove");
  if (texts.base === undefined) await keepFileAsBase(sources);
  return ok(asFound(sources, recovered));
}

/** The earlier run was stopped before it had kept a base: the file is one, as long as it is a state the journal knows. */
async function keepFileAsBase({ journal, base, file, bytes }: Sources): Promise<void> {
  if (bytes === undefined || markedRev(journal.found, file?.hash) === undefined) return;
  try {
    await base.save(bytes);
  } catch {
    // Without a base a later merge takes nothing away, and the next save keeps one.
  }
}

/** Whether another log than the journal's lies in the place now. */
function isOtherLog({ journal }: Sources, { file, base }: TextsAtHand): boolean {
  if (!file || !base || markedRev(journal.found, file.hash) !== undefined) return false;
  return file.document.log.id !== base.document.log.id;
}

/** Sees to it that the file outlasts a power cut: a crash may have come before its save had. */
async function isDurable({ layer, path }: Sources): Promise<boolean> {
  try {
    await layer.syncFile(path);
    await layer.syncFolder(dirname(path));
    return true;
  } catch {
    // The journal is kept then, and the next opening tries again.
    return false;
  }
}

/** Lets go of a journal that has nothing more to give, and goes on with an empty one. */
async function beginAnew(sources: Sources, how: "remove" | "setAside"): Promise<Result<FromDisk, Trouble>> {
  await sources.journal[how]();
  await sources.base[how]();
  const journal = await openJournal(sources.layer, sources.journalFolder, sources.path);
  const fresh = { ...sources, journal };
  return sources.file ? ok(plain(fresh, sources.file)) : fromInitialText(fresh);
}

function plain({ journal, base }: Sources, file: LogText): FromDisk {
  return {
    journal,
    base,
    start: { document: file.document, rev: 0 },
    fileRev: 0,
    known: file,
    readOnly: null,
    recovered: 0,
    newText: undefined,
    isFileNew: false,
  };
}

function fromInitialText(sources: Sources): Result<FromDisk, Trouble> {
  const { name, initialText } = sources;
  if (initialText === undefined) return err({ code: "log-missing", parameters: { name } });
  const parsed = parseBytes(name, Buffer.from(initialText), hashOf(initialText));
  if (!parsed.ok) return parsed;
  const { document, history } = parsed.value;
  return ok({
    ...plain(sources, parsed.value),
    known: { hash: undefined, document, history },
    newText: initialText,
  });
}

function asFound({ journal, base, file }: Sources, recovered: Recovered): FromDisk {
  const { document, rev, fileRev, changes, known } = recovered;
  return {
    journal,
    base,
    start: { document, rev },
    fileRev,
    known,
    readOnly: null,
    recovered: changes,
    newText: undefined,
    isFileNew: file !== undefined && file.hash !== known.hash,
  };
}

function parseText(name: string, bytes: Uint8Array | undefined): LogText | undefined {
  const parsed = bytes && parseBytes(name, bytes, hashOf(bytes));
  return parsed?.ok ? parsed.value : undefined;
}
