import { isChange, type JournalLine } from "./journal-lines.ts";

/** So many windows are still known by their last change, however long ago that came into the file. */
const MOST_CLIENTS = 8;

/**
 * The lines of a journal that a recovery may still need, in their order: changes that the base beside it does not hold, the
 * marks since, and the last change of each window, by whose number that change is known should it be sent again.
 */
export class JournalTail {
  #lines: JournalLine[];

  constructor(lines: readonly JournalLine[]) {
    this.#lines = lines.filter(({ kind }) => kind !== "start" && kind !== "follows");
  }

  get lines(): readonly JournalLine[] {
    return this.#lines;
  }

  add(lines: readonly JournalLine[]): void {
    this.#lines.push(...lines.filter(({ kind }) => kind !== "start" && kind !== "follows"));
  }

  /** The base is a text with this hash now: what the last mark of it covers is not needed any more. */
  letGo(baseHash: string): void {
    const at = this.#lines.findLastIndex((line) => line.kind === "mark" && line.fileHash === baseHash);
    const mark = this.#lines[at];
    if (mark?.kind !== "mark") return;
    const last = this.#lastOfClients();
    this.#lines = this.#lines.filter((line, index) => {
      return isChange(line) ? line.rev > mark.rev || last.has(line) : index >= at;
    });
  }

  #lastOfClients(): ReadonlySet<JournalLine> {
    const byClient = new Map<string, JournalLine>();
    for (const line of this.#lines) {
      if (line.kind !== "diff") continue;
      byClient.delete(line.clientId);
      byClient.set(line.clientId, line);
    }
    return new Set([...byClient.values()].slice(-MOST_CLIENTS));
  }
}
