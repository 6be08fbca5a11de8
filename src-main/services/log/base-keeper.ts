import type { FileLayer } from "../file-layer/file-layer.ts";
import type { BaseStore } from "./base-store.ts";
import type { Journal } from "./journal.ts";
import type { KnownFile } from "./known-file.ts";
import { type Revision, writeText } from "./log-file.ts";
import { hashOf, readFileBytes } from "./read-log.ts";

/** What the base of an open log is kept with. `note` tells the diagnostics log of a failure that nobody waits for. */
export type BaseKeeperParts = {
  /** Where the log's file was when it was opened. */
  readonly path: string;
  readonly layer: FileLayer;
  readonly journal: Journal;
  readonly base: BaseStore;
  /** Whether an earlier run has left a base for the journal that this one takes over. */
  readonly isBaseKept: boolean;
  readonly note: (code: string, error: unknown) => void;
};

/** Keeps the base of one open log beside its journal, one text after the other. */
export class BaseKeeper {
  readonly #parts: BaseKeeperParts;
  #work: Promise<void> = Promise.resolve();
  #isKept: boolean;

  constructor(parts: BaseKeeperParts) {
    this.#parts = parts;
    this.#isKept = parts.isBaseKept;
  }

  /** Whether there is a base: without one only the file tells whose changes are whose, until a colleague replaces it. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** Resolves when the last text that was to be kept is there, or has failed. */
  settled(): Promise<void> {
    return this.#work;
  }

  /** What recovery needs beside the first line of a journal: a state to start from, by its hash. */
  async begin(known: KnownFile, rev: number, newText: string | undefined): Promise<void> {
    const { journal, layer, path } = this.#parts;
    const { hash, document, history } = known;
    if (newText !== undefined) await this.#save([Buffer.from(newText)]);
    const fileHash = newText === undefined ? hash : hashOf(newText);
    if (fileHash !== undefined) await journal.append({ kind: "mark", fileHash, rev });
    if (newText !== undefined || document === undefined) return;
    // The file itself may be a colleague's by the time of the recovery. It is not waited for: the first change of a large
    // log would be safe a second later.
    this.#later(async () => {
      const file = await readFileBytes(layer, path);
      // Mostly it has the file's own bytes: nothing is written out beside the first changes, where 40 MB may lie there.
      const text =
        file.ok && file.value !== undefined && file.value.hash === hash
          ? { pieces: [file.value.bytes], hash }
          : await writeText(document, history);
      await this.#save(text.pieces);
      await journal.append({ kind: "mark", fileHash: text.hash, rev });
    });
  }

  /** Keeps a text that the file has now, or is about to have, and that the journal has a mark of. */
  keep({ pieces, hash }: Revision): void {
    this.#later(async () => {
      await this.#save(pieces);
      this.#parts.journal.letGo(hash);
    });
  }

  async #save(pieces: readonly Uint8Array[]): Promise<void> {
    await this.#parts.base.save(pieces);
    this.#isKept = true;
  }

  #later(work: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      try {
        await work();
      } catch (error) {
        this.#parts.note("base-failed", error);
      }
    });
  }
}
