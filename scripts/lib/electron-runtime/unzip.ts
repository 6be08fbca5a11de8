import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { openPromise } from "yauzl";

/** Maps an archive's entry name to a path under the target folder, or to undefined to leave the entry out. */
export type EntryPlacement = (entryName: string) => string | undefined;

/**
 * Unpacks chosen entries of a zip file with their permissions. yauzl refuses absolute names and `..`, and checks every
 * entry's size; a broken archive throws.
 */
export async function unzip(
  zipPath: string,
  targetFolder: string,
  place: EntryPlacement,
  onBytes: (doneBytes: number) => void,
): Promise<void> {
  const zip = await openPromise(zipPath);
  let doneBytes = 0;
  for await (const entry of zip.eachEntry()) {
    const placed = entry.fileName.endsWith("/") ? undefined : place(entry.fileName);
    if (placed === undefined) continue;
    const path = join(targetFolder, placed);
    await mkdir(dirname(path), { recursive: true });
    const permissions = (entry.externalFileAttributes >>> 16) & 0o777;
    const content = await zip.openReadStreamPromise(entry);
    content.on("data", (chunk: Buffer) => {
      doneBytes += chunk.length;
      onBytes(doneBytes);
    });
    await pipeline(content, createWriteStream(path, { mode: permissions === 0 ? 0o644 : permissions }));
  }
}
