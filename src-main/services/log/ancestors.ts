import type { LogDocument } from "#annotations/document/document.ts";
import type { Backups } from "./backups.ts";
import { parseBytes } from "./read-log.ts";

const MOST_ANCESTORS = 20;
/** Of texts that others wrote, of which every record is in memory once more; our own share nearly all with the document. */
const MOST_FOREIGN_BYTES = 64 * 1024 * 1024;

/** A state of the file with the hashes of its revisions, its own last. */
export type InHistory = {
  readonly history: readonly string[];
  readonly document: LogDocument | undefined;
};

type Ancestor = { readonly document: LogDocument; readonly foreignBytes: number };

/** Revisions of one log's file that this machine has seen: where the common base of a merge is found. */
export class Ancestors {
  readonly #backups: Backups;
  readonly #name: string;
  /** The oldest first. */
  readonly #known = new Map<string, Ancestor>();

  /** `name` is the log's file name, for messages. */
  constructor(backups: Backups, name: string) {
    this.#backups = backups;
    this.#name = name;
  }

  /** `foreignBytes`: the length of the text that it was read from, 0 for a state of our own document. */
  remember({ history, document }: InHistory, foreignBytes = 0): void {
    const revision = history.at(-1);
    if (revision === undefined || document === undefined) return;
    const before = this.#known.get(revision);
    this.#known.delete(revision);
    this.#known.set(revision, before?.document === document ? before : { document, foreignBytes });
    while (this.#isTooMuch()) {
      const [oldest] = this.#known.keys();
      if (oldest === undefined) return;
      this.#known.delete(oldest);
    }
  }

  /**
   * What their file and our document grew from: the newest revision in the file's history that is known here. A file whose
   * history ends as the one seen last was changed by hand, and grew from that. `undefined` where nothing is known.
   */
  async commonBase(theirs: InHistory, seen: InHistory): Promise<LogDocument | undefined> {
    if (theirs.history.at(-1) === seen.history.at(-1) && seen.document) return seen.document;
    for (const revision of theirs.history.toReversed()) {
      const known = this.#known.get(revision);
      if (known) return known.document;
    }
    for (const revision of theirs.history.toReversed()) {
      const bytes = await this.#backups.find(revision);
      if (!bytes) continue;
      const parsed = parseBytes(this.#name, bytes, "");
      if (parsed.ok) return parsed.value.document;
    }
    return undefined;
  }

  /** The newest stays whatever its size. */
  #isTooMuch(): boolean {
    if (this.#known.size <= 1) return false;
    const foreign = [...this.#known.values()].reduce((sum, { foreignBytes }) => sum + foreignBytes, 0);
    return this.#known.size > MOST_ANCESTORS || foreign > MOST_FOREIGN_BYTES;
  }
}
