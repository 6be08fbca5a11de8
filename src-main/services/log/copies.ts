import { basename, dirname, join } from "node:path";
import type { LogDocument } from "#annotations/document/document.ts";
import { labelOfRecord } from "#annotations/document/label.ts";
import { MOST_FILE_BYTES } from "#annotations/formats/scenelog/file-version.ts";
import type { CopyBeside } from "#annotations/host/copy-shapes.ts";
import { mergeShared } from "#annotations/merge/shared.ts";
import type { FileLayer } from "../file-layer/file-layer.ts";
import { replaceDurably } from "../file-layer/replace-durably.ts";
import { isCopyName } from "../files/copy-names.ts";
import { hashOf, parseBytes, readFileBytes } from "./read-log.ts";

/** A copy that a sync service made of a log, and where it lies. */
export type FoundCopy = Omit<CopyBeside, "handle"> & { readonly path: string };

/** Copies that are looked into at once, the newest. */
const MOST_COPIES = 20;
/** Records that differ which are listed. */
const MOST_DIFFERING = 100;
/** Copies that somebody has decided on, by the hashes of their content. */
const MOST_SETTLED = 1000;

/** What sync services left beside logs, and which of it has been decided on. */
export type Copies = {
  /** Copies of a log that have something it has not, or has otherwise, and that nobody has decided on. */
  find(logPath: string, document: LogDocument, language: string): Promise<readonly FoundCopy[]>;
  /** The copy as it is now was merged, or is to be left alone: it is not offered again. */
  settle(path: string): Promise<void>;
};

/** The copies beside logs; what was decided lies in a file of the data folder. */
export function createCopies(layer: FileLayer, dataFolder: string): Copies {
  const settledPath = join(dataFolder, "settled-copies.json");
  const settled = async (): Promise<readonly string[]> => {
    if ((await layer.stat(settledPath)) === undefined) return [];
    try {
      const hashes: unknown = JSON.parse(Buffer.from(await layer.read(settledPath)).toString("utf8"));
      return Array.isArray(hashes) ? hashes.filter((hash) => typeof hash === "string") : [];
    } catch {
      // Damaged: copies are offered once more, and nothing is lost.
      return [];
    }
  };
  return {
    find: async (logPath, document, language) => {
      const known = new Set(await settled());
      const found: FoundCopy[] = [];
      for (const { path, modifiedMs } of await candidates(layer, logPath)) {
        const read = await readFileBytes(layer, path);
        if (!read.ok || read.value === undefined || known.has(read.value.hash)) continue;
        const copy = compare(document, path, read.value.bytes, language);
        if (copy !== undefined) found.push({ ...copy, modifiedAt: new Date(modifiedMs).toISOString() });
      }
      return found;
    },
    settle: async (path) => {
      const bytes = await layer.read(path);
      const hashes = [...new Set([...(await settled()), hashOf(bytes)])].slice(-MOST_SETTLED);
      await replaceDurably(layer, settledPath, [Buffer.from(JSON.stringify(hashes))]);
    },
  };
}

/** Files beside a log whose names say that they are copies of it, the newest first. */
async function candidates(layer: FileLayer, logPath: string) {
  const folder = dirname(logPath);
  const files: { path: string; modifiedMs: number }[] = [];
  try {
    for (const name of await layer.list(folder)) {
      if (!isCopyName(basename(logPath), name)) continue;
      const path = join(folder, name);
      const stat = await layer.stat(path);
      if (stat?.kind === "file" && stat.size <= MOST_FILE_BYTES)
        files.push({ path, modifiedMs: stat.modifiedMs });
    }
  } catch {
    // A folder that cannot be listed at the moment has nothing to offer.
    return [];
  }
  return files.sort((a, b) => b.modifiedMs - a.modifiedMs).slice(0, MOST_COPIES);
}

/** What a copy has that the log has not; `undefined` where it is no copy of this log, or has nothing. */
function compare(
  document: LogDocument,
  path: string,
  bytes: Uint8Array,
  language: string,
): Omit<FoundCopy, "modifiedAt"> | undefined {
  const name = basename(path);
  const parsed = parseBytes(name, bytes, "");
  if (!parsed.ok || parsed.value.readOnly !== null) return undefined;
  // Whatever its name: a log for another video is no copy of this one.
  const merged = mergeShared(document, parsed.value.document);
  if (!merged.ok) return undefined;
  const { diff, added, differing } = merged.value;
  if (diff.length === 0 && differing.length === 0) return undefined;
  return {
    path,
    name,
    added,
    differing: differing.slice(0, MOST_DIFFERING).map(({ kind, id, fields }) => ({
      kind,
      id,
      label: labelOfRecord(document, kind, id, language),
      fields: [...fields],
    })),
    differingInAll: differing.length,
  };
}
