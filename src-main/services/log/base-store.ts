import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { replaceDurably } from "../file-layer/replace-durably.ts";
import { compressPieces } from "./compress-pieces.ts";
import { type JournalPlace, logKey, strandFiles } from "./journal-files.ts";
import type { JournalLine } from "./journal-lines.ts";
import { hashOf } from "./read-log.ts";
import { markedRev } from "./recover.ts";

const decompress = promisify(gunzip);
/** It is replaced with every save, and read after a crash only. */
const QUICK = 1;

/**
 * The text of a log at the last time that file and document were the same, compressed, beside the journal: what a merge
 * after a crash starts from.
 */
export type BaseStore = {
  /** Replaces what is kept, durably. */
  save(pieces: readonly Uint8Array[]): Promise<void>;
};

/** The base of one opening of the log at a real path. */
export function createBaseStore(
  { layer, folder }: JournalPlace,
  realPath: string,
  strand: string,
): BaseStore {
  const path = join(folder, strandFiles.base(logKey(realPath), strand));
  return { save: async (pieces) => replaceDurably(layer, path, await compressPieces(pieces, QUICK)) };
}

/** A base as it was found, with the SHA-256 of its bytes. */
export type FoundBase = { readonly bytes: Uint8Array; readonly hash: string };

/** Reads the bases of these names; a damaged one is none, and the merge then does without and takes nothing away. */
export async function loadBases(
  { layer, folder }: JournalPlace,
  names: readonly string[],
): Promise<FoundBase[]> {
  const loaded = await Promise.all(
    names.map(async (name): Promise<FoundBase[]> => {
      try {
        const bytes = await decompress(await layer.read(join(folder, name)));
        return [{ bytes, hash: hashOf(bytes) }];
      } catch {
        return [];
      }
    }),
  );
  return loaded.flat();
}

/** Of several bases the one that holds most of what a journal marks; where it marks none of them, any. */
export function bestBase(bases: readonly FoundBase[], lines: readonly JournalLine[]): FoundBase | undefined {
  const rank = ({ hash }: FoundBase) => markedRev(lines, hash) ?? -1;
  return [...bases].sort((a, b) => rank(b) - rank(a))[0];
}
