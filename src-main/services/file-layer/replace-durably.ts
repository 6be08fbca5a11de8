import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import type { FileLayer } from "./file-layer.ts";
import { makeDurableFolder } from "./make-durable-folder.ts";

/**
 * Puts a private file of ours in its place so that at every moment the old or the new one is there whole, and the new one for
 * good when this has resolved. Makes the folder where it is missing.
 */
export async function replaceDurably(
  layer: FileLayer,
  path: string,
  pieces: readonly Uint8Array[],
): Promise<void> {
  const folder = dirname(path);
  const temporary = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  await makeDurableFolder(layer, folder);
  try {
    await layer.writeNew(temporary, pieces, 0o600);
    await layer.syncFile(temporary);
    await layer.rename(temporary, path);
    await layer.syncFolder(folder);
  } catch (error) {
    // Half a file on a full disk would only take room.
    await layer.remove(temporary);
    throw error;
  }
}
