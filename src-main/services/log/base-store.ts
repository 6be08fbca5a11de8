import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { FileLayer } from "../file-layer/file-layer.ts";
import { replaceDurably } from "../file-layer/replace-durably.ts";
import { asideName, logKey } from "./journal.ts";

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/**
 * The text of a log at the last time that file and document were the same, compressed, beside the journal: what a merge
 * after a crash starts from.
 */
export type BaseStore = {
  /** The stored bytes; `undefined` where there are none, or they are damaged. */
  load(): Promise<Uint8Array | undefined>;
  /** Replaces them, durably. */
  save(bytes: Uint8Array | string): Promise<void>;
  remove(): Promise<void>;
  /** Puts them out of the way without deleting them. */
  setAside(): Promise<void>;
};

/** The base of the log at a real path, in the folder of the journals. */
export function createBaseStore(layer: FileLayer, folder: string, realPath: string): BaseStore {
  const path = join(folder, `${logKey(realPath)}.base.gz`);
  return {
    load: async () => {
      if ((await layer.stat(path)) === undefined) return undefined;
      try {
        return await decompress(await layer.read(path));
      } catch {
        // Damaged: the merge does without, and then never takes anything away.
        return undefined;
      }
    },
    save: async (bytes) => replaceDurably(layer, path, await compress(bytes, { level: 1 })),
    remove: () => layer.remove(path),
    setAside: async () => {
      if ((await layer.stat(path)) !== undefined) await layer.rename(path, asideName(path));
    },
  };
}
