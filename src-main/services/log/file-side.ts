import { basename, dirname } from "node:path";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import type { FileLayer } from "../file-layer/file-layer.ts";
import { errorCode } from "../file-layer/file-trouble.ts";
import { Ancestors } from "./ancestors.ts";
import type { Backups } from "./backups.ts";
import type { BaseKeeper } from "./base-keeper.ts";
import type { Clock } from "./clock.ts";
import type { Journal } from "./journal.ts";
import type { ChangeLine } from "./journal-lines.ts";
import { freePathBeside, keepDamaged } from "./keep-beside.ts";
import type { KnownFile } from "./known-file.ts";
import { replaceLogFile, writeRevision } from "./log-file.ts";
import { mergeFile } from "./merge-file.ts";
import { type FileBytes, type LogText, parseBytes, readFileBytes } from "./read-log.ts";
import type { Revisions } from "./revisions.ts";
import { createSaveSchedule, type SaveSchedule } from "./save-schedule.ts";

/** What the file of an open log is kept with. */
export type FileSideParts = {
  readonly path: string;
  readonly layer: FileLayer;
  readonly journal: Journal;
  readonly baseKeeper: BaseKeeper;
  readonly backups: Backups;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly isReadOnly: boolean;
  readonly known: KnownFile;
  readonly fileRev: number;
  readonly revisions: Revisions;
  /** Tells the diagnostics log of a failure that nobody waits for. */
  readonly note: (code: string, error: unknown) => void;
  /** Revision or trouble of the file have changed. */
  readonly onState: () => void;
  /** The file has come to be, by its first save. */
  readonly onFileMade: () => void;
  /** Another log has taken the place; this one goes on at `path`. */
  readonly onMoved: () => void;
};

const MOST_ATTEMPTS = 5;

/** The file of one open log: writes it, takes in what others wrote, and knows what it was last seen to hold. */
export class FileSide {
  readonly #parts: FileSideParts;
  readonly #schedule: SaveSchedule;
  readonly #ancestors: Ancestors;
  #path: string;
  #known: KnownFile;
  #rev: number;
  #trouble: Trouble | null = null;
  #work: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(parts: FileSideParts) {
    this.#parts = parts;
    this.#path = parts.path;
    this.#known = parts.known;
    this.#rev = parts.fileRev;
    this.#ancestors = new Ancestors(parts.backups, basename(parts.path));
    this.#ancestors.remember(parts.known);
    this.#schedule = createSaveSchedule(parts.clock, () => void this.save());
    if (this.#isDirty) this.#schedule.touch();
  }

  get path(): string {
    return this.#path;
  }

  /** The revision up to which the file holds everything. */
  get rev(): number {
    return this.#rev;
  }

  /** Why the file could not be written or read, or `null`. */
  get trouble(): Trouble | null {
    return this.#trouble;
  }

  get known(): KnownFile {
    return this.#known;
  }

  /** There is something new to write, when it is time. */
  touch(): void {
    this.#schedule.touch();
  }

