import type { LogDocument } from "#annotations/document/document.ts";
import type { Backups } from "./backups.ts";
import { parseBytes } from "./read-log.ts";

const MOST_ANCESTORS = 20;

/** A state of the file with the hashes of its revisions, its own last. */
export type InHistory = {
  readonly history: readonly string[];
  readonly document: LogDocument | undefined;
};

/** Revisions of one log's file that this machine has seen: where the common base of a merge is found. */
export class Ancestors {
  readonly #backups: Backups;
  readonly #name: string;
  readonly #documents = new Map<string, LogDocument>();

  /** `name` is the log's file name, for messages. */
  constructor(backups: Backups, name: string) {
    this.#backups = backups;
    this.#name = name;
  }

  remember({ history, document }: InHistory): void {
    const revision = history.at(-1);
    if (revision === undefined || document === undefined) return;
    this.#documents.set(revision, document);
    const [oldest] = this.#documents.keys();
    if (oldest !== undefined && this.#documents.size > MOST_ANCESTORS) this.#documents.delete(oldest);
  }

  /**
   * What their file and our document grew from: the newest revision in the file's history that is known here. A file whose
   * history ends as the one seen last was changed by hand, and grew from that. `undefined` where nothing is known.
   */
  async commonBase(theirs: InHistory, seen: InHistory): Promise<LogDocument | undefined> {
    if (theirs.history.at(-1) === seen.history.at(-1) && seen.document) return seen.document;
    for (const revision of theirs.history.toReversed()) {
      const known = this.#documents.get(revision);
      if (known) return known;
    }
    for (const revision of theirs.history.toReversed()) {
      const bytes = await this.#backups.find(revision);
      if (!bytes) continue;
      const parsed = parseBytes(this.#name, bytes, "");
      if (parsed.ok) return parsed.value.document;
    }
    return undefined;
  }
}
