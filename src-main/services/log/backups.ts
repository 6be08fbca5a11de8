import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { FileLayer } from "../file-layer/file-layer.ts";
import { replaceDurably } from "../file-layer/replace-durably.ts";
import { logKey } from "./journal-files.ts";

const compress = promisify(gzip);
const decompress = promisify(gunzip);

const LEAST_APART_MS = 60_000;
const MOST_BYTES = 500 * 1024 * 1024;

/** Compressed copies of a log's file as it was before it was written over, in the user's data folder. */
export type Backups = {
  /** Keeps a copy unless one was made within the last minute. `revision` is the file's own hash in its history. */
  keep(bytes: Uint8Array, revision: string): Promise<void>;
  /** The copy of a revision, `undefined` where there is none. */
  find(revision: string): Promise<Uint8Array | undefined>;
};

/** The backups of the log at a real path, below `folder`; all logs together may take 500 MB, the oldest go first. */
export function createBackups(layer: FileLayer, folder: string, realPath: string, now: () => Date): Backups {
  const own = join(folder, logKey(realPath));
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    keep: async (bytes, revision) => {
      const at = now();
      // By distance, so that a clock that was set back does not put an end to backups.
      if (Math.abs(at.getTime() - lastAt) < LEAST_APART_MS) return;
      const stamp = at.toISOString().replace(/[-:.]/g, "");
      const name = `${stamp}-${revision.replace(/[^0-9A-Za-z]/g, "").slice(0, 64)}.json.gz`;
      await replaceDurably(layer, join(own, name), await compress(bytes));
      lastAt = at.getTime();
      await thinOut(layer, folder);
    },
    find: async (revision) => {
      if ((await layer.stat(own)) === undefined) return undefined;
      const name = (await layer.list(own)).find((candidate) => candidate.endsWith(`-${revision}.json.gz`));
      if (name === undefined) return undefined;
      try {
        return await decompress(await layer.read(join(own, name)));
      } catch {
        // A damaged copy is no copy.
        return undefined;
      }
    },
  };
}

async function thinOut(layer: FileLayer, folder: string): Promise<void> {
  const copies: { path: string; name: string; size: number }[] = [];
  for (const key of await layer.list(folder)) {
    if ((await layer.stat(join(folder, key)))?.kind !== "folder") continue;
    for (const name of await layer.list(join(folder, key))) {
      const path = join(folder, key, name);
      copies.push({ path, name, size: (await layer.stat(path))?.size ?? 0 });
    }
  }
  let total = copies.reduce((sum, copy) => sum + copy.size, 0);
  // Names begin with the time, so their order is that of age.
  const oldestFirst = copies.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const copy of oldestFirst) {
    if (total <= MOST_BYTES) return;
    await layer.remove(copy.path);
    total -= copy.size;
  }
}
