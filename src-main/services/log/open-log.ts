import { basename } from "node:path";
import type { LogDocument } from "#annotations/document/document.ts";
import { serialiseChunks } from "#annotations/formats/scenelog/serialise-log.ts";
import type { SaveState, Trouble } from "#annotations/host/shapes.ts";
import { err, type Result } from "#annotations/result.ts";
import type { FileLayer } from "../file-layer/file-layer.ts";
import type { Backups } from "./backups.ts";
import { BaseKeeper } from "./base-keeper.ts";
import type { BaseStore } from "./base-store.ts";
import type { Clock } from "./clock.ts";
import { FileSide } from "./file-side.ts";
import type { Journal } from "./journal.ts";
import type { ChangeLine } from "./journal-lines.ts";
import type { KnownFile } from "./known-file.ts";
import type { LogEvent, Submission, Submitted } from "./log-api.ts";
import { mergeFile } from "./merge-file.ts";
import type { Stray } from "./open-from-disk.ts";
import { type At, Revisions } from "./revisions.ts";

/** What an open log is made of. */
export type OpenLogParts = {
  readonly logId: string;
  readonly path: string;
  readonly layer: FileLayer;
  readonly journal: Journal;
  readonly base: BaseStore;
  /** Whether a base is there for the journal that was taken over. */
  readonly isBaseKept: boolean;
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
  /** Another log has taken the file's place; this one goes on at another path. */
  readonly onMoved: () => void;
};

/** One open log: takes changes, keeps them safe, and brings file and document together. */
export class OpenLog {
  readonly logId: string;
  readonly readOnly: Trouble | null;
  readonly #parts: OpenLogParts;
  readonly #revisions: Revisions;
  readonly #baseKeeper: BaseKeeper;
  readonly #file: FileSide;
  #phase: "open" | "closing" | "closed" = "open";

  constructor(parts: OpenLogParts) {
    this.#parts = parts;
    this.logId = parts.logId;
    this.readOnly = parts.readOnly;
    this.#baseKeeper = new BaseKeeper(parts);
    this.#revisions = new Revisions(
      parts.journal,
      parts.start,
      () => this.#beforeFirstLine(),
      (line, at) => this.#onCommit(line, at),
    );
    this.#file = new FileSide({
      ...parts,
      baseKeeper: this.#baseKeeper,
      revisions: this.#revisions,
      isReadOnly: parts.readOnly !== null,
      onState: () => this.#emitState(),
    });
  }

  /** The file's real path; it changes where another log takes the place. */
  get path(): string {
    return this.#file.path;
  }

  get document(): LogDocument {
    return this.#revisions.durable.document;
  }

  get state(): SaveState {
    return {
      rev: this.#revisions.head.rev,
      safeRev: this.#revisions.durable.rev,
      fileRev: this.#file.rev,
      trouble: this.#revisions.trouble ?? this.#file.trouble,
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

  /**
   * Merges what another run left that had the log open beside the one whose journal was taken up, as if that run had saved it
   * into the file; then its journal is needed no more. Gives how many changes it were.
   */
  async takeStray({ file, recovered }: Stray): Promise<number> {
    const { head } = this.#revisions;
    if (recovered === undefined || recovered.document.log.id !== head.document.log.id) return 0;
    const at = this.#now();
    const { newId, journal, note } = this.#parts;
    const { known, document, changes } = recovered;
    const { diff } = mergeFile(known.document, head.document, document, { newId, at });
    const isNews = changes > 0 && diff.length > 0;
    if (isNews) {
      const own = { logId: this.logId, clientId: `journal ${file.name}`, seq: 1, baseRev: head.rev };
      // Where it cannot be kept, it stays in the journal that it is in, and the next opening tries again.
      if (!(await this.#revisions.submit({ ...own, diff }, at)).ok) return 0;
    }
    await journal
      .follow({ name: file.name, bytes: file.bytes })
      .catch((error: unknown) => note("stray-failed", error));
    return isNews ? changes : 0;
  }

  /** `{"rev":N}` and the text of the file at the last safe revision, in pieces. */
  *text(): Generator<string> {
    const { document, rev } = this.#revisions.durable;
    yield `${JSON.stringify({ rev })}\n`;
    yield* serialiseChunks(document, { history: this.#file.known.history });
  }

  /** Writes the file if it does not hold everything; afterwards the state says whether it does. */
  async save(): Promise<SaveState> {
    await this.#file.save();
    return this.state;
  }

  /** See {@link FileSide.putAside}. */
  putAside(): Promise<Result<string | null, Trouble>> {
    return this.#file.putAside();
  }

  /** The file may have been changed by somebody: takes in what is new in it. */
  checkFile(): Promise<void> {
    return this.#file.check();
  }

  /** Takes no more changes, saves what was on its way, and stops; nothing is written afterwards. */
  async close(): Promise<SaveState> {
    this.#phase = "closing";
    await this.#revisions.settled();
    const state = await this.save();
    this.#phase = "closed";
    await this.#file.close();
    await this.#baseKeeper.settled();
    await this.#parts.journal.close();
    return state;
  }

  #now(): string {
    return this.#parts.clock.now().toISOString();
  }

  async #beforeFirstLine(): Promise<void> {
    const { journal, newText, start } = this.#parts;
    if (journal.found.length > 0) return;
    await this.#baseKeeper.begin(this.#file.known, start.rev, newText);
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
    if (line.kind === "diff") this.#file.touch();
  }

  #emitState(): void {
    this.#parts.emit({ kind: "saveState", logId: this.logId, state: this.state });
  }
}
