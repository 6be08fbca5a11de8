import { dirname } from "node:path";
import type { FileLayer } from "./file-layer.ts";

/** Makes a folder and what is missing above it so that all of it outlasts a power cut; fine where it is there. */
export async function makeDurableFolder(layer: FileLayer, path: string): Promise<void> {
  if ((await layer.stat(path)) !== undefined) return;
  const parent = dirname(path);
  if (parent !== path) await makeDurableFolder(layer, parent);
  await layer.makeFolder(path);
  await layer.syncFolder(parent);
}
