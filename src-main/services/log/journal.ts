import { join } from "node:path";
import type { AppendFile } from "../file-layer/file-layer.ts";
import { makeDurableFolder } from "../file-layer/make-durable-folder.ts";
import { type JournalPlace, logKey, strandFiles } from "./journal-files.ts";
import { formatJournalLine, type JournalLine } from "./journal-lines.ts";
import { JournalTail } from "./journal-tail.ts";

/** From this length on a journal goes on in another file, which begins with what is still needed. */
const LONG_BYTES = 1024 * 1024;

/** A journal file as others follow it: what is needed of it stands in them as long as it is no longer than that. */
export type Followed = { readonly name: string; readonly bytes: number };

/** What an opening takes over from earlier ones: lines that are still needed, and the files that they come from. */
export type TakenOver = { readonly lines: readonly JournalLine[]; readonly files: readonly Followed[] };

/** The append-only journal of one opening of a log, in files that nobody else ever writes. */
export type Journal = {
  /** What was taken over from earlier openings. */
  readonly found: readonly JournalLine[];
  /**
   * Resolves when the lines are on the disk (fsync). While one fsync runs, what arrives waits and shares the next: there
   * is no timer. Rejects, together with everything else that waits, when the disk refuses; the file is then cut back.
   */
  append(...lines: JournalLine[]): Promise<void>;
  /** Says durably that what was needed of a file stands in this journal. */
  follow(file: Followed): Promise<void>;
  /** The base is a text with this hash now: what that holds need not be carried into the next file. */
  letGo(baseHash: string): void;
  /** `listener` is called in the moment of a refusal, before anyone's promise is rejected. */
  whenRefused(listener: () => void): void;
  /** Resolves when nothing waits any more; whatever comes afterwards is refused. */
  close(): Promise<void>;
};

/**
 * The journal of an opening of the log at a real path, its `strand` in use by this run. The first file is made with the first
 * append and begins with what was taken over, in the same batch, so that the files it came from are needed no more.
 */
export function createJournal(
  place: JournalPlace,
  realPath: string,
  strand: string,
  taken: TakenOver = { lines: [], files: [] },
): Journal {
  const writer = new JournalWriter(place, realPath, strand, taken);
  return {
    found: taken.lines,
    append: (...lines) => writer.append(lines),
    follow: (file) => writer.append([{ kind: "follows", files: [file] }]),
    letGo: (baseHash) => writer.letGo(baseHash),
    whenRefused: (listener) => {
      writer.onRefused = listener;
    },
    close: () => writer.close(),
  };
}

type Waiting = {
  readonly lines: readonly JournalLine[];
  resolve: () => void;
  reject: (error: unknown) => void;
};

class JournalWriter {
  onRefused: () => void = () => {};
  readonly #place: JournalPlace;
  readonly #realPath: string;
  readonly #strand: string;
  readonly #tail: JournalTail;
  /** All that this journal has taken the place of. */
  #followed: Followed[];
  #number = 1;
  #goodBytes = 0;
  #carriedBytes = 0;
  #file: AppendFile | undefined;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #isNameSafe = false;
  #isClosed = false;

  constructor(place: JournalPlace, realPath: string, strand: string, { lines, files }: TakenOver) {
    this.#place = place;
    this.#realPath = realPath;
    this.#strand = strand;
    this.#tail = new JournalTail(lines);
    this.#followed = [...files];
  }

  append(lines: readonly JournalLine[]): Promise<void> {
    if (this.#isClosed) return Promise.reject(new Error("the journal is closed"));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ lines, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  letGo(baseHash: string): void {
    this.#tail.letGo(baseHash);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running;
    await this.#file?.close();
    this.#file = undefined;
    this.#place.inUse.delete(this.#strand);
  }

  get #name(): string {
    return strandFiles.journal(logKey(this.#realPath), this.#strand, this.#number);
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#write(batch.flatMap(({ lines }) => lines));
        for (const waiting of batch) waiting.resolve();
      } catch (error) {
        // What came meanwhile was built on what is now refused.
        const refused = [...batch, ...this.#waiting];
        this.#waiting = [];
        this.onRefused();
        for (const waiting of refused) waiting.reject(error);
      }
    }
    this.#running = undefined;
  }

  async #write(lines: readonly JournalLine[]): Promise<void> {
    if (this.#isTooLong()) await this.#goOnInAnother();
    const { layer, folder } = this.#place;
    const file = this.#file ?? (await this.#open());
    const isFirst = this.#goodBytes === 0;
    const carried = isFirst ? this.#carried() : "";
    const bytes = Buffer.from(carried + this.#format(lines));
    try {
      await file.append(bytes);
      await file.sync();
      if (!this.#isNameSafe) await layer.syncFolder(folder);
      this.#isNameSafe = true;
    } catch (error) {
      // Opening anew cuts off whatever part of the batch got as far as the file.
      this.#file = undefined;
      await file.close();
      throw error;
    }
    if ((await layer.stat(join(folder, this.#name))) === undefined) await this.#onTakenAway();
    this.#goodBytes += bytes.length;
    if (isFirst) this.#carriedBytes = Buffer.byteLength(carried);
    for (const line of lines) if (line.kind === "follows") this.#followed.push(...line.files);
    this.#tail.add(lines);
  }

  /** Not where most of it is still needed, as while the file cannot be saved: that would only be written again and again. */
  #isTooLong(): boolean {
    return this.#file !== undefined && this.#goodBytes > LONG_BYTES + 2 * this.#carriedBytes;
  }

  async #goOnInAnother(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
    this.#beginNumber([...this.#followed, { name: this.#name, bytes: this.#goodBytes }]);
  }

  /**
   * Another run took this one for dead (the data folder may be shared between machines), found all of this journal in the
   * log's file and removed it. What was written since then is not safe.
   */
  async #onTakenAway(): Promise<never> {
    await this.#file?.close();
    this.#file = undefined;
    this.#beginNumber(this.#followed);
    throw Object.assign(new Error("the journal was taken away"), { code: "ESTALE" });
  }

  #beginNumber(followed: readonly Followed[]): void {
    this.#followed = [...followed];
    this.#number++;
    this.#goodBytes = 0;
    this.#isNameSafe = false;
  }

  async #open(): Promise<AppendFile> {
    const { layer, folder } = this.#place;
    await makeDurableFolder(layer, folder);
    const file = await layer.openAppend(join(folder, this.#name));
    try {
      await file.truncate(this.#goodBytes);
    } catch (error) {
      await file.close();
      throw error;
    }
    this.#file = file;
    return file;
  }

  #carried(): string {
    const carried: JournalLine[] = [...this.#tail.lines];
    if (this.#followed.length > 0) carried.push({ kind: "follows", files: this.#followed });
    const path = this.#realPath;
    return this.#format([{ kind: "start", version: 2, path, carried: carried.length }, ...carried]);
  }

  #format(lines: readonly JournalLine[]): string {
    return lines.map((line) => formatJournalLine(line, this.#goodBytes)).join("");
  }
}
