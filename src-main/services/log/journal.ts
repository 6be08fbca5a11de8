import { createHash } from "node:crypto";
import { join } from "node:path";
import type { AppendFile, FileLayer } from "../file-layer/file-layer.ts";
import { formatJournalLine, type JournalLine, parseJournal } from "./journal-lines.ts";

/** The name under which a log's private files lie in the data folder: a hash of its real path. */
export function logKey(realPath: string): string {
  return createHash("sha256").update(realPath.normalize("NFC")).digest("hex").slice(0, 32);
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
  /** Resolves when nothing waits any more. */
  close(): Promise<void>;
  /** Deletes the file; a later append begins a new one. */
  remove(): Promise<void>;
  /** Puts the file out of the way without deleting it. */
  setAside(): Promise<void>;
};

/** Opens a log's journal and reads what an earlier run left in it; the file is made with the first append. */
export async function openJournal(layer: FileLayer, folder: string, realPath: string): Promise<Journal> {
  const path = join(folder, `${logKey(realPath)}.journal`);
  const bytes = (await layer.stat(path)) === undefined ? new Uint8Array() : await layer.read(path);
  const { lines, goodBytes } = parseJournal(bytes);
  const writer = new JournalWriter(layer, folder, path, goodBytes, realPath);
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
      if ((await layer.stat(path)) !== undefined) await layer.rename(path, `${path}.aside`);
    },
  };
}

class JournalWriter {
  onRefused: () => void = () => {};
  readonly #layer: FileLayer;
  readonly #folder: string;
  readonly #path: string;
  readonly #realPath: string;
  #goodBytes: number;
  #file: AppendFile | undefined;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;

  constructor(layer: FileLayer, folder: string, path: string, goodBytes: number, realPath: string) {
    this.#layer = layer;
    this.#folder = folder;
    this.#path = path;
    this.#goodBytes = goodBytes;
    this.#realPath = realPath;
  }

  append(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  async close(): Promise<void> {
    await this.#running;
    await this.#file?.close();
    this.#file = undefined;
  }

  async remove(): Promise<void> {
    await this.close();
    await this.#layer.remove(this.#path);
    this.#goodBytes = 0;
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
    try {
      await file.append(bytes);
      await file.sync();
      if (this.#goodBytes === 0) await this.#layer.syncFolder(this.#folder);
      this.#goodBytes += bytes.length;
    } catch (error) {
      // Opening anew cuts off whatever part of the batch got as far as the file.
      this.#file = undefined;
      await file.close();
      throw error;
    }
  }

  async #open(): Promise<AppendFile> {
    await this.#layer.makeFolder(this.#folder);
    const file = await this.#layer.openAppend(this.#path);
    try {
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
