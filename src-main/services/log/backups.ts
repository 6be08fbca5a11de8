import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { FileLayer } from "../file-layer/file-layer.ts";
import { replaceDurably } from "../file-layer/replace-durably.ts";
import type { Clock } from "./clock.ts";
import { compressPieces } from "./compress-pieces.ts";
import { logKey } from "./journal-files.ts";
import { sweepLeftovers } from "./leftovers.ts";

const decompress = promisify(gunzip);
/** Of the nine levels that there are: they are kept for long. */
const THOROUGH = 6;

const LEAST_APART_MS = 60_000;
const MOST_BYTES = 500 * 1024 * 1024;
/** Once there are too many, so much is left, that it takes a while until there are again. */
const THINNED_BYTES = MOST_BYTES * 0.9;

/** The name of a copy: the time in UTC down to the millisecond, and the revision. */
const COPY = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-[0-9A-Za-z]{1,64}\.json\.gz$/;

/** A copy as it lies in the folder: its name there, when it was made, and its compressed size in bytes. */
export type BackupFile = { readonly id: string; readonly at: string; readonly bytes: number };

/** Compressed copies of a log's file as it was before it was written over, in the user's data folder. */
export type Backups = {
  /** Keeps a copy unless one was made within the last minute. `revision` is the file's own hash in its history. */
  keep(pieces: readonly Uint8Array[], revision: string): Promise<void>;
  /** The copy of a revision, `undefined` where there is none. */
  find(revision: string): Promise<Uint8Array | undefined>;
  /** Every copy, the newest first. */
  list(): Promise<readonly BackupFile[]>;
  /** What a copy of the list holds; `undefined` where there is none of that name, or it is damaged. */
  read(id: string): Promise<Uint8Array | undefined>;
};

/** The backups of the log at a real path, below `folder`; all logs together may take 500 MB, the oldest go first. */
export function createBackups(
  layer: FileLayer,
  folder: string,
  realPath: string,
  clock: Pick<Clock, "now" | "monotonicMs">,
): Backups {
  const own = join(folder, logKey(realPath));
  let lastMs = Number.NEGATIVE_INFINITY;
  // How much may be added before it is worth looking through all of them again; at first nobody knows how many there are.
  let roomBytes = 0;
  const unpack = async (name: string): Promise<Uint8Array | undefined> => {
    try {
      return await decompress(await layer.read(join(own, name)));
    } catch {
      // A damaged copy is no copy.
      return undefined;
    }
  };
  return {
    keep: async (pieces, revision) => {
      const nowMs = clock.monotonicMs();
      if (nowMs - lastMs < LEAST_APART_MS) return;
      const stamp = clock.now().toISOString().replace(/[-:.]/g, "");
      const name = `${stamp}-${revision.replace(/[^0-9A-Za-z]/g, "").slice(0, 64)}.json.gz`;
      const compressed = await compressPieces(pieces, THOROUGH);
      await replaceDurably(layer, join(own, name), compressed);
      lastMs = nowMs;
      roomBytes -= compressed.reduce((sum, { length }) => sum + length, 0);
      // Other logs add to them too.
      if (roomBytes <= 0) roomBytes = (await thinOut(layer, folder, clock.now())) / 4;
    },
    find: async (revision) => {
      if ((await layer.stat(own)) === undefined) return undefined;
      const name = (await layer.list(own)).find((candidate) => candidate.endsWith(`-${revision}.json.gz`));
      return name === undefined ? undefined : unpack(name);
    },
    list: async () => {
      if ((await layer.stat(own)) === undefined) return [];
      const names = (await layer.list(own)).filter((name) => COPY.test(name)).sort();
      const files = names.map(async (id): Promise<BackupFile> => {
        const size = (await layer.stat(join(own, id)))?.size ?? 0;
        return { id, at: id.replace(COPY, "$1-$2-$3T$4:$5:$6.$7Z"), bytes: size };
      });
      return (await Promise.all(files)).reverse();
    },
    read: async (id) => (COPY.test(id) ? unpack(id) : undefined),
  };
}

/** Removes the oldest of too many copies, and what crashes left; gives how many bytes there is room for. */
async function thinOut(layer: FileLayer, folder: string, now: Date): Promise<number> {
  const copies: { path: string; name: string; size: number }[] = [];
  for (const key of await layer.list(folder)) {
    const inner = join(folder, key);
    if ((await layer.stat(inner))?.kind !== "folder") continue;
    const names = await layer.list(inner);
    await sweepLeftovers(layer, inner, names, now);
    for (const name of names.filter((candidate) => candidate.endsWith(".json.gz"))) {
      const path = join(inner, name);
      copies.push({ path, name, size: (await layer.stat(path))?.size ?? 0 });
    }
  }
  let total = copies.reduce((sum, copy) => sum + copy.size, 0);
  if (total <= MOST_BYTES) return MOST_BYTES - total;
  // Names begin with the time, so their order is that of age.
  for (const copy of copies.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (total <= THINNED_BYTES) break;
    await layer.remove(copy.path);
    total -= copy.size;
  }
  return MOST_BYTES - total;
}