  /** Writes the file if it does not hold everything. */
  save(): Promise<void> {
    return this.#exclusively(async () => {
      if (this.#isDirty) this.#settle(await this.#trySave());
      else await this.#noteUnchanged();
    });
  }

  /**
   * Writes the log where a damaged file lies, which is kept beside it first; gives the name it has there. A file that can be
   * read is saved as ever, and nothing is kept: `null`.
   */
  async putAside(): Promise<Result<string | null, Trouble>> {
    let outcome: Result<string | null, Trouble> = ok(null);
    await this.#exclusively(async () => {
      outcome = await this.#tryPutAside();
      this.#settle(outcome);
    });
    return outcome;
  }

  /** The file may have been changed by somebody: takes in what is new in it. */
  check(): Promise<void> {
    return this.#exclusively(async () => {
      const read = await readFileBytes(this.#parts.layer, this.#path);
      const taken = read.ok ? await this.#takeIn(read.value) : read;
      if (!taken.ok) this.#settle(taken);
      else if (this.#isDirty) this.#schedule.touch();
    });
  }

  /** Nothing is written afterwards. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#schedule.stop();
    await this.#work;
  }

  get #isDirty(): boolean {
    return this.#known.document !== this.#parts.revisions.durable.document;
  }

  /** One piece of work on the file at a time; none on one that is not ours to write. Never rejects. */
  #exclusively(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(async () => {
      if (this.#parts.isReadOnly || this.#isClosed) return;
      try {
        await work();
      } catch (error) {
        // A bug here must not take the service, and with it every other log, down with it.
        this.#parts.note("unforeseen", error);
        this.#settle(err({ code: "file-failed", parameters: this.#names(errorCode(error)) }));
      }
    });
    return this.#work;
  }

  #names(reason: string) {
    return { name: basename(this.#path), folder: basename(dirname(this.#path)), reason };
  }

  #settle(result: Result<unknown, Trouble>): void {
    this.#trouble = result.ok ? null : result.error;
    if (!result.ok) this.#schedule.failed();
    else {
      this.#schedule.saved();
      if (this.#isDirty) this.#schedule.touch();
    }
    this.#parts.onState();
  }

  /** Revisions that changed nothing, such as a change that had happened already, are in the file as it is. */
  async #noteUnchanged(): Promise<void> {
    const { rev } = this.#parts.revisions.durable;
    const { hash } = this.#known;
    if (hash === undefined || this.#rev === rev) return;
    await this.#mark(hash, rev);
    this.#rev = rev;
    this.#parts.onState();
  }

  async #tryPutAside(): Promise<Result<string | null, Trouble>> {
    const { layer } = this.#parts;
    const read = await readFileBytes(layer, this.#path);
    if (!read.ok) return read;
    const current = read.value;
    if (current === undefined || parseBytes("", current.bytes, current.hash).ok) return this.#trySave();
    // Kept for good before anything takes its place: there is no moment without either.
    const kept = await keepDamaged(layer, this.#path, current.bytes);
    if (!kept.ok) return kept;
    const written = await this.#write(current);
    if (written.ok) return kept;
    return err(
      "parameters" in written.error ? written.error : { code: "file-busy", parameters: this.#names("") },
    );
  }

  async #trySave(): Promise<Result<null, Trouble>> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const read = await readFileBytes(this.#parts.layer, this.#path);
      if (!read.ok) return read;
      const taken = await this.#takeIn(read.value);
      if (!taken.ok) return taken;
      if (taken.value === "moved") continue;
      if (!this.#isDirty) return ok(null);
      if (read.value) await this.#keepBackup(read.value);
      const written = await this.#write(read.value);
      if (written.ok) return written;
      if ("parameters" in written.error) return err(written.error);
    }
    return err({ code: "file-busy", parameters: this.#names("") });
  }

  #keepBackup({ bytes, hash }: FileBytes): Promise<void> {
    return this.#noting("backup-failed", () =>
      this.#parts.backups.keep([bytes], this.#known.history.at(-1) ?? hash),
    );
  }

  async #write(current: FileBytes | undefined) {
    const { layer, baseKeeper, revisions } = this.#parts;
    const target = revisions.durable;
    const revision = await writeRevision(target.document, this.#known.history);
    const { hash } = revision;
    // Before the rename: after a crash the file's hash then says what it holds, whichever of the two it is.
    await this.#mark(hash, target.rev);
    // Likewise: should it fail after the rename, the file that is found then is known for our own.
    this.#ancestors.remember({ history: revision.history, document: target.document });
    // Once the file is a new one, and then a colleague's, only the base still tells whose changes are whose.
    await baseKeeper.settled();
    const isFirstBase = !baseKeeper.isKept;
    if (isFirstBase) {
      // The run before was stopped before it kept one: then it must be there before a colleague can replace this file.
      baseKeeper.keep(revision);
      await baseKeeper.settled();
    }
    const written = await replaceLogFile(layer, this.#path, revision.pieces, current?.stat);
    if (!written.ok) return written;
    if (!current) this.#parts.onFileMade();
    this.#rev = target.rev;
    this.#setKnown({ hash, document: target.document, history: revision.history });
    if (!isFirstBase) baseKeeper.keep(revision);
    return written;
  }

  /** Merges the file's content where it is not what we last saw there; of another log's it makes way. */
  async #takeIn(current: FileBytes | undefined): Promise<Result<"taken" | "moved", Trouble>> {
    if (current?.hash === this.#known.hash) return ok("taken");
    if (current === undefined) {
      // Somebody removed it; the next save makes it again.
      this.#setGone();
      return ok("taken");
    }
    const parsed = parseBytes(basename(this.#path), current.bytes, current.hash);
    if (!parsed.ok) return parsed;
    const theirs = parsed.value;
    if (theirs.readOnly) return err(theirs.readOnly);
    if (theirs.document.log.id !== this.#parts.revisions.head.document.log.id) return this.#makeWay();
    const base = await this.#ancestors.commonBase(theirs, this.#known);
    this.#ancestors.remember(theirs, current.bytes.length);
    return this.#merge(theirs, base);
  }

  /** What somebody put in the place of this log stays there, and this log goes on beside it. */
  async #makeWay(): Promise<Result<"moved", Trouble>> {
    const free = await freePathBeside(this.#parts.layer, this.#path);
    if (!free.ok) return free;
    this.#path = free.value;
    this.#setGone();
    this.#parts.onMoved();
    return ok("moved");
  }

  async #merge(theirs: LogText, base: LogDocument | undefined): Promise<Result<"taken", Trouble>> {
    const { revisions, newId, clock, onState } = this.#parts;
    const { head } = revisions;
    const nothingOfOurs = base !== undefined && head.document === base;
    const stamp = { newId, at: clock.now().toISOString() };
    const merged = mergeFile(base, head.document, theirs.document, stamp);
    let document = head.document;
    if (merged.diff.length > 0) {
      const rev = head.rev + 1;
      const line: ChangeLine = { kind: "file", rev, at: stamp.at, fileHash: theirs.hash, diff: merged.diff };
      const committed = await revisions.commit(line, merged.document);
      if (!committed.ok) return committed;
      document = merged.document;
    }
    const holdsAll = nothingOfOurs && merged.conflicts === 0;
    this.#setKnown({
      hash: theirs.hash,
      document: holdsAll ? document : theirs.document,
      history: theirs.history,
    });
    if (holdsAll) {
      const rev = merged.diff.length > 0 ? head.rev + 1 : head.rev;
      this.#rev = rev;
      await this.#mark(theirs.hash, rev);
      onState();
    }
    return ok("taken");
  }

  #setGone(): void {
    this.#setKnown({ hash: undefined, document: undefined, history: this.#known.history });
  }

  #setKnown(known: KnownFile): void {
    this.#known = known;
    this.#ancestors.remember(known);
  }

  #mark(fileHash: string, rev: number): Promise<void> {
    return this.#noting("mark-failed", () => this.#parts.journal.append({ kind: "mark", fileHash, rev }));
  }

  async #noting(code: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#parts.note(code, error);
    }
  }
}
