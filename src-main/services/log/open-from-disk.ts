import { basename, dirname, join } from "node:path";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { fileTrouble } from "../file-layer/file-trouble.ts";
import { type BaseStore, bestBase, createBaseStore, type FoundBase, loadBases } from "./base-store.ts";
import { createJournal, type Journal, type TakenOver } from "./journal.ts";
import {
  type Found,
  findJournals,
  type JournalFile,
  type JournalPlace,
  removeJournals,
  setJournalsAside,
} from "./journal-files.ts";
import { isChange } from "./journal-lines.ts";
import { removeLeftovers } from "./log-file.ts";
import { keepBeside, keptBeside } from "./keep-beside.ts";
import type { KnownFile } from "./known-file.ts";
import { hashOf, type LogText, parseBytes, readFileBytes } from "./read-log.ts";
import { markedRev, type Recovered, recover, type TextsAtHand } from "./recover.ts";
import type { At } from "./revisions.ts";

/** A log as file, base and journal have it together. */
export type FromDisk = {
  readonly journal: Journal;
  readonly base: BaseStore;
  /** Whether a base is there for the journal that was taken over; `false` without such a journal. */
  readonly isBaseKept: boolean;
  readonly start: At;
  readonly fileRev: number;
  /** The file as the document knows it; where somebody changed it since, it is to be looked at. */
  readonly known: KnownFile;
  readonly readOnly: Trouble | null;
  /** Records of an earlier run that the file does not hold, or holds otherwise. */
  readonly recovered: number;
  /** What other runs left that went on beside the one whose journal was taken up: to be merged. */
  readonly strays: readonly Stray[];
  /** What users should know of what was found. */
  readonly notices: readonly Trouble[];
  /** The text of a log that has no file yet. */
  readonly newText: string | undefined;
  /** Whether the file is another than `known`: somebody changed it while changes of ours waited. */
  readonly isFileNew: boolean;
};

/** The journal of a run that went on beside another one, and what it comes to; `undefined` where that cannot be told. */
export type Stray = { readonly file: JournalFile; readonly recovered: Recovered | undefined };

/** Where a log is opened from. `initialText` stands in for a file that is not there. */
export type OpenPlace = {
  readonly journals: JournalPlace;
  /** The file's real path. */
  readonly path: string;
  /** The path by which its journals go: where it was when it was opened first. */
  readonly journalPath: string;
  readonly initialText: string | undefined;
};

/** Reads file, journals and base of a log. */
export async function openFromDisk(place: OpenPlace): Promise<Result<FromDisk, Trouble>> {
  const { journals, path } = place;
  const name = basename(path);
  const read = await readFileBytes(journals.layer, path);
  if (!read.ok) return read;
  const file = read.value && parseBytes(name, read.value.bytes, read.value.hash);
  if (file && !file.ok) return file;
  await removeLeftovers(journals.layer, path, journals.now());
  try {
    const found = await findJournals(journals, place.journalPath);
    const strand = journals.newStrand();
    const texts = { file: file?.value, bytes: read.value?.bytes };
    const sources: Sources = { ...place, ...texts, name, strand, found, notices: [] };
    const opened = file?.value.readOnly
      ? ok({ ...plain(sources, file.value), readOnly: file.value.readOnly })
      : await combine(sources);
    if (!opened.ok) journals.inUse.delete(strand);
    return opened;
  } catch (error) {
    return err({ ...fileTrouble(error, journals.folder), code: "journal-unreadable" });
  }
}

type Sources = OpenPlace & {
  readonly name: string;
  readonly strand: string;
  readonly found: Found;
  /** What has been found out so far that users should know. */
  readonly notices: readonly Trouble[];
  readonly file: LogText | undefined;
  readonly bytes: Uint8Array | undefined;
};

