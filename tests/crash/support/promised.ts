import type { LogDocument } from "#annotations/document/document.ts";
import { hashOf } from "../../../src-main/services/log/read-log.ts";

/** What a moment's note was meant to be; `undefined`: the moment was removed. */
type Wanted = {
  readonly note: string | undefined;
  /** Whether it was told to be safe, or another program put it into the file. */
  isSafe: boolean;
  readonly byOther: boolean;
  /** Whether it was told to be in the file. */
  isInFile: boolean;
};

/**
 * What users were promised about every moment, and whether a disk keeps it. Later wishes may be there before anybody was
 * told so; earlier ones must not be all that is left.
 */
export class Promised {
  readonly #moments = new Map<string, Wanted[]>();
  readonly #wholeFiles = new Set<string>();
  readonly #backups = new Set<string>();

  /** A version of the file that must be among the backups from now on. */
  promiseBackup(bytes: Uint8Array): void {
    this.#backups.add(hashOf(bytes));
  }

  missingBackups(found: readonly Uint8Array[]): string[] {
    const hashes = new Set(found.map(hashOf));
    return [...this.#backups].filter((hash) => !hashes.has(hash)).map(() => "one is missing");
  }

  /** Another log lies in the place now: nothing is promised any more about the moments of this one. */
  forget(): void {
    this.#moments.clear();
  }

  /** The disk itself has lost what was written of a moment. */
  excuse(id: string): void {
    this.#moments.delete(id);
  }

  /** A whole version of the log's file: this or another may be found, and nothing in between. */
  allowFile(bytes: Uint8Array): void {
    this.#wholeFiles.add(hashOf(bytes));
  }

  isWholeFile(bytes: Uint8Array): boolean {
    return this.#wholeFiles.has(hashOf(bytes));
  }

  /** A window asks for a note; what comes back is to be marked when it is told to be safe. */
  ask(id: string, note: string | undefined): Wanted {
    return this.#add(id, { note, isSafe: false, byOther: false, isInFile: false });
  }

  /** Another program has put a note into the file, and made sure of it. */
  putByOther(id: string, note: string): void {
    this.#add(id, { note, isSafe: true, byOther: true, isInFile: true });
  }

  /** Moments that are there, and of which no change is on its way. */
  settledIds(): string[] {
    return [...this.#moments].flatMap(([id, wishes]) => {
      const last = wishes.at(-1);
      return last?.isSafe && last.note !== undefined ? [id] : [];
    });
  }

  lastNote(id: string): string | undefined {
    return this.#moments.get(id)?.at(-1)?.note;
  }

  isAnythingSafe(): boolean {
    return [...this.#moments.values()].some((wishes) => wishes.some((wish) => wish.isSafe));
  }

  isAnythingInFile(): boolean {
    return [...this.#moments.values()].some((wishes) => wishes.some((wish) => wish.isInFile));
  }

  /** The user has been shown what is left after a stop, and goes on from there: from now on that is promised. */
  show(document: LogDocument): void {
    for (const [id, wishes] of this.#moments) {
      const note = noteOf(document, id);
      const shown = wishes.findLastIndex((wish) => wish.note === note);
      const known = wishes[shown];
      if (known === undefined) this.#moments.delete(id);
      else if (wishes.slice(shown + 1).some((wish) => wish.isSafe)) {
        // The other's note is in a conflict, and ours stands again.
        wishes.push({ note, isSafe: true, byOther: true, isInFile: false });
      } else {
        known.isSafe = true;
        wishes.length = shown + 1;
      }
    }
  }

  /** What a document lacks of what is safe, in words; empty where nothing is lost. */
  missingIn(document: LogDocument): string[] {
    return this.#missing(document, (wish) => wish.isSafe);
  }

  /** What a file lacks of what was told to be in it. */
  missingInFile(document: LogDocument): string[] {
    return this.#missing(document, (wish) => wish.isInFile);
  }

  #add(id: string, wish: Wanted): Wanted {
    const wishes = this.#moments.get(id) ?? [];
    wishes.push(wish);
    this.#moments.set(id, wishes);
    return wish;
  }

  #missing(document: LogDocument, isPromised: (wish: Wanted) => boolean): string[] {
    return [...this.#moments].flatMap(([id, wishes]) => {
      const at = wishes.findLastIndex(isPromised);
      const promised = wishes[at];
      if (promised === undefined) return [];
      const note = noteOf(document, id);
      if (wishes.slice(at).some((wish) => wish.note === note)) return [];
      if (promised.byOther && isInConflict(document, id, promised.note)) return [];
      return [`${id} should be ${promised.note ?? "removed"} and is ${note ?? "not there"}`];
    });
  }
}

function noteOf(document: LogDocument, id: string): string | undefined {
  const moment = document.tables.annotation.get(id);
  return moment && (moment.note ?? "");
}

function isInConflict(document: LogDocument, id: string, note: string | undefined): boolean {
  return [...document.tables.conflict.values()].some(
    (conflict) => conflict.record === id && conflict.values.some((side) => side.value === note),
  );
}
