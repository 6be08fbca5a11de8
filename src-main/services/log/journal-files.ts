import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import type { FileLayer } from "../file-layer/file-layer.ts";
import { isMissing } from "../file-layer/file-trouble.ts";
import { type JournalLine, parseJournal } from "./journal-lines.ts";
import { sweepLeftovers } from "./leftovers.ts";
import type { RunMark } from "./run-mark.ts";

/**
 * The name under which a log's private files lie in the data folder: a hash of its real path. macOS takes the Unicode
 * forms of a name for one file, other systems for two.
 */
export function logKey(realPath: string, platform: NodeJS.Platform = process.platform): string {
  const path = platform === "darwin" ? realPath.normalize("NFC") : realPath;
  return createHash("sha256").update(path).digest("hex").slice(0, 32);
}

/** The folder of the journals as one run uses it. */
export type JournalPlace = {
  readonly layer: FileLayer;
  readonly folder: string;
  readonly run: RunMark;
  /** The strands that this run writes now. */
  readonly inUse: Set<string>;
  /**
   * The name, unlike any other's, of what one opening of a log writes, in use from now on: `RUN-COUNT`. Its files are
   * `KEY.STRAND.NUMBER.journal`, the highest number last, and `KEY.STRAND.base.gz`.
   */
  readonly newStrand: () => string;
  readonly now: () => Date;
};

/** A place with nothing in use. */
export function createJournalPlace(parts: Omit<JournalPlace, "inUse" | "newStrand">): JournalPlace {
  const inUse = new Set<string>();
  let count = 0;
  return {
    ...parts,
    inUse,
    newStrand: () => {
      const strand = `${parts.run.id}-${++count}`;
      inUse.add(strand);
      return strand;
    },
  };
}

/** The names of a strand's files. */
export const strandFiles = {
  journal: (key: string, strand: string, number: number) => `${key}.${strand}.${number}.journal`,
  base: (key: string, strand: string) => `${key}.${strand}.base.gz`,
};

/** A journal file that an earlier opening left, as far as it could be read. Nobody appends to it any more. */
export type JournalFile = {
  readonly name: string;
  readonly bytes: number;
  readonly lines: readonly JournalLine[];
  /** Revisions that are lost to damage. */
  readonly lost: number;
};

/** What earlier openings of a log left in the data folder. */
export type Found = {
  /** Journals that no other follows, the one written last first. */
  readonly heads: readonly JournalFile[];
  /** Files whose content stands in the heads, by their length then; or that never got as far as being needed. */
  readonly older: readonly { readonly name: string; readonly bytes: number }[];
  /** Names of bases; not those of journals that are left to a newer version. */
  readonly bases: readonly string[];
  /** Whether a run that goes on has a journal of this log too. */
  readonly isElsewhere: boolean;
  /** Whether there are journals of a newer version, which are left to it. */
  readonly hasForeign: boolean;
};

const NAME = /^[0-9a-f]{32}\.([0-9a-z]+)-\d+\.(?:(\d+)\.journal|base\.gz)$/;

/** Looks through what earlier openings of the log at a real path left; what a run uses that goes on is left out. */
export async function findJournals(place: JournalPlace, realPath: string): Promise<Found> {
  const { layer, folder, run, inUse } = place;
  const key = logKey(realPath);
  const names = (await namesIn(layer, folder)).filter((name) => name.startsWith(key));
  await sweepLeftovers(layer, folder, names, place.now());
  const journals: Named[] = [];
  const bases: string[] = [];
  let isElsewhere = false;
  const alive = new Map<string, boolean>();
  for (const name of names) {
    const [, owner, number] = NAME.exec(name) ?? [];
    if (owner === undefined) continue;
    const strand = strandOf(name);
    const isUsed = owner === run.id ? inUse.has(strand) : (alive.get(owner) ?? (await run.isLive(owner)));
    if (owner !== run.id) alive.set(owner, isUsed);
    if (isUsed) isElsewhere ||= owner !== run.id && number !== undefined;
    else if (number === undefined) bases.push(name);
    else journals.push({ name, strand, number: Number(number) });
  }
  const { heads, older, foreign } = await readJournals(layer, folder, journals);
  const own = bases.filter((name) => !foreign.has(strandOf(name)));
  return { heads, older, bases: own, isElsewhere, hasForeign: foreign.size > 0 };
}

function strandOf(name: string): string {
  return name.split(".")[1] ?? "";
}

type Named = { readonly name: string; readonly strand: string; readonly number: number };

/** Reads the last of every strand first: what that one follows need not be read. */
async function readJournals(layer: FileLayer, folder: string, journals: readonly Named[]) {
  const newestFirst = journals.toSorted((a, b) => b.number - a.number || (a.name < b.name ? 1 : -1));
  const followed = new Map<string, number>();
  const read = new Map<string, JournalFile>();
  const older: { name: string; bytes: number }[] = [];
  const foreign = new Set<string>();
  for (const { name, strand } of newestFirst) {
    const path = join(folder, name);
    const size = (await layer.stat(path))?.size ?? 0;
    if (size <= (followed.get(name) ?? -1)) continue;
    const bytes = await layer.read(path);
    const { lines, lost, isForeign, isWhole } = parseJournal(bytes);
    if (isForeign) {
      foreign.add(strand);
      continue;
    }
    if (!isWhole) {
      older.push({ name, bytes: bytes.length });
      continue;
    }
    read.set(name, { name, bytes: bytes.length, lines, lost });
    for (const line of lines) {
      if (line.kind !== "follows") continue;
      for (const file of line.files) followed.set(file.name, file.bytes);
    }
  }
  for (const { name } of journals) {
    const bytes = followed.get(name);
    const file = read.get(name);
    if (bytes === undefined || (file !== undefined && file.bytes > bytes)) continue;
    read.delete(name);
    older.push({ name, bytes });
  }
  const heads = [...read.values()].sort((a, b) => (lastTime(a) < lastTime(b) ? 1 : -1));
  return { heads, older, foreign };
}

function lastTime({ lines }: JournalFile): string {
  const last = lines.findLast((line) => line.kind === "diff" || line.kind === "file");
  return last === undefined || !("at" in last) ? "" : last.at;
}

async function namesIn(layer: FileLayer, folder: string): Promise<string[]> {
  try {
    return await layer.list(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** A name for a private file that is put out of the way; it never replaces one put there before. */
function asideName(path: string): string {
  return `${path}.${randomBytes(4).toString("hex")}.aside`;
}

/**
 * Lets go of journal files for good: they must not come back when the log has gone on without them. A file that has grown
 * since it was read belongs to a run that was taken for dead, and stays.
 */
export async function removeJournals(
  { layer, folder }: JournalPlace,
  files: readonly { readonly name: string; readonly bytes: number }[],
): Promise<void> {
  for (const { name, bytes } of files) {
    const path = join(folder, name);
    const going = `${path}.${randomBytes(4).toString("hex")}.tmp`;
    if ((await layer.stat(path)) === undefined) continue;
    // Under another name first: whoever appends to it from now on sees that, and what came before is seen here.
    await layer.rename(path, going);
    if (((await layer.stat(going))?.size ?? 0) > bytes) await layer.rename(going, path);
    else await layer.remove(going);
  }
  if (files.length > 0) await layer.syncFolder(folder);
}

/** Puts private files out of the way without deleting them. */
export async function setJournalsAside(
  { layer, folder }: JournalPlace,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    const path = join(folder, name);
    if ((await layer.stat(path)) !== undefined) await layer.rename(path, asideName(path));
  }
  if (names.length > 0) await layer.syncFolder(folder);
}
