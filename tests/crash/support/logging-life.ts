import { setImmediate } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Diff } from "#annotations/history/diff.ts";
import type { FileLayer } from "../../../src-main/services/file-layer/file-layer.ts";
import { logKey } from "../../../src-main/services/log/journal-files.ts";
import { writeRevision, writeText } from "../../../src-main/services/log/log-file.ts";
import type { LogEvent, LogService, OpenedLog } from "../../../src-main/services/log/log-api.ts";
import { createLogService } from "../../../src-main/services/log/log-service.ts";
import { parseBytes } from "../../../src-main/services/log/read-log.ts";
import {
  documentOf,
  emptyLogText,
  handClock,
  type HandClock,
  momentAt,
  must,
  setNote,
} from "../../unit/services/support/log-harness.ts";
import type { Disk } from "./disk.ts";
import type { Promised } from "./promised.ts";
import type { Random } from "./random.ts";

/** Where everything lies on the model disk. No real folder has these names: the presence hint is real, and fails there. */
export const FILMS = "/scenelog-model-disk/films";
export const LOG = `${FILMS}/lift.scenelog.json`;
export const DATA = "/scenelog-model-disk/home/scenelog";

/** Folders of a machine on which the app never ran, and a log of an earlier time where `hasFile` says so. */
export function furnish(disk: Disk, hasFile: boolean): void {
  for (const folder of ["/scenelog-model-disk", FILMS, "/scenelog-model-disk/home"]) disk.makeFolder(folder);
  for (const folder of ["/", "/scenelog-model-disk"]) disk.syncFolder(folder);
  if (hasFile) putFile(disk, Buffer.from(emptyLogText()));
}

/** Another program replaces the log's file, and makes sure of it. */
export function putFile(disk: Disk, bytes: Uint8Array): void {
  const temporary = `${FILMS}/other.tmp`;
  const file = disk.makeFile(temporary, 0o644);
  disk.append(file, bytes);
  disk.syncFile(file);
  disk.rename(temporary, LOG);
  disk.syncFolder(FILMS);
}

/** Another program writes the very same bytes anew and does not care whether they outlast a power cut. */
export function rewriteCarelessly(disk: Disk): void {
  const bytes = fileOn(disk);
  if (bytes === undefined) return;
  disk.append(disk.makeFile(`${FILMS}/other.tmp`, 0o644), bytes);
  disk.rename(`${FILMS}/other.tmp`, LOG);
}

/**
 * The disk damages a line of the newest journal that had been synced before another was written. Gives the ids of the records
 * that it is about; none where there is no such line.
 */
export function damageJournal(disk: Disk, random: Random): string[] {
  const folder = `${DATA}/journals`;
  if (disk.find(folder) === undefined) return [];
  const name = disk.list(folder).findLast((candidate) => candidate.endsWith(".journal"));
  if (name === undefined) return [];
  const file = disk.file(`${folder}/${name}`);
  let at = 0;
  const lines = Buffer.from(file.now)
    .toString()
    .split("\n")
    .map((text) => {
      const line = { text, at, safe: Number(text.split(" ")[1] ?? 0) };
      at += Buffer.byteLength(text) + 1;
      return line;
    });
  const synced = lines.filter((line) => lines.some(({ safe }) => safe > line.at));
  if (synced.length === 0) return [];
  const line = random.pick(synced);
  disk.rot(file, line.at + random.below(line.text.length));
  const { diff = [] }: { diff?: { id: string }[] } = JSON.parse(line.text.slice(line.text.indexOf("{")));
  return diff.map(({ id }) => id);
}

/** The whole backups on a disk. */
export function backupsOn(disk: Disk): Uint8Array[] {
  const folder = `${DATA}/backups/${logKey(LOG)}`;
  if (disk.find(folder) === undefined) return [];
  const copies = disk.list(folder).filter((name) => name.endsWith(".json.gz"));
  return copies.map((name) => gunzipSync(disk.file(`${folder}/${name}`).now));
}

/** The log's file as it lies on a disk: its bytes, `undefined` where there is none. */
export function fileOn(disk: Disk): Uint8Array | undefined {
  return disk.find(LOG) === undefined ? undefined : disk.file(LOG).now;
}

