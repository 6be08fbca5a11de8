import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { kindOfName } from "../files/file-kind.ts";
import { type Fingerprint, fingerprintOf, sameFingerprint } from "./fingerprint.ts";

/** What a log knows of a medium's file. `path` is relative to the log's folder, with `/`. */
export type MediumTrace = {
  readonly path?: string | undefined;
  readonly fingerprint?: Fingerprint | undefined;
};

const MOST_FOLDERS = 500;
const MOST_DEPTH = 4;

/**
 * The absolute path of a medium: where the log says, else a file in the folder or below that has its fingerprint, files
 * of its name first; without a fingerprint the one file of its name. `undefined` where there is none, or no telling.
 * Names are compared in Unicode NFC. At most 500 folders, four deep, are looked into.
 */
export async function locateMedium(folder: string, trace: MediumTrace): Promise<string | undefined> {
  if (trace.path === undefined) return undefined;
  const direct = join(folder, trace.path);
  if (await isFile(direct)) return direct;
  const wanted = basename(trace.path).normalize("NFC");
  const files = await filesBelow(folder);
  const named = files.filter((path) => basename(path).normalize("NFC") === wanted);
  // macOS hands names over in NFD: the path itself may be there in that spelling.
  const spelled = named.find((path) => path.normalize("NFC") === direct.normalize("NFC"));
  if (spelled !== undefined) return spelled;
  if (trace.fingerprint === undefined) return named.length === 1 ? named[0] : undefined;
  const others = files.filter((path) => !named.includes(path));
  for (const path of [...named, ...others]) {
    if (await hasFingerprint(path, trace.fingerprint)) return path;
  }
  return undefined;
}

async function hasFingerprint(path: string, wanted: Fingerprint): Promise<boolean> {
  try {
    const found = await stat(path);
    return found.size === wanted.size && sameFingerprint(await fingerprintOf(path), wanted);
  } catch {
    // A file that cannot be read is not the one.
    return false;
  }
}

async function filesBelow(root: string): Promise<string[]> {
  const found: string[] = [];
  let level = [root];
  let folders = 0;
  for (let depth = 0; depth <= MOST_DEPTH && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      if (++folders > MOST_FOLDERS) return found;
      for (const entry of await entriesOf(folder)) {
        const path = join(folder, entry.name);
        if (entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
          next.push(path);
        else if (entry.isFile() && kindOfName(entry.name) === "video") found.push(path);
      }
    }
    level = next;
  }
  return found;
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    // A folder that cannot be listed has nothing to offer.
    return [];
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
