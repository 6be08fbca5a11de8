import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { kindOfName } from "./file-kind.ts";
import { isInside } from "./inside.ts";

const MOST_FOLDERS = 2000;

/** Something in a folder that the page's own picker can show. */
export type Listed = { readonly path: string; readonly name: string; readonly kind: "file" | "folder" };

/** What a dropped file is known by: its name, its size in bytes, its SHA-256 in hexadecimal. */
export type DroppedFile = { readonly name: string; readonly size: number; readonly sha256: string };

/** The folders that a loopback server was given: nothing outside of them is listed or found. */
export type Roots = {
  /** The folders themselves for `null`; else what lies in a folder; `undefined` for one outside of them. */
  readonly list: (folder: string | null) => Promise<Listed[] | undefined>;
  /** The file that was dropped on the page, where it is one of theirs. */
  readonly match: (dropped: DroppedFile) => Promise<string | undefined>;
};

/** Roots over absolute paths of folders. */
export function createRoots(folders: readonly string[]): Roots {
  const list = async (folder: string | null): Promise<Listed[] | undefined> => {
    if (folder === null)
      return folders.map((path) => ({ path, name: basename(path) || path, kind: "folder" as const }));
    const [real, ...roots] = await Promise.all([realpath(folder), ...folders.map((root) => realpath(root))]);
    if (!roots.some((root) => isInside(root, real))) return undefined;
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.name.startsWith("."))
      .flatMap((entry): Listed[] => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return [{ path, name: entry.name, kind: "folder" }];
        const isOurs = entry.isFile() && kindOfName(entry.name) !== "unknown";
        return isOurs ? [{ path, name: entry.name, kind: "file" }] : [];
      })
      .sort((a, b) => (a.kind === b.kind ? a.name.localeCompare(b.name) : a.kind === "folder" ? -1 : 1));
  };
  return {
    list,
    match: async (dropped) => {
      const waiting = [...folders];
      for (let looked = 0; looked < MOST_FOLDERS; looked++) {
        const folder = waiting.shift();
        if (folder === undefined) return undefined;
        for (const entry of (await list(folder)) ?? []) {
          if (entry.kind === "folder") waiting.push(entry.path);
          else if (await isDropped(entry, dropped)) return entry.path;
        }
      }
      return undefined;
    },
  };
}

async function isDropped(entry: Listed, dropped: DroppedFile): Promise<boolean> {
  if (entry.name.normalize("NFC") !== dropped.name.normalize("NFC")) return false;
  if ((await stat(entry.path)).size !== dropped.size) return false;
  const hash = createHash("sha256");
  for await (const piece of createReadStream(entry.path)) hash.update(piece);
  return hash.digest("hex") === dropped.sha256;
}
