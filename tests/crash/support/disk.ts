import { basename, dirname } from "node:path";
import type { FileStat } from "../../../src-main/services/file-layer/file-layer.ts";
import type { Random } from "./random.ts";

/** A file. What is in `safe` is on the platter; below `floor` both are the same. */
export type FileNode = {
  readonly kind: "file";
  readonly id: number;
  readonly mode: number;
  changedMs: number;
  now: Uint8Array;
  safe: Uint8Array;
  floor: number;
};

type FolderNode = {
  readonly kind: "folder";
  readonly id: number;
  now: Map<string, Node>;
  safe: Map<string, Node>;
  /** What became of names since the last sync, oldest first. */
  pending: NameChange[];
};

type Node = FileNode | FolderNode;
/** Names that go, and a name that comes to lie on a node, all at once. */
type NameChange = { readonly gone: readonly string[]; readonly came?: { name: string; node: Node } };

const START_MS = Date.parse("2026-11-22T10:00:00Z");
const NOTHING = new Uint8Array();

/**
 * A disk as POSIX promises it and no better: what is written is seen at once, but outlasts a power cut only after a sync,
 * the bytes of a file after its own and the names in a folder after the folder's. A rename happens wholly or not at all.
 */
export class Disk {
  readonly #root: FolderNode;
  #lastId = 0;
  #clockMs = START_MS;

  constructor(root?: FolderNode) {
    this.#root = root ?? this.#newFolder();
    // Numbers of nodes go on where the disk before the cut left off.
    this.#lastId = highestId(this.#root);
  }

  /** The file at a path; throws ENOENT, ENOTDIR or EISDIR. */
  file(path: string): FileNode {
    const node = this.find(path);
    if (node === undefined) throw systemError("ENOENT");
    if (node.kind !== "file") throw systemError("EISDIR");
    return node;
  }