/** The document in the log's file; throws where it cannot be read. */
export function documentOn(disk: Disk): LogDocument | undefined {
  const bytes = fileOn(disk);
  return bytes && documentOf(Buffer.from(bytes).toString("utf8"));
}

/** Counts on over all lives of one run, so that no id and no note comes twice. */
export type Counter = { last: number };

/** One run of the app over a disk, with everything that its users do and are told. */
export class LoggingLife {
  readonly clock: HandClock = handClock();
  readonly service: LogService;
  /** Failures that nobody waits for. */
  readonly notes: string[];
  /** The machine has stopped; what was under way stays undone. */
  isOver = false;
  readonly #disk: Disk;
  readonly #promised: Promised;
  readonly #counter: Counter;
  readonly #layer: FileLayer;
  /** Names of the runs that go on. */
  readonly #alive: Set<string>;
  readonly #underWay = new Set<Promise<unknown>>();
  /** Moments that another program changed, until the service has taken that in. */
  readonly #foreign = new Set<string>();
  #told: { rev: number; wish: ReturnType<Promised["ask"]> }[] = [];
  #isReplacing = false;
  #hasReplaced = false;
  #hasOther = false;
  #fileChanged: () => void = () => {};
  #logId = "";
  #openings: { clientId: string; seq: number }[] = [];
  #rev = 0;