async function combine(every: Sources): Promise<Result<FromDisk, Trouble>> {
  const { journals, name, file, initialText } = every;
  const bases = await loadBases(journals, every.found.heads.some(isNeeded) ? every.found.bases : []);
  const textsFor = (journal: JournalFile): TextsAtHand => ({
    file,
    base: parseBase(name, bestBase(bases, journal.lines)),
    initial: initialText === undefined ? undefined : parseText(name, Buffer.from(initialText)),
  });
  const { sources, waits } = await separateOthers(every, textsFor);
  const { found } = sources;
  const [main, ...more] = found.heads.filter(isNeeded);
  if (main === undefined) return waits ? afresh(sources) : beginAnew(sources, "remove");
  const texts = textsFor(main);
  const recovered = recover(main.lines, texts);
  if (recovered === undefined) return err({ code: "log-missing", parameters: { name } });
  const strays = more.map((stray): Stray => {
    return { file: stray, recovered: recover(stray.lines, textsFor(stray)) };
  });
  const isAlone = !waits && strays.every((stray) => stray.recovered?.isSettled);
  // All of it was in the file once, and somebody has removed that since. Not ours to bring back, nor to throw away.
  if (file === undefined && recovered.changes === 0 && isAlone) return beginAnew(sources, "setAside");
  if (recovered.isSettled && isAlone && (await isDurable(sources))) return beginAnew(sources, "remove");
  await makeSureOf(sources, main);
  const isBaseKept = texts.base !== undefined || (await keepFileAsBase(sources, main));
  return ok({ ...asFound(sources, main, recovered, texts, strays), isBaseKept });
}

function isNeeded({ lines }: JournalFile): boolean {
  return lines.some(isChange);
}

/**
 * Journals of another log, which was in this place before, are poured over no other: what waits in them is written into a file
 * of its own beside. Gives the sources without them, and whether there is one (`waits`) for which that failed.
 */
async function separateOthers(
  sources: Sources,
  textsFor: (journal: JournalFile) => TextsAtHand,
): Promise<{ readonly sources: Sources; readonly waits: boolean }> {
  const { journals, path, name, found } = sources;
  const notices: Trouble[] = [];
  const heads: JournalFile[] = [];
  let waits = false;
  for (const head of found.heads) {
    const texts = textsFor(head);
    if (!isNeeded(head) || !isOtherLog(head, texts)) {
      heads.push(head);
      continue;
    }
    const ours = recover(head.lines, { ...texts, file: undefined });
    if (ours && ours.changes > 0) {
      const kept = await keepBeside(journals.layer, path, ours.document, ours.known.history);
      waits ||= !kept.ok;
      const reason = kept.ok ? "" : (kept.error.parameters["reason"] ?? "");
      notices.push(
        kept.ok ? keptBeside(name, kept.value) : { code: "other-log-in-place", parameters: { name, reason } },
      );
      if (!kept.ok) continue;
    }
    await setJournalsAside(journals, [head.name]);
  }
  return { sources: { ...sources, found: { ...found, heads }, notices }, waits };
}

/**
 * A run that was killed may have written lines that it did not sync: they are about to be shown as safe. The name of the file
 * was synced with its first lines, before any change was acknowledged.
 */
async function makeSureOf({ journals }: Sources, { name }: JournalFile): Promise<void> {
  try {
    await journals.layer.syncFile(join(journals.folder, name));
  } catch {
    // On a disk that takes nothing at the moment the log can be read all the same, and the next line syncs them too.
  }
}

/**
 * The earlier run was stopped before it had kept a base: the file is one, as long as it is a state the journal knows. Gives
 * whether it is kept.
 */
async function keepFileAsBase(
  { journals, journalPath, strand, file, bytes }: Sources,
  main: JournalFile,
): Promise<boolean> {
  if (bytes === undefined || markedRev(main.lines, file?.hash) === undefined) return false;
  try {
    await createBaseStore(journals, journalPath, strand).save([bytes]);
    return true;
  } catch {
    // Without a base a later merge takes nothing away, and the next save keeps one.
    return false;
  }
}

