import { dirname } from "node:path";
import { errorCode } from "./file-trouble.ts";
import type { FileLayer } from "./file-layer.ts";

/** Folders that were made sure of in this run. */
const durable = new WeakMap<FileLayer, Set<string>>();

/**
 * Makes a folder and what is missing above it so that all of it outlasts a power cut. A folder that is there already may be
 * there by a run that was killed, or by a program that cares less: the first time, its name is made sure of as well.
 */
export async function makeDurableFolder(layer: FileLayer, path: string): Promise<void> {
  const known = durable.get(layer) ?? new Set();
  durable.set(layer, known);
  const isThere = (await layer.stat(path)) !== undefined;
  const parent = dirname(path);
  if (parent === path || (isThere && known.has(path))) return;
  await makeDurableFolder(layer, parent);
  if (isThere) await syncNotOurs(layer, parent);
  else {
    await layer.makeFolder(path);
    await layer.syncFolder(parent);
  }
  known.add(path);
}

/** Folders high up may be closed to this user, or lie on a system that cannot sync them: what is in them is not ours. */
async function syncNotOurs(layer: FileLayer, path: string): Promise<void> {
  try {
    await layer.syncFolder(path);
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS", "EINVAL", "ENOTSUP"].includes(errorCode(error))) throw error;
  }
}
