import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import type { AppendFile, FileLayer } from "../file-layer/file-layer.ts";
import { makeDurableFolder } from "../file-layer/make-durable-folder.ts";
import { formatJournalLine, type JournalLine, parseJournal } from "./journal-lines.ts";

/**
 * The name under which a log's private files lie in the data folder: a hash of its real path. macOS takes the Unicode
 * forms of a name for one file, other systems for two.
 */
export function logKey(realPath: string, platform: NodeJS.Platform = process.platform): string {
  const path = platform === "darwin" ? realPath.normalize("NFC") : realPath;
  return createHash("sha256").update(path).digest("hex").slice(0, 32);
}

/** A name for a private file that is put out of the way; it never replaces one put there before. */
export function asideName(path: string): string {
  return `${path}.${randomBytes(4).toString("hex")}.aside`;
}

type Waiting = { text: string; resolve: () => void; reject: (error: unknown) => void };

/** The append-only file of one log in the user's data folder. */
export type Journal = {
  /** The lines that were there when the journal was opened. */
  readonly found: readonly JournalLine[];
  /**
   * Resolves when the lines are on the disk (fsync). While one fsync runs, what arrives waits and shares the next: there
   * is no timer. Rejects, together with everything else that waits, when the disk refuses; the file is then cut back.
   */
  append(...lines: JournalLine[]): Promise<void>;
  /** `listener` is called in the moment of a refusal, before anyone's promise is rejected. */
  whenRefused(listener: () => void): void;
  /** Resolves when nothing waits any more; whatever comes afterwards is refused. */
  close(): Promise<void>;
  /** Closes, and deletes the file for good: it must not come back when the log has gone on without it. */
  remove(): Promise<void>;
  /** Closes, and puts the file out of the way without deleting it. */
  setAside(): Promise<void>;
};

/** Opens a log's journal and reads what an earlier run left in it; the file is made with the first append. */
export async function openJournal(layer: FileLayer, folder: string, realPath: string): Promise<Journal> {
  const path = join(folder, `${logKey(realPath)}.journal`);
  const bytes = (await layer.stat(path)) === undefined ? new Uint8Array() : await layer.read(path);
  const { lines, goodBytes } = parseJournal(bytes);
  if (bytes.length > 0) await makeSureOf(layer, path);
  const writer = new JournalWriter(layer, folder, path, { goodBytes, mostBytes: bytes.length }, realPath);
  return {
    found: lines,
    append: (...added) => writer.append(added.map(formatJournalLine).join("")),
    whenRefused: (listener) => {
      writer.onRefused = listener;
    },
    close: () => writer.close(),
    remove: () => writer.remove(),
    setAside: async () => {
      await writer.close();
      if ((await layer.stat(path)) === undefined) return;
      await layer.rename(path, asideName(path));
      await layer.syncFolder(folder);
    },
  };
}

/**
 * A run that was killed may have written lines that it did not sync: they are about to be shown as safe. The name of the file
 * was synced with its first lines, before any change was written.
 */
async function makeSureOf(layer: FileLayer, path: string): Promise<void> {
  try {
    await layer.syncFile(path);
  } catch {
    // On a disk that takes nothing at the moment the log can be read all the same, and the next line syncs them too.
  }
}

class JournalWriter {
  onRefused: () => void = () => {};
  readonly #layer: FileLayer;
  readonly #folder: string;
  readonly #path: string;
  readonly #realPath: string;
  #goodBytes: number;
  /** As long as the file can be by what this writer did: its good part, and a batch that was refused. */
  #mostBytes: number;
  #file: AppendFile | undefined;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  /** The file may be there by a run that was killed before it had synced the folder. */
  #isNameSafe = false;
  #isClosed = false;

  constructor(
    layer: FileLayer,
    folder: string,
    path: string,
    found: { readonly goodBytes: number; readonly mostBytes: number },
    realPath: string,
  ) {
    this.#layer = layer;
    this.#folder = folder;
    this.#path = path;
    this.#goodBytes = found.goodBytes;
    this.#mostBytes = found.mostBytes;
    this.#realPath = realPath;
  }

  append(text: string): Promise<void> {
    // The next opening may be writing this file already: two writers would cut each other's lines off.
    if (this.#isClosed) return Promise.reject(new Error("the journal is closed"));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running;
    await this.#file?.close();
    this.#file = undefined;
  }

  async remove(): Promise<void> {
    await this.close();
    if ((await this.#layer.stat(this.#path)) === undefined) return;
    await this.#layer.remove(this.#path);
    await this.#layer.syncFolder(this.#folder);
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#write(batch.map((waiting) => waiting.text).join(""));
        for (const waiting of batch) waiting.resolve();
      } catch (error) {
        // What came meanwhile was built on what is now refused.
        const refused = [...batch, ...this.#waiting];
        this.#waiting = [];
        this.onRefused();
        for (const waiting of refused) waiting.reject(error);
      }
    }
    this.#running = undefined;
  }

  async #write(text: string): Promise<void> {
    const file = this.#file ?? (await this.#open());
    const start = this.#goodBytes === 0 ? this.#startLine() : "";
    const bytes = Buffer.from(start + text);
    this.#mostBytes = this.#goodBytes + bytes.length;
    try {
      await file.append(bytes);
      await file.sync();
      if (!this.#isNameSafe) await this.#layer.syncFolder(this.#folder);
      this.#isNameSafe = true;
      this.#goodBytes += bytes.length;
    } catch (error) {
      // Opening anew cuts off whatever part of the batch got as far as the file.
      this.#file = undefined;
      await file.close();
      throw error;
    }
  }

  async #open(): Promise<AppendFile> {
    await makeDurableFolder(this.#layer, this.#folder);
    const file = await this.#layer.openAppend(this.#path);
    try {
      const size = (await this.#layer.stat(this.#path))?.size ?? 0;
      // Another process of the same user writes here too: cutting back would cut off what it has acknowledged.
      if (size > this.#mostBytes) throw Object.assign(new Error("another writer"), { code: "EBUSY" });
      await file.truncate(this.#goodBytes);
    } catch (error) {
      await file.close();
      throw error;
    }
    this.#file = file;
    return file;
  }

  #startLine(): string {
    return formatJournalLine({ kind: "start", version: 1, path: this.#realPath });
  }
}