/** Whether another log than the journal's lies in the place now. */
function isOtherLog({ lines }: JournalFile, { file, base }: TextsAtHand): boolean {
  if (!file || !base || markedRev(lines, file.hash) !== undefined) return false;
  return file.document.log.id !== base.document.log.id;
}

/** Sees to it that the file outlasts a power cut: a crash may have come before its save had. */
async function isDurable({ journals: { layer }, path }: Sources): Promise<boolean> {
  try {
    await layer.syncFile(path);
    await layer.syncFolder(dirname(path));
    return true;
  } catch {
    // The journal is kept then, and the next opening tries again.
    return false;
  }
}

/** Lets go of journals that have nothing more to give, and goes on with an empty one. */
async function beginAnew(sources: Sources, how: "remove" | "setAside"): Promise<Result<FromDisk, Trouble>> {
  const { journals, found } = sources;
  // A journal that others follow must not come back when those are gone: it goes first, and for good.
  for (const files of [found.older, found.heads]) {
    const names = files.map(({ name }) => name);
    const damaged = found.heads.flatMap(({ name, lost }) => (lost > 0 && names.includes(name) ? [name] : []));
    await setJournalsAside(journals, how === "setAside" ? names : damaged);
    if (how === "remove") await removeJournals(journals, files);
  }
  if (how === "setAside") await setJournalsAside(journals, found.bases);
  else for (const name of found.bases) await journals.layer.remove(join(journals.folder, name));
  return afresh(sources);
}

/** Goes on with the file alone, or the text that stands in for it, whatever journals there are. */
function afresh(sources: Sources): Result<FromDisk, Trouble> {
  return sources.file ? ok(plain(sources, sources.file)) : fromInitialText(sources);
}

/** What an opening is made of, whatever was found; `taken` goes on in its journal. */
function parts({ journals, name, journalPath, strand, found, ...sources }: Sources, taken?: TakenOver) {
  const notices = [...(sources.file?.notices ?? []), ...sources.notices];
  const lost = found.heads.reduce((sum, head) => sum + head.lost, 0);
  if (lost > 0) notices.push({ code: "journal-damaged", parameters: { name, count: lost } });
  if (found.hasForeign) notices.push({ code: "journal-newer", parameters: { name } });
  if (found.isElsewhere) notices.push({ code: "log-open-elsewhere", parameters: { name } });
  return {
    journal: createJournal(journals, journalPath, strand, taken),
    base: createBaseStore(journals, journalPath, strand),
    isBaseKept: false,
    notices,
    readOnly: null,
    strays: [],
    recovered: 0,
    newText: undefined,
    isFileNew: false,
  };
}

function plain(sources: Sources, file: LogText): FromDisk {
  return { ...parts(sources), start: { document: file.document, rev: 0 }, fileRev: 0, known: file };
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

function asFound(
  sources: Sources,
  main: JournalFile,
  { document, rev, fileRev, records, known }: Recovered,
  { file, base }: TextsAtHand,
  strays: readonly Stray[],
): FromDisk {
  const { found } = sources;
  const empty = found.heads.filter((head) => !isNeeded(head));
  const files = [main, ...empty, ...found.older].map(({ name, bytes }) => ({ name, bytes }));
  const taken = { lines: main.lines, files };
  const opened = parts(sources, taken);
  if (base !== undefined) opened.journal.letGo(base.hash);
  return {
    ...opened,
    start: { document, rev },
    fileRev,
    known,
    strays,
    recovered: records,
    isFileNew: file !== undefined && file.hash !== known.hash,
  };
}

function parseBase(name: string, base: FoundBase | undefined): LogText | undefined {
  return base && parseText(name, base.bytes);
}

function parseText(name: string, bytes: Uint8Array | undefined): LogText | undefined {
  const parsed = bytes && parseBytes(name, bytes, hashOf(bytes));
  return parsed?.ok ? parsed.value : undefined;
}