  find(path: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const name of path.split("/").filter((part) => part !== "")) {
      if (node === undefined) return undefined;
      if (node.kind !== "folder") throw systemError("ENOTDIR");
      node = node.now.get(name);
    }
    return node;
  }

  stat(path: string): FileStat | undefined {
    const node = this.find(path);
    if (node === undefined) return undefined;
    if (node.kind === "folder")
      return {
        kind: "folder",
        size: 0,
        modifiedMs: START_MS,
        changedMs: START_MS,
        fileId: node.id,
        mode: 0o755,
      };
    const { changedMs, mode, id } = node;
    return { kind: "file", size: node.now.length, modifiedMs: changedMs, changedMs, fileId: id, mode };
  }

  list(path: string): string[] {
    return [...this.#folder(path).now.keys()];
  }

  makeFile(path: string, mode: number): FileNode {
    const folder = this.#folder(dirname(path));
    if (folder.now.has(basename(path))) throw systemError("EEXIST");
    const node: FileNode = {
      kind: "file",
      id: ++this.#lastId,
      mode,
      changedMs: ++this.#clockMs,
      now: NOTHING,
      safe: NOTHING,
      floor: 0,
    };
    change(folder, { gone: [], came: { name: basename(path), node } });
    return node;
  }

  makeFolder(path: string): void {
    const parent = this.#folder(dirname(path));
    if (parent.now.has(basename(path))) return;
    change(parent, { gone: [], came: { name: basename(path), node: this.#newFolder() } });
  }

  append(file: FileNode, bytes: Uint8Array): void {
    file.now = Buffer.concat([file.now, bytes]);
    file.changedMs = ++this.#clockMs;
  }

  truncate(file: FileNode, size: number): void {
    file.now = Buffer.concat([file.now.subarray(0, size), Buffer.alloc(Math.max(0, size - file.now.length))]);
    file.floor = Math.min(file.floor, size);
    file.changedMs = ++this.#clockMs;
  }

  syncFile(file: FileNode): void {
    file.safe = file.now;
    file.floor = file.now.length;
  }

  syncFolder(path: string): void {
    const folder = this.#folder(path);
    folder.safe = new Map(folder.now);
    folder.pending = [];
  }

  /** Within one folder, as every rename of the log service is. */
  rename(from: string, to: string): void {
    if (dirname(from) !== dirname(to)) throw systemError("EXDEV");
    const node = this.file(from);
    node.changedMs = ++this.#clockMs;
    change(this.#folder(dirname(from)), { gone: [basename(from)], came: { name: basename(to), node } });
  }

  remove(path: string): void {
    if (this.find(path) !== undefined) change(this.#folder(dirname(path)), { gone: [basename(path)] });
  }

  /** The platter changes a bit of what was safe. */
  rot(file: FileNode, at: number): void {
    const bytes = Buffer.from(file.now);
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    file.now = bytes;
    file.safe = bytes;
  }

  /** A disk as the machine may find it when the power is back. */
  cutPower(random: Random): Disk {
    return new Disk(folderAfterCut(this.#root, random, new Map()));
  }

  #newFolder(): FolderNode {
    return { kind: "folder", id: ++this.#lastId, now: new Map(), safe: new Map(), pending: [] };
  }

  #folder(path: string): FolderNode {
    const node = this.find(path);
    if (node === undefined) throw systemError("ENOENT");
    if (node.kind !== "folder") throw systemError("ENOTDIR");
    return node;
  }
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function highestId(node: Node): number {
  return node.kind === "file" ? node.id : Math.max(node.id, ...[...node.now.values()].map(highestId));
}

function change(folder: FolderNode, step: NameChange): void {
  folder.pending.push(step);
  apply(folder.now, step);
}

function apply(names: Map<string, Node>, { gone, came }: NameChange): void {
  for (const name of gone) names.delete(name);
  if (came) names.set(came.name, came.node);
}

function folderAfterCut(folder: FolderNode, random: Random, files: Map<FileNode, FileNode>): FolderNode {
  const names = new Map(folder.safe);
  for (const step of survivors(folder.pending, random)) apply(names, step);
  const now = new Map(
    [...names].map(([name, node]) => {
      return [
        name,
        node.kind === "folder" ? folderAfterCut(node, random, files) : fileAfterCut(node, random, files),
      ] as const;
    }),
  );
  return { kind: "folder", id: folder.id, now, safe: new Map(now), pending: [] };
}

/** Of the changes to names none, some or all; in another order where they touch different names. */
function survivors(pending: readonly NameChange[], random: Random): NameChange[] {
  const share = random.pick([0, 0.5, 1]);
  const left = [...pending];
  const kept: NameChange[] = [];
  while (left.length > 0) {
    const free = left.filter((step, at) => !left.slice(0, at).some((earlier) => touchSame(earlier, step)));
    const step = random.pick(free);
    left.splice(left.indexOf(step), 1);
    if (random.chance(share)) kept.push(step);
  }
  return kept;
}

function touchSame(a: NameChange, b: NameChange): boolean {
  const names = new Set([...a.gone, a.came?.name]);
  return [...b.gone, b.came?.name].some((name) => name !== undefined && names.has(name));
}

function fileAfterCut(file: FileNode, random: Random, known: Map<FileNode, FileNode>): FileNode {
  const same = known.get(file);
  if (same) return same;
  const bytes = file.safe === file.now ? file.now : bytesAfterCut(file, random);
  const after: FileNode = { ...file, now: bytes, safe: bytes, floor: bytes.length };
  known.set(file, after);
  return after;
}

/** What was not synced is lost, there, cut off at any byte, zeros in part, or written over what was to be cut off. */
function bytesAfterCut({ now, safe, floor }: FileNode, random: Random): Uint8Array {
  const end = floor + random.below(now.length - floor + 1);
  const start = floor + random.below(end - floor + 1);
  switch (random.below(5)) {
    case 0:
      return safe;
    case 1:
      return now;
    case 2:
      return now.subarray(0, end);
    case 3:
      return Buffer.concat([now.subarray(0, start), Buffer.alloc(end - start), now.subarray(end)]);
    default:
      return Buffer.concat([now.subarray(0, end), safe.subarray(end)]);
  }
}
