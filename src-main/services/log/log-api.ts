import type { Backup, BackupFacts, BackupRows } from "#annotations/host/backup-shapes.ts";
import type { Note } from "#annotations/formats/trouble.ts";
import type { Diff } from "#annotations/history/diff.ts";
import type { SaveState, Trouble } from "#annotations/host/shapes.ts";
import type { RecordTypes } from "#annotations/model/records.ts";
import type { RestoreScope, RestoreStamp } from "#annotations/restore/restore.ts";
import type { Result } from "#annotations/result.ts";
import type { BackupLook, RowsAsked } from "./backup-desk.ts";
import type { FoundCopy } from "./copies.ts";
import type { RescuedLog } from "./rescue-log.ts";

/** A log that was opened. `created`: it is not in a file yet; it gets one with its first change. */
export type OpenedLog = {
  readonly logId: string;
  /** File name without folder. */
  readonly name: string;
  readonly path: string;
  /** Why it can only be read, or `null`. */
  readonly readOnly: Trouble | null;
  /** Records that the journal of an earlier run had and the file had not, or otherwise; annotations left running. */
  readonly recovery: { readonly changes: number; readonly open: string[] };
  readonly created: boolean;
  /** The first medium; `null` where the log has none. */
  readonly film: string | null;
  readonly state: SaveState;
  /** What users should know of how it was found, each a trouble of its own. */
  readonly notices: readonly Trouble[];
  /**
   * SHA-256 of the file (hexadecimal) where it holds, in full, what the log does at `state.safeRev`: whoever has the same
   * bytes need not be sent the text. `null` where it does not, or nobody has compared them.
   */
  readonly fileHash: string | null;
};

/** One window's changes on their way in. */
export type Submission = {
  readonly logId: string;
  readonly clientId: string;
  readonly seq: number;
  readonly baseRev: number;
  readonly diff: Diff;
};

/**
 * That a log is opened again after the worker that had it died: under the same id, for as many openings as there were, and
 * with revisions that go on after `rev`, the last that windows were told of. `journalPath` is where the log was when it was
 * opened first: its journals go by that.
 */
export type Resumption = {
  readonly logId: string;
  readonly rev: number;
  readonly openings: number;
  readonly journalPath: string;
};

/** What a submission became. */
export type Submitted = { readonly rev: number; readonly applied: Diff };

/** What happens to open logs. `clientId` is whose change it was; `null` for the file's. */
export type LogEvent =
  | {
      readonly kind: "changed";
      readonly logId: string;
      readonly rev: number;
      readonly diff: Diff;
      readonly origin: "window" | "file";
      readonly clientId: string | null;
    }
  /** A copy of the log has appeared beside it, by its name, or one was changed. */
  | { readonly kind: "copies"; readonly logId: string }
  | { readonly kind: "saveState"; readonly logId: string; readonly state: SaveState }
  /** Another log has taken the place of this one's file: it goes on beside it, at `path`. What to tell users of it. */
  | { readonly kind: "moved"; readonly logId: string; readonly path: string; readonly notice: Trouble }
  /** A failure that nobody waits for, for the diagnostics log: a code and the system's reason (`ENOSPC`). */
  | { readonly kind: "note"; readonly code: string; readonly reason: string };

/** A written export: its text, and what it could not carry or leaves out on purpose. */
export type ExportedText = {
  readonly text: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly left: readonly Note[];
};

/** How to export. `frames`: measured presentation times in seconds and rate, by medium id. */
export type ExportOptions = {
  readonly language?: string;
  readonly frames: ReadonlyMap<string, { readonly seconds: Float64Array; readonly rate: string | null }>;
};

/**
 * The log service: owner of every open log. The same interface in this thread and as a client of the worker. Failures are
 * troubles (`code`, `parameters`); a rejected promise is a bug, or a worker that died for good.
 */
export type LogService = {
  /**
   * Opens the log file at an absolute path; `initialText` makes a new one where there is no file. With `resumed`, windows go
   * on with the log as if it had never been away: a change without content tells them of the revision it goes on from.
   */
  open(path: string, initialText?: string, resumed?: Resumption): Promise<Result<OpenedLog, Trouble>>;
  submit(submission: Submission): Promise<Result<Submitted, Trouble>>;
  /** Writes what is not in the file yet, now; a trouble is in the state. */
  flush(logId: string): Promise<Result<SaveState, Trouble>>;
  /** Keeps a file that was damaged while it was open beside the log and writes the log anew; see `FileSide.putAside`. */
  putAside(logId: string): Promise<Result<string | null, Trouble>>;
  /** One opening of the log is over; with the last one the file is written and the log let go. */
  close(logId: string): Promise<Result<SaveState, Trouble>>;
  /** `{"rev":N}` and a line break, then the text of the file at that revision, in pieces; throws where it is not open. */
  textOf(logId: string): AsyncIterable<string>;
  /** One of the log's articles or media as it is now; `undefined` where it has none of that id. */
  recordOf<Kind extends "article" | "medium">(
    logId: string,
    kind: Kind,
    id: string,
  ): Promise<RecordTypes[Kind] | undefined>;
  /** The log in another format; `unknown-format` where that is none that can be written. */
  exportText(logId: string, format: string, options: ExportOptions): Promise<Result<ExportedText, Trouble>>;
  /** Whether the file at a path can be read as a log; it is left alone. */
  check(path: string): Promise<Result<null, Trouble>>;
  /** The backups of an open log; see `BackupDesk` for these five. */
  backups(logId: string): Promise<Result<readonly Backup[], Trouble>>;
  backupFacts(logId: string, id: string): Promise<Result<BackupFacts, Trouble>>;
  lookAtBackup(logId: string, id: string, language: string): Promise<Result<BackupLook, Trouble>>;
  backupRows(logId: string, id: string, asked: RowsAsked): Promise<Result<BackupRows, Trouble>>;
  restoreText(
    logId: string,
    id: string,
    scope: RestoreScope,
    stamp: RestoreStamp,
  ): Promise<Result<string, Trouble>>;
  /** Saves what can be read of the damaged log at a path into a new file beside it; see `rescueLog`. */
  rescue(path: string): Promise<Result<RescuedLog, Trouble>>;
  /** Copies of an open log that a sync service made beside it; see `Copies` for these two. */
  copiesBeside(logId: string, language: string): Promise<Result<readonly FoundCopy[], Trouble>>;
  settleCopy(path: string): Promise<Result<null, Trouble>>;
  /** Listens to every open log; the returned function stops that. */
  subscribe(listener: (event: LogEvent) => void): () => void;
  /** Closes every log and stops. */
  shutdown(): Promise<void>;
};
