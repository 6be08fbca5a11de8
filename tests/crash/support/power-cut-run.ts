import { emptyLogText } from "../../unit/services/support/log-harness.ts";
import { Disk } from "./disk.ts";
import { backupsOn, type Counter, documentOn, fileOn, furnish, LoggingLife } from "./logging-life.ts";
import type { LeaveOut } from "./leave-out-sync.ts";
import { type Machine, startMachine, type Stop } from "./power-cut-layer.ts";
import { Promised } from "./promised.ts";
import { createRandom, type Random } from "./random.ts";

/** What users do while the app runs; `start` begins something without waiting for it. */
export type Doings = (life: LoggingLife, start: (work: Promise<unknown>) => void) => Promise<void>;

/** How a life of the app ends: in peace after its doings at the latest, or at a step. */
export type Ending = { readonly how: "power cut" | "killed"; readonly stop?: Stop };

/** How one run is made. */
export type RunOptions = {
  readonly random: Random;
  readonly hasFile: boolean;
  /** Syncs that do nothing. */
  readonly leaveOut?: LeaveOut | undefined;
};

/** One story of a disk: lives of the app, each broken off, and what users were promised in them. */
export class PowerCutRun {
  readonly #random: Random;
  readonly #leaveOut: LeaveOut | undefined;
  readonly #promised = new Promised();
  readonly #counter: Counter = { last: 0 };
  #disk = new Disk();
  #steps = 0;

  constructor({ random, hasFile, leaveOut }: RunOptions) {
    this.#random = random;
    this.#leaveOut = leaveOut;
    furnish(this.#disk, hasFile);
    if (hasFile) this.#promised.allowFile(Buffer.from(emptyLogText()));
  }

  /** Steps of all lives together. */
  get steps(): number {
    return this.#steps;
  }

  /** Opens the log, does things and is broken off; throws in words where a promise was broken. */
  async live(doings: Doings, { how, stop }: Ending): Promise<void> {
    await this.#runMachine(stop, async (life, start) => {
      await this.#openAndCheck(life);
      await doings(life, start);
    });
    if (how === "power cut") this.#disk = this.#disk.cutPower(this.#random);
    this.#checkFile();
  }

  /** Another program meddles with the disk while the app does not run. */
  meddle(work: (disk: Disk, promised: Promised) => void): void {
    work(this.#disk, this.#promised);
  }

  /** The last life, in peace: all is there, gets into the file by closing, and is found there. */
  async end(): Promise<void> {
    for (let round = 0; round < 2; round++) {
      await this.#runMachine(undefined, async (life) => {
        await this.#openAndCheck(life);
        await life.close();
      });
      this.#checkFile();
      const document = documentOn(this.#disk);
      if (document) tellOf("the file after closing", this.#promised.missingIn(document));
      this.#disk = this.#disk.cutPower(this.#random);
      this.#checkFile();
    }
  }

  async #runMachine(stop: Stop | undefined, work: Doings): Promise<void> {
    const machine: Machine = startMachine(this.#disk, this.#random, stop, this.#leaveOut);
    const life = new LoggingLife(this.#disk, machine.layer, this.#promised, this.#counter);
    await new Promise<void>((resolve, reject) => {
      void machine.stopped.then(() => {
        life.isOver = true;
        resolve();
      });
      work(life, (begun) => void begun.catch(reject)).then(resolve, reject);
    });
    machine.stop();
    life.isOver = true;
    this.#steps += machine.steps();
    tellOf("notes", life.notes);
  }

  async #openAndCheck(life: LoggingLife): Promise<void> {
    const opened = await life.open();
    if (opened.readOnly) throw new Error(`opened only for reading: ${opened.readOnly.code}`);
    const document = await life.document();
    tellOf("the log as opened", this.#promised.missingIn(document));
    this.#promised.show(document);
  }

  #checkFile(): void {
    tellOf("the backups", this.#promised.missingBackups(backupsOn(this.#disk)));
    const bytes = fileOn(this.#disk);
    if (bytes === undefined) {
      if (this.#promised.isAnythingInFile()) throw new Error("the file is gone");
      return;
    }
    if (!this.#promised.isWholeFile(bytes))
      throw new Error("the file is neither the old nor the new version");
    const document = documentOn(this.#disk);
    if (document) tellOf("the file", this.#promised.missingInFile(document));
  }
}

/** Throws what is missing where, if anything is. */
export function tellOf(where: string, missing: readonly string[]): void {
  if (missing.length > 0) throw new Error(`${where}: ${missing.join("; ")}`);
}

/** A run of chance, all of it from a seed. Gives how many steps it took; throws in words where a promise was broken. */
export async function runByChance(seed: number, leaveOut?: LeaveOut): Promise<number> {
  const random = createRandom(seed);
  const run = new PowerCutRun({ random, hasFile: random.chance(0.6), leaveOut });
  const lives = 1 + random.below(3);
  for (let count = 0; count < lives; count++) {
    const doings: Doings = async (life, start) => {
      for (let left = random.below(25); left > 0; left--) await doSomething(life, random, start);
    };
    const how = random.chance(0.7) ? "power cut" : "killed";
    const stop = { step: 1 + random.below(random.pick([15, 60, 150])), inTheMiddle: random.chance(0.5) };
    await run.live(doings, { how, stop });
  }
  await run.end();
  return run.steps;
}

/** Chance's share of each doing, of 100. */
async function doSomething(
  life: LoggingLife,
  random: Random,
  start: (work: Promise<unknown>) => void,
): Promise<void> {
  if (!life.isOpen) await life.open();
  const begin = (work: Promise<unknown>): Promise<unknown> | void =>
    random.chance(0.5) ? start(work) : work;
  const dice = random.below(100);
  const ids = life.ownIds();
  if (dice < 35 || (dice < 55 && ids.length === 0)) await begin(life.logMoment(random.below(3)));
  else if (dice < 55) await begin(life.changeNote(random.pick(ids), random.below(3)));
  else if (dice < 65) await begin(life.flush());
  else if (dice < 70) life.clock.pass(random.pick([500, 1000, 10_000, 70_000]));
  else if (dice < 80) await life.changeByOther(random.chance(0.5), random.chance(0.5));
  else if (dice < 85) await life.settled();
  else if (dice < 90 && life.openings < 3) await life.open();
  else if (dice >= 90) await life.close();
}
