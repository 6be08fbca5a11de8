import { basename, dirname } from "node:path";
import type { LogDocument } from "#annotations/document/document.ts";
import { serialiseChunks } from "#annotations/formats/scenelog/serialise-log.ts";
import type { SaveState, Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import type { FileLayer } from "../file-layer/file-layer.ts";
import { errorCode } from "../file-layer/file-trouble.ts";
import { Ancestors } from "./ancestors.ts";
import type { Backups } from "./backups.ts";
import type { BaseStore } from "./base-store.ts";
import type { Clock } from "./clock.ts";
import type { Journal } from "./journal.ts";
import type { ChangeLine } from "./journal-lines.ts";
import type { LogEvent, Submission, Submitted } from "./log-api.ts";
import { replaceLogFile, type Revision, writeRevision, writeText } from "./log-file.ts";
import { mergeFile } from "./merge-file.ts";
import { type FileBytes, hashOf, type LogText, parseBytes, readFileBytes } from "./read-log.ts";
import { type At, Revisions } from "./revisions.ts";
import { createSaveSchedule, type SaveSchedule } from "./save-schedule.ts";

/** The file as we last read or wrote it; `document` undefined: it does not hold what we have, whatever it holds. */
export type KnownFile = {
  readonly hash: string | undefined;
  readonly document: LogDocument | undefined;
  readonly history: readonly string[];
};

/** What an open log is made of. */
export type OpenLogParts = {
  readonly logId: string;
  readonly path: string;
  readonly layer: FileLayer;
  readonly journal: Journal;
  readonly base: BaseStore;
  readonly backups: Backups;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly readOnly: Trouble | null;
  readonly start: At;
  readonly fileRev: number;
  readonly known: KnownFile;
  /** The text of the new log where there is no file yet: recovery starts from it. */
  readonly newText: string | undefined;
  readonly emit: (event: LogEvent) => void;
  /** Tells the diagnostics log of a failure that nobody waits for. */
  readonly note: (code: string, error: unknown) => void;
  /** The file has come to be, by its first save. */
  readonly onFileMade: () => void;
};

const MOST_ATTEMPTS = 5;

/** One open log: takes changes, keeps them safe, and brings file and document together. */
export class OpenLog {
  readonly logId: string;
  readonly path: string;
  readonly readOnly: Trouble | null;
  readonly #parts: OpenLogParts;
  readonly #revisions: Revisions;
  readonly #schedule: SaveSchedule;
  readonly #ancestors: Ancestors;
  #known: KnownFile;
  #fileRev: number;
  #fileTrouble: Trouble | null = null;
  #work: Promise<void> = Promise.resolve();
  #basing: Promise<void> = Promise.resolve();
  #phase: "open" | "closing" | "closed" = "open";

  constructor(parts: OpenLogParts) {
    this.#parts = parts;
    this.logId = parts.logId;
    this.path = parts.path;
    this.readOnly = parts.readOnly;
    this.#known = parts.known;
    this.#fileRev = parts.fileRev;
    this.#ancestors = new Ancestors(parts.backups, basename(parts.path));
    this.#ancestors.remember(parts.known);
    this.#revisions = new Revisions(
      parts.journal,
      parts.start,
      () => this.#beforeFirstLine(),
      (line, at) => this.#onCommit(line, at),
    );
    this.#schedule = createSaveSchedule(parts.clock, () => void this.save());
    if (this.#isDirty) this.#schedule.touch();
  }

  get document(): LogDocument {
    return this.#revisions.durable.document;
  }

  get state(): SaveState {
    return {
      rev: this.#revisions.head.rev,
      safeRev: this.#revisions.durable.rev,
      fileRev: this.#fileRev,
      trouble: this.#revisions.trouble ?? this.#fileTrouble,
    };
  }

  /** A window's changes: answered when they are safe. */
  async submit(submission: Submission): Promise<Result<Submitted, Trouble>> {
    if (this.#phase !== "open") return err({ code: "log-not-open", parameters: {} });
    if (this.readOnly) return err({ code: "log-read-only", parameters: { name: basename(this.path) } });
    const answer = await this.#revisions.submit(submission, this.#now());
    if (!answer.ok && answer.error.code === "journal-failing") this.#emitState();
    return answer;
  }

  /** `{"rev":N}` and the text of the file at the last safe revision, in pieces. */
  *text(): Generator<string> {
    const { document, rev } = this.#revisions.durable;
    yield `${JSON.stringify({ rev })}\n`;
    yield* serialiseChunks(document, { history: this.#known.history });
  }

  /** Writes the file if it does not hold everything; afterwards the state says whether it does. */
  async save(): Promise<SaveState> {
    await this.#exclusively(async () => {
      if (this.#isDirty) this.#settle(await this.#trySave());
      else await this.#noteUnchanged();
    });
    return this.state;
  }

  /** The file may have been changed by somebody: takes in what is new in it. */
  checkFile(): Promise<void> {
    return this.#exclusively(async () => {
      const read = await readFileBytes(this.#parts.layer, this.path);
      const taken = read.ok ? await this.#takeIn(read.value) : read;
      if (!taken.ok) this.#settle(taken);
      else if (this.#isDirty) this.#schedule.touch();
    });
  }

  /** Takes no more changes, saves what was on its way, and stops; nothing is written afterwards. */
  async close(): Promise<SaveState> {
    this.#phase = "closing";
    await this.#revisions.settled();
    const state = await this.save();
    this.#phase = "closed";
    this.#schedule.stop();
    await this.#work;
    await this.#basing;
    await this.#parts.journal.close();
    return state;
  }

  get #isDirty(): boolean {
    return this.#known.document !== this.#revisions.durable.document;
  }

  #now(): string {
    return this.#parts.clock.now().toISOString();
  }

  /** One piece of work on the file at a time; none on one that is not ours to write. Never rejects. */
  #exclusively(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(async () => {
      if (this.readOnly || this.#phase === "closed") return;
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
    return { name: basename(this.path), folder: basename(dirname(this.path)), reason };
  }

  #settle(result: Result<null, Trouble>): void {
    this.#fileTrouble = result.ok ? null : result.error;
    if (!result.ok) this.#schedule.failed();
    else {
      this.#schedule.saved();
      if (this.#isDirty) this.#schedule.touch();
    }
    this.#emitState();
  }

  /** Revisions that changed nothing, such as a change that had happened already, are in the file as it is. */
  async #noteUnchanged(): Promise<void> {
    const { rev } = this.#revisions.durable;
    const { hash } = this.#known;
    if (hash === undefined || this.#fileRev === rev) return;
    await this.#noting("mark-failed", () =>
      this.#parts.journal.append({ kind: "mark", fileHash: hash, rev }),
    );
    this.#fileRev = rev;
    this.#emitState();
  }

  async #trySave(): Promise<Result<null, Trouble>> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const read = await readFileBytes(this.#parts.layer, this.path);
      if (!read.ok) return read;
      const taken = await this.#takeIn(read.value);
      if (!taken.ok) return taken;
      if (!this.#isDirty) return ok(null);
      const written = await this.#write(read.value);
      if (written.ok) return written;
      if ("parameters" in written.error) return err(written.error);
    }
    return err({ code: "file-busy", parameters: this.#names("") });
  }

  async #write(current: FileBytes | undefined) {
    const { layer, journal, backups } = this.#parts;
    const target = this.#revisions.durable;
    const revision = await writeRevision(target.document, this.#known.history);
    const hash = hashOf(revision.bytes);
    if (current) {
      await this.#noting("backup-failed", () =>
        backups.keep(current.bytes, this.#known.history.at(-1) ?? current.hash),
      );
    }
    // Before the rename: after a crash the file's hash then says what it holds, whichever of the two it is.
    await this.#noting("mark-failed", () =>
      journal.append({ kind: "mark", fileHash: hash, rev: target.rev }),
    );
    // Likewise: should it fail after the rename, the file that is found then is known for our own.
    this.#ancestors.remember({ history: revision.history, document: target.document });
    // Once the file is a new one, and then a colleague's, only the base still tells whose changes are whose.
    await this.#basing;
    const written = await replaceLogFile(layer, this.path, revision.bytes, current?.stat);
    if (!written.ok) return written;
    if (!current) this.#parts.onFileMade();
    this.#fileRev = target.rev;
    this.#setKnown({ hash, document: target.document, history: revision.history });
    this.#keepBase(async () => revision);
    return written;
  }

  /** Merges the file's content where it is not what we last saw there. */
  async #takeIn(current: FileBytes | undefined): Promise<Result<null, Trouble>> {
    if (current?.hash === this.#known.hash) return ok(null);
    if (current === undefined) {
      // Somebody removed it; the next save makes it again.
      this.#setKnown({ hash: undefined, document: undefined, history: this.#known.history });
      return ok(null);
    }
    const parsed = parseBytes(basename(this.path), current.bytes, current.hash);
    if (!parsed.ok) return parsed;
    const theirs = parsed.value;
    if (theirs.readOnly) return err(theirs.readOnly);
    if (theirs.document.log.id !== this.document.log.id)
      return err({ code: "other-log-in-place", parameters: { name: basename(this.path) } });
    return this.#merge(theirs, await this.#ancestors.commonBase(theirs, this.#known));
  }

  async #merge(theirs: LogText, base: LogDocument | undefined): Promise<Result<null, Trouble>> {
    const { head } = this.#revisions;
    const nothingOfOurs = base !== undefined && head.document === base;
    const stamp = { newId: this.#parts.newId, at: this.#now() };
    const merged = mergeFile(base, head.document, theirs.document, stamp);
    let document = head.document;
    if (merged.diff.length > 0) {
      const rev = head.rev + 1;
      const line: ChangeLine = { kind: "file", rev, at: stamp.at, fileHash: theirs.hash, diff: merged.diff };
      const committed = await this.#revisions.commit(line, merged.document);
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
      this.#fileRev = rev;
      await this.#noting("mark-failed", () =>
        this.#parts.journal.append({ kind: "mark", fileHash: theirs.hash, rev }),
      );
      this.#emitState();
    }
    return ok(null);
  }

  #setKnown(known: KnownFile): void {
    this.#known = known;
    this.#ancestors.remember(known);
  }

  /** What recovery needs beside the first line: a state to start from, by its hash. */
  async #beforeFirstLine(): Promise<void> {
    const { journal, base, newText, start } = this.#parts;
    if (journal.found.length > 0) return;
    const { hash, document, history } = this.#known;
    if (newText !== undefined) await base.save(newText);
    const fileHash = newText === undefined ? hash : hashOf(newText);
    if (fileHash !== undefined) await journal.append({ kind: "mark", fileHash, rev: start.rev });
    if (newText !== undefined || document === undefined) return;
    // The file itself may be a colleague's by the time of the recovery. It is not waited for: the first change of a large
    // log would be safe a second later.
    this.#keepBase(() => writeText(document, history), start.rev);
  }

  #onCommit(line: ChangeLine, { rev }: At): void {
    this.#parts.emit({
      kind: "changed",
      logId: this.logId,
      rev,
      diff: line.diff,
      origin: line.kind === "diff" ? "window" : "file",
      clientId: line.kind === "diff" ? line.clientId : null,
    });
    this.#emitState();
    if (line.kind === "diff") this.#schedule.touch();
  }

  /** Keeps a text beside the journal to start a recovery from; with `rev`, notes in the journal what it holds. */
  #keepBase(write: () => Promise<Revision>, rev?: number): void {
    const { base, journal } = this.#parts;
    const keep = async () => {
      const { bytes } = await write();
      await base.save(bytes);
      if (rev !== undefined) await journal.append({ kind: "mark", fileHash: hashOf(bytes), rev });
    };
    this.#basing = this.#basing.then(() => this.#noting("base-failed", keep));
  }

  async #noting(code: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#parts.note(code, error);
    }
  }

  #emitState(): void {
    this.#parts.emit({ kind: "saveState", logId: this.logId, state: this.state });
  }
}
