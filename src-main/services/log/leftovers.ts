import { join } from "node:path";
import type { FileLayer } from "../file-layer/file-layer.ts";

/** A temporary file of this age is nobody's save any more, in milliseconds. */
const LEFTOVER_MS = 10 * 60_000;
/** How every temporary file of ours ends: `NAME.8 HEXADECIMAL DIGITS.tmp`. */
const TEMPORARY = /\.[0-9a-f]{8}\.tmp$/;

/** Removes temporary files that a crash left, of the names given; younger ones may be a save under way elsewhere. */
export async function sweepLeftovers(
  layer: FileLayer,
  folder: string,
  names: readonly string[],
  now: Date,
): Promise<void> {
  for (const name of names) {
    if (!TEMPORARY.test(name)) continue;
    const path = join(folder, name);
    try {
      const stat = await layer.stat(path);
      if (stat && now.getTime() - stat.modifiedMs > LEFTOVER_MS) await layer.remove(path);
    } catch {
      // It is in nobody's way, and the next opening tries again.
    }
  }
}