  constructor(disk: Disk, layer: FileLayer, promised: Promised, counter: Counter, beside?: LoggingLife) {
    this.#disk = disk;
    this.#layer = layer;
    this.#alive = beside ? beside.#alive : new Set();
    this.notes = beside ? beside.notes : [];
    this.#promised = promised;
    this.#counter = counter;
    // Every life begins a while after the one before.
    this.clock.pass(100_000 * ++counter.last);
    this.service = createLogService({
      dataFolder: DATA,
      layer: {
        ...layer,
        rename: async (from, to) => {
          if (to === LOG) this.#promiseVersions(disk.file(from).now);
          this.#isReplacing = to === LOG;
          await layer.rename(from, to);
          this.#isReplacing = false;
        },
      },
      clock: this.clock,
      watch: (_path, onChange) => {
        this.#fileChanged = onChange;
        return async () => {
          this.#fileChanged = () => {};
        };
      },
      newId: () => this.#newName("id-"),
      presence: { id: "here", author: "Ada" },
      // Of the runs before this one none goes on.
      run: { id: this.#newRun(), isLive: async (id) => this.#alive.has(id), stop: () => {} },
    });
    this.service.subscribe((event) => this.#onEvent(event));
  }

  /** Another run of the app on the same data folder, at the same time; it stops with the machine. */
  beside(): LoggingLife {
    return new LoggingLife(this.#disk, this.#layer, this.#promised, this.#counter, this);
  }

  get isOpen(): boolean {
    return this.#openings.length > 0;
  }

  get openings(): number {
    return this.#openings.length;
  }

  /** Opens the log, in one more window where it is open. A new one is begun only while nothing can have been lost. */
  async open(): Promise<OpenedLog> {
    const initial = this.#promised.isAnythingSafe() ? undefined : emptyLogText();
    const opened = must(await this.service.open(LOG, initial));
    if (!this.isOpen) {
      this.#told = [];
      this.#foreign.clear();
    }
    this.#logId = opened.logId;
    this.#rev = opened.state.rev;
    this.#openings.push({ clientId: this.#newName("window-"), seq: 0 });
    return opened;
  }

  /** The document as a window gets it. */
  async document(): Promise<LogDocument> {
    let text = "";
    for await (const piece of this.service.textOf(this.#logId)) text += piece;
    return documentOf(text.slice(text.indexOf("\n") + 1));
  }

  /** Logs a new moment from one of the windows; resolves when it is safe. */
  logMoment(window = 0): Promise<void> {
    const id = this.#newName("m");
    const note = this.#newName("note ");
    return this.#submit(window, id, note, momentAt(id, this.#counter.last, note));
  }

  /** Moments that a window may change without getting in another program's way. */
  ownIds(): string[] {
    return this.#promised.settledIds().filter((id) => !this.#foreign.has(id));
  }

  /** Writes another note to a moment. */
  changeNote(id: string, window = 0): Promise<void> {
    const note = this.#newName("note ");
    return this.#submit(window, id, note, setNote(id, this.#promised.lastNote(id) ?? "", note));
  }

  async flush(): Promise<void> {
    if (!this.isOpen) return;
    must(await this.#track(this.service.flush(this.#logId)));
  }

  /** Closes one window. */
  async close(): Promise<void> {
    this.#openings.pop();
    const state = must(await this.#track(this.service.close(this.#logId)));
    this.#markInFile(state.fileRev);
  }

  /** Another program adds a moment to the file, and changes one that the file has as we do. */
  async changeByOther(isCopyOfApp: boolean, isSeen: boolean): Promise<void> {
    const bytes = fileOn(this.#disk);
    if (bytes === undefined) return;
    const read = must(parseBytes("lift", bytes, ""));
    const uncontested = this.#promised
      .settledIds()
      .find((id) => read.document.tables.annotation.get(id)?.note === this.#promised.lastNote(id));
    const added = this.#newName("x");
    const changes = new Map([[added, this.#newName("their note ")]]);
    if (uncontested !== undefined) changes.set(uncontested, this.#newName("their note "));
    const document = withNotes(read.document, changes);
    const write = isCopyOfApp ? writeRevision : writeText;
    const written = await write(document, read.history);
    await setImmediate();
    // The service may have written meanwhile: then the other program comes too late. Between the service's last look at
    // the file and its rename no program can see the other, on no system.
    if (this.isOver || this.#isReplacing || fileOn(this.#disk) !== bytes) return;
    const now = Buffer.concat(written.pieces);
    putFile(this.#disk, now);
    this.#hasOther = true;
    this.#promised.allowFile(now);
    for (const [id, note] of changes) {
      this.#promised.putByOther(id, note);
      this.#foreign.add(id);
    }
    if (isSeen) this.#fileChanged();
  }

  /** Resolves when everything asked for has been answered. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /**
   * A version comes into the file's place; of what was there when the app began, a backup is there by now. (Not of what
   * another program put there since: backups are a minute apart.)
   */
  #promiseVersions(coming: Uint8Array): void {
    this.#promised.allowFile(coming);
    const going = fileOn(this.#disk);
    if (going && !this.#hasReplaced && !this.#hasOther) this.#promised.promiseBackup(going);
    this.#hasReplaced = true;
  }

  async #submit(window: number, id: string, note: string, diff: Diff): Promise<void> {
    const opening = this.#openings[window % this.#openings.length];
    if (!opening) return;
    const wish = this.#promised.ask(id, note);
    const { clientId } = opening;
    const seq = ++opening.seq;
    const submission = { logId: this.#logId, clientId, seq, baseRev: this.#rev, diff };
    const { rev } = must(await this.#track(this.service.submit(submission)));
    wish.isSafe = true;
    this.#told.push({ rev, wish });
  }

  #track<Value>(work: Promise<Value>): Promise<Value> {
    const tracked = work.finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
    return tracked;
  }

  #onEvent(event: LogEvent): void {
    if (event.kind === "changed") {
      this.#rev = event.rev;
      for (const change of event.diff) {
        if (noteIn(change) === this.#promised.lastNote(change.id)) this.#foreign.delete(change.id);
      }
    }
    if (event.kind === "saveState") this.#markInFile(event.state.fileRev);
    // Nothing fails on the model disk but the power.
    if (event.kind === "note") this.notes.push(`${event.code} ${event.reason}`);
  }

  #markInFile(fileRev: number): void {
    for (const { rev, wish } of this.#told) if (rev <= fileRev) wish.isInFile = true;
  }

  #newRun(): string {
    const id = this.#newName("life");
    this.#alive.add(id);
    return id;
  }

  #newName(kind: string): string {
    return `${kind}${++this.#counter.last}`;
  }
}

function noteIn(change: Diff[number]): unknown {
  if (change.op === "insert") return change.record["note"];
  return change.op === "set" ? change.after : undefined;
}

function withNotes(document: LogDocument, notes: ReadonlyMap<string, string>): LogDocument {
  const parsed: { annotations: { id: string; note?: string }[] } = JSON.parse(serialiseLog(document));
  const known = new Map(parsed.annotations.map((moment) => [moment.id, moment]));
  for (const [id, note] of notes) {
    known.set(id, { ...(known.get(id) ?? { id, medium: "clip", start: 1, tags: ["laugh"] }), note });
  }
  return documentOf(JSON.stringify({ ...parsed, annotations: [...known.values()] }));
}
