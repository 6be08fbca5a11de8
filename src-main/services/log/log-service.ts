import { basename, join } from "node:path";
import { getRecord, recordsById } from "#annotations/document/access.ts";
import type { SaveState, Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import type { FileLayer } from "../file-layer/file-layer.ts";
import { errorCode, fileTrouble } from "../file-layer/file-trouble.ts";
import { exportDocument } from "../export/export-document.ts";
import { type BackupDesk, createBackupDesk } from "./backup-desk.ts";
import { createBackups } from "./backups.ts";
import type { Clock } from "./clock.ts";
import { createCopies } from "./copies.ts";
import type { LogEvent, LogService, OpenedLog, Resumption } from "./log-api.ts";
import { type FromDisk, openFromDisk } from "./open-from-disk.ts";
import { createJournalPlace } from "./journal-files.ts";
import { keptBeside } from "./keep-beside.ts";
import { OpenLog } from "./open-log.ts";
import { othersHere, type PresenceIdentity, startPresence } from "./presence.ts";
import { parseBytes, readFileBytes } from "./read-log.ts";
import type { RunMark } from "./run-mark.ts";
import { rescueLog } from "./rescue-log.ts";
import type { WatchFile } from "./watch-file.ts";

/** What the log service is made of. */
export type LogServiceOptions = {
  /** The user's data folder; journals, bases and backups lie below it. */
  readonly dataFolder: string;
  readonly layer: FileLayer;
  readonly clock: Clock;
  readonly watch: WatchFile;
  /** Watches for copies that sync services make beside a log; left out, they are found when somebody looks. */
  readonly watchCopies?: WatchFile;
  /** New ids: of opened logs and of conflict records. */
  readonly newId: () => string;
  readonly presence: PresenceIdentity;
  /** This run among others on the same data folder. */
  readonly run: RunMark;
};

type Entry = {
  readonly log: OpenLog;
  readonly desk: BackupDesk;
  /** The file's hash where nothing but the file went into the first revision, and that revision. */
  readonly same: { readonly hash: string; readonly rev: number } | undefined;
  openings: number;
  stopCompany: () => Promise<void>;
};

/** The log service in this thread. */
export function createLogService(options: LogServiceOptions): LogService {
  const copies = createCopies(options.layer, options.dataFolder);
  const journals = createJournalPlace({
    layer: options.layer,
    folder: join(options.dataFolder, "journals"),
    run: options.run,
    now: options.clock.now,
  });
  const entries = new Map<string, Entry>();
  const listeners = new Set<(event: LogEvent) => void>();
  const emit = (event: LogEvent) => {
    for (const listener of listeners) listener(event);
  };
  const gates = new Map<string, Promise<unknown>>();
  /**
   * Opening and closing one path happen one after the other, so that it is never open twice. Other paths are not held up:
   * one may lie on a server that is gone.
   */
  const inTurn = <Value>(path: string, work: () => Promise<Value>): Promise<Value> => {
    const run = (gates.get(path) ?? Promise.resolve()).then(work);
    const gate = run.then(
      () => undefined,
      () => undefined,
    );
    gates.set(path, gate);
    void gate.then(() => {
      if (gates.get(path) === gate) gates.delete(path);
    });
    return run;
  };
  const withEntry = async <Value>(
    logId: string,
    use: (entry: Entry) => Promise<Result<Value, Trouble>>,
  ): Promise<Result<Value, Trouble>> => {
    const entry = entries.get(logId);
    return entry ? use(entry) : err({ code: "log-not-open", parameters: {} });
  };
  const withLog = <Value>(logId: string, use: (log: OpenLog) => Promise<Result<Value, Trouble>>) =>
    withEntry(logId, ({ log }) => use(log));
  const closeEntry = async (entry: Entry): Promise<SaveState> => {
    entries.delete(entry.log.logId);
    try {
      return await entry.log.close();
    } finally {
      await entry.stopCompany();
    }
  };

  return {
    open: async (asked, initialText, resumed) => {
      const real = await realPathOf(options.layer, asked);
      if (!real.ok) return real;
      const path = real.value;
      return inTurn(path, async () => {
        const known = [...entries.values()].find((entry) => entry.log.path === path);
        if (known) {
          known.openings++;
          return ok(describe(known, { changes: 0, open: [] }));
        }
        const found = await openFromDisk({
          journals,
          path,
          journalPath: resumed?.journalPath ?? path,
          initialText,
        });
        if (!found.ok) return found;
        const entry = await makeEntry(options, path, found.value, emit, resumed);
        entries.set(entry.log.logId, entry);
        let changes = found.value.recovered;
        for (const stray of found.value.strays) changes += await entry.log.takeStray(stray);
        const others = await othersHere(path, options.presence, options.clock);
        const opened = describe(entry, { changes, open: runningOf(entry.log, others) });
        const { newText, notices } = found.value;
        return ok({ ...opened, created: newText !== undefined, notices });
      });
    },
    submit: (submission) => withLog(submission.logId, (log) => log.submit(submission)),
    putAside: (logId) => withLog(logId, (log) => log.putAside()),
    flush: (logId) => withLog(logId, async (log) => ok(await log.save())),
    close: (logId) =>
      withLog(logId, (log) =>
        inTurn(log.path, () =>
          withEntry(logId, async (entry) => {
            entry.openings--;
            return ok(entry.openings > 0 ? await entry.log.save() : await closeEntry(entry));
          }),
        ),
      ),
    textOf: async function* (logId) {
      const entry = entries.get(logId);
      if (!entry) throw new Error("the log is not open");
      yield* entry.log.text();
    },
    recordOf: async (logId, kind, id) => {
      const entry = entries.get(logId);
      return entry && getRecord(entry.log.document, kind, id);
    },
    exportText: (logId, format, asked) =>
      withLog(logId, async (log) => exportDocument(log.document, format, asked)),
    check: async (path) => {
      const read = await readFileBytes(options.layer, path);
      if (!read.ok) return read;
      const name = basename(path);
      if (!read.value) return err({ code: "log-missing", parameters: { name } });
      const parsed = parseBytes(name, read.value.bytes, read.value.hash);
      if (!parsed.ok) return parsed;
      return parsed.value.readOnly ? err(parsed.value.readOnly) : ok(null);
    },
    backups: (logId) => withEntry(logId, async ({ desk }) => ok(await desk.list())),
    backupFacts: (logId, id) => withEntry(logId, ({ desk }) => desk.facts(id)),
    lookAtBackup: (logId, id, language) => withEntry(logId, ({ desk }) => desk.look(id, language)),
    backupRows: (logId, id, asked) => withEntry(logId, async ({ desk }) => desk.rows(id, asked)),
    restoreText: (logId, id, scope, stamp) =>
      withEntry(logId, async ({ desk }) => desk.restore(id, scope, stamp)),
    rescue: async (asked) => {
      const path = await realPathOf(options.layer, asked);
      if (!path.ok) return path;
      const { layer, newId, clock } = options;
      const place = { layer, newId, now: clock.now, journals };
      return inTurn(path.value, () => rescueLog(place, path.value));
    },
    copiesBeside: (logId, language) =>
      withLog(logId, async (log) => ok(await copies.find(log.path, log.document, language))),
    settleCopy: async (path) => {
      try {
        await copies.settle(path);
        return ok(null);
      } catch (error) {
        return err(fileTrouble(error, path));
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    shutdown: async () => {
      const closing = [...entries.values()].map(({ log }) =>
        inTurn(log.path, async () => {
          const entry = entries.get(log.logId);
          if (entry) await closeEntry(entry);
        }),
      );
      await Promise.all(closing);
      options.run.stop();
    },
  };
}

/** The system's code of an error, or else what kind of bug it is; never its words, which may hold paths. */
function reasonOf(error: unknown): string {
  return errorCode(error) || (error instanceof Error ? error.name : "");
}

async function realPathOf(layer: FileLayer, path: string): Promise<Result<string, Trouble>> {
  try {
    return ok(await layer.realPath(path));
  } catch (error) {
    return err(fileTrouble(error, path));
  }
}

async function makeEntry(
  options: LogServiceOptions,
  path: string,
  found: FromDisk,
  emit: (event: LogEvent) => void,
  resumed: Resumption | undefined,
): Promise<Entry> {
  const { layer, clock, newId, presence } = options;
  const { start, fileRev } = found;
  const rev = resumed === undefined ? start.rev : Math.max(start.rev, resumed.rev) + 1;
  const note = (code: string, error: unknown) => emit({ kind: "note", code, reason: reasonOf(error) });
  const stops: (() => Promise<void>)[] = [];
  const keepCompany = () => {
    stops.push(
      options.watch(log.path, () => void log.checkFile()),
      ...(options.watchCopies
        ? [options.watchCopies(log.path, () => emit({ kind: "copies", logId: log.logId }))]
        : []),
      startPresence(log.path, presence, clock),
    );
  };
  const stopCompany = async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  };
  const backups = createBackups(layer, join(options.dataFolder, "backups"), path, clock);
  const log = new OpenLog({
    logId: resumed?.logId ?? newId(),
    path,
    layer,
    clock,
    newId,
    emit,
    note,
    journal: found.journal,
    base: found.base,
    isBaseKept: found.isBaseKept,
    backups,
    readOnly: found.readOnly,
    start: { document: start.document, rev },
    fileRev: fileRev === start.rev ? rev : fileRev,
    known: found.known,
    newText: found.newText,
    // Beside an article on which nothing was logged yet there is nothing to watch, and nothing of ours to lie about.
    onFileMade: () => {
      if (stops.length === 0) keepCompany();
    },
    onMoved: () => {
      const notice = keptBeside(basename(path), basename(log.path));
      emit({ kind: "moved", logId: log.logId, path: log.path, notice });
      stopCompany().catch((error: unknown) => note("company-failed", error));
    },
  });
  if (found.known.hash !== undefined && found.readOnly === null) keepCompany();
  if (resumed !== undefined)
    emit({ kind: "changed", logId: log.logId, rev, diff: [], origin: "file", clientId: null });
  // What fails here is in the state, and the next save looks at the file again.
  if (found.isFileNew) await log.checkFile();
  return {
    log,
    desk: createBackupDesk(backups, () => log.document, basename(path)),
    same: sameAsFile(found),
    openings: resumed?.openings ?? 1,
    stopCompany,
  };
}

/** The annotations that were running when an earlier run broke off; what a colleague is logging right now is theirs to end. */
function runningOf(log: OpenLog, others: ReadonlySet<string>): string[] {
  return [...log.document.order.from(0)]
    .filter(({ open, author = "" }) => open && !others.has(author))
    .map((annotation) => annotation.id);
}

/** The file's hash where nothing but the file went into the first revision. */
function sameAsFile({ known, start, isFileNew }: FromDisk): Entry["same"] {
  const { hash, document } = known;
  return hash === undefined || document !== start.document || isFileNew
    ? undefined
    : { hash, rev: start.rev };
}

function describe({ log, same }: Entry, recovery: OpenedLog["recovery"]): OpenedLog {
  const { logId, path, readOnly, state } = log;
  const film = recordsById(log.document, "medium")[0]?.id ?? null;
  const fileHash = same?.rev === state.safeRev ? same.hash : null;
  const told = { created: false, notices: [] };
  return { logId, name: basename(path), path, readOnly, recovery, film, fileHash, state, ...told };
}
