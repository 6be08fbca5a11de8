import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, open, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import type { ElectronApplication, Page } from "playwright";
import type { Bench, Figures } from "../../scripts/lib/bench.ts";
import type { Say } from "../../scripts/lib/project.ts";
import { PROJECT, removeFolder } from "../support/launch-electron.ts";
import { launchRuntime } from "../support/launch-runtime.ts";
import { installProbe, readyForFunctions } from "./document-probe.ts";
import { writeEmptyApp } from "./empty-window.ts";
import { FILM, largeLog } from "./large-log.ts";
import { median, shareOf } from "./median.ts";
import { collectGarbage, memoryOfTree } from "./process-memory.ts";
import { profileApp } from "./profile-app.ts";

const SIZES = [1_000, 10_000, 100_000];
/** Openings of each size; figures are their medians. */
const ROUNDS = 3;
const EDITS = 40;
const UNDOS = 10;
const SEED = 20260101;
const LAUNCH_LIMIT_MS = 30_000;
const MEBIBYTE = 1024 * 1024;
/** English and Korean, a name, nothing found, and a phrase; each differs from the one before in how many it finds. */
const SEARCHES = ["umbrella", "감독님이", "Baek Haneul", "zzz", "rain starts behind"];

const runProgram = promisify(execFile);

type Round = {
  readonly openMs: number;
  readonly openCompleteMs: number;
  readonly openStallMs: number;
  readonly workStallMs: number;
  readonly commands: readonly number[];
  readonly acks: readonly number[];
  readonly undos: readonly number[];
  readonly undoTagMs: number;
  readonly searches: readonly number[];
  readonly statsMs: number;
  readonly saveMs: number;
  readonly privateMb: number;
};

/**
 * Logs of 1,000, 10,000 and 100,000 annotations on one film in the real app: opening from the welcome page, logging moments
 * at an hour into the film, undo, search, statistics, saving, and memory. Memory is what all processes hold for
 * themselves after a forced collection, less the same of an empty Electron window. Floors taken in the same run:
 * an fsync of a line in the data folder, and the longest hold-up of the page while nothing happens.
 *
 * Options: `--sizes=1000,100000`, `--rounds=1`, and `--profile=FOLDER` to have the processor profiles of the openings and of
 * the edits after them written there, which makes the figures worse.
 */
export const run: Bench = async ({ runtime, options, log }) => {
  if (runtime.kind === "none") throw new Error(`not run: no Electron runtime (${runtime.why})`);
  const folder = await mkdtemp(join(tmpdir(), "scenelog-bench-"));
  const sizes = options.get("sizes")?.split(",").map(Number) ?? SIZES;
  const count = Number(options.get("rounds") ?? ROUNDS);
  const profiles = options.get("profile");
  try {
    const film = join(folder, FILM.name);
    await makeFilm(film);
    const emptyMb = await emptyWindowMb(runtime.executable, join(folder, "empty"));
    const figures: { [name: string]: Figures | number } = {};
    const fsyncs: number[] = [];
    const idles: number[] = [];
    for (const size of sizes) {
      const rounds: Round[] = [];
      for (let round = 0; round < count; round++) {
        const work = join(folder, `${size}-${round}`);
        const path = await writeLarge(work, size);
        await runProgram("ln", [film, join(work, FILM.name)]);
        rounds.push(
          await measure(runtime.executable, { work, path, size, emptyMb, profiles }, { fsyncs, idles, log }),
        );
        await removeFolder(work);
      }
      figures[size] = summary(rounds);
      log(`${size}: ${JSON.stringify(figures[size])}`);
    }
    return {
      ...figures,
      fsyncP95Ms: tenths(shareOf(fsyncs, 0.95)),
      idleStallMs: tenths(median(idles)),
      emptyPrivateMb: Math.round(emptyMb),
    };
  } finally {
    await removeFolder(folder);
  }
};

function summary(rounds: readonly Round[]): Figures {
  const of = (pick: (round: Round) => number) => tenths(median(rounds.map(pick)));
  const acks = rounds.flatMap(({ acks: own }) => own);
  return {
    openMs: Math.round(of(({ openMs }) => openMs)),
    openCompleteMs: Math.round(of(({ openCompleteMs }) => openCompleteMs)),
    stallMs: of(({ openStallMs, workStallMs }) => Math.max(openStallMs, workStallMs)),
    openStallMs: of(({ openStallMs }) => openStallMs),
    workStallMs: of(({ workStallMs }) => workStallMs),
    commandMs: hundredths(median(rounds.flatMap(({ commands }) => commands))),
    editAckP50Ms: tenths(median(acks)),
    editAckP95Ms: tenths(shareOf(acks, 0.95)),
    undoMs: tenths(median(rounds.flatMap(({ undos }) => undos))),
    undoTagMs: of(({ undoTagMs }) => undoTagMs),
    searchMs: tenths(median(rounds.flatMap(({ searches }) => searches))),
    searchFirstMs: of(({ searches: [first = Number.NaN] }) => first),
    statsMs: of(({ statsMs }) => statsMs),
    saveMs: Math.round(of(({ saveMs }) => saveMs)),
    privateMb: Math.round(of(({ privateMb }) => privateMb)),
  };
}

type Case = {
  readonly work: string;
  readonly path: string;
  readonly size: number;
  readonly emptyMb: number;
  readonly profiles: string | undefined;
};
type Notes = { readonly fsyncs: number[]; readonly idles: number[]; readonly log: Say };

async function measure(
  executable: string,
  { work, path, size, emptyMb, profiles }: Case,
  notes: Notes,
): Promise<Round> {
  const data = join(work, "data");
  await mkdir(data);
  const recents = [{ path, openedAt: "2026-01-01T00:00:00Z" }];
  await writeFile(join(data, "config.json"), JSON.stringify({ recents }));
  const app = await launchRuntime(executable, [`--user-data-dir=${data}`, "--lang=en", PROJECT], {
    timeout: LAUNCH_LIMIT_MS,
  });
  try {
    const page = await app.firstWindow();
    await readyForFunctions(page);
    await page.locator(".welcome-item").waitFor();
    await installProbe(page);
    await atRest(page);
    await page.evaluate(() => window.probe.takeStall());
    await atRest(page);
    notes.idles.push(await page.evaluate(() => window.probe.takeStall()));

    const profiled = async <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
      if (profiles === undefined) return work();
      const profiling = await profileApp(app, page);
      const value = await work();
      await profiling.write(profiles, `${size}-${name}`);
      return value;
    };
    const opened = await profiled("open", () => page.evaluate((count) => window.probe.open(count), size));
    const openStallMs = await page.evaluate(() => window.probe.takeStall());
    await page.evaluate(() => window.probe.filmReady());
    await page.keyboard.press("End");
    await atRest(page);
    await page.evaluate(() => window.probe.takeStall());

    const edits = await profiled("edit", () => times(EDITS, () => page.evaluate(() => window.probe.edit())));
    const undos = await times(UNDOS, () => page.evaluate(() => window.probe.undo()));
    const undoTagMs = await page.evaluate(() => window.probe.undoTag());
    const searches = await profiled("search", async () => {
      const taken: number[] = [];
      for (const words of SEARCHES) {
        taken.push(await page.evaluate((typed) => window.probe.search(typed), words));
      }
      return taken;
    });
    await page.evaluate(() => window.probe.search(""));
    const workStallMs = await page.evaluate(() => window.probe.takeStall());

    const statsMs = await page.evaluate(() => window.probe.stats());
    await page.evaluate(() => window.probe.edit());
    const saveMs = await page.evaluate(() => window.probe.save());
    notes.fsyncs.push(...(await fsyncTimes(data)));
    const privateMb = (await privateOf(app, page)) - emptyMb;
    const round = {
      ...opened,
      openStallMs,
      workStallMs,
      commands: edits.map(({ commandMs }) => commandMs),
      acks: edits.map(({ ackMs }) => ackMs),
      undos,
      undoTagMs,
      searches,
      statsMs,
      saveMs,
      privateMb,
    };
    notes.log(
      `${size}: rows ${opened.openMs.toFixed(0)} ms, all ${opened.openCompleteMs.toFixed(0)} ms, longest hold-up ${openStallMs.toFixed(0)} ms, then ${workStallMs.toFixed(0)} ms`,
    );
    return round;
  } finally {
    await app.close();
  }
}

async function times<Value>(count: number, work: () => Promise<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for (let index = 0; index < count; index++) values.push(await work());
  return values;
}

/** Resolves when the page has painted some sixty frames with nothing to do. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let frames = 60;
        const next = () => (frames-- > 0 ? requestAnimationFrame(next) : resolve());
        next();
      }),
  );
}

async function writeLarge(work: string, size: number): Promise<string> {
  await mkdir(work);
  const path = join(work, "large.scenelog.json");
  await pipeline(Readable.from(largeLog(size, SEED)), createWriteStream(path));
  return path;
}

/** A grey picture, small enough to be made in seconds: what counts is how long it is. */
async function makeFilm(path: string): Promise<void> {
  const source = `color=c=gray:size=64x36:rate=${FILM.rate}`;
  const codec = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "50"];
  await runProgram("ffmpeg", [
    "-v",
    "error",
    "-f",
    "lavfi",
    "-i",
    source,
    "-t",
    `${FILM.seconds}`,
    ...codec,
    path,
  ]);
  if ((await stat(path)).size === 0) throw new Error("ffmpeg made no film");
}

/** How long it takes to have a line appended and on the disk, in milliseconds. */
async function fsyncTimes(folder: string): Promise<number[]> {
  const file = await open(join(folder, "fsync"), "a");
  const line = "x".repeat(600);
  try {
    return await times(40, async () => {
      const begun = performance.now();
      await file.appendFile(line);
      await file.sync();
      return performance.now() - begun;
    });
  } finally {
    await file.close();
  }
}

async function emptyWindowMb(executable: string, folder: string): Promise<number> {
  await writeEmptyApp(folder);
  const app = await launchRuntime(executable, [`--user-data-dir=${folder}-data`, folder], {
    timeout: LAUNCH_LIMIT_MS,
  });
  try {
    const page = await app.firstWindow();
    await readyForFunctions(page);
    await atRest(page);
    return await privateOf(app, page);
  } finally {
    await app.close();
  }
}

/** Private memory of all processes of an app after a forced collection, in MiB. */
async function privateOf(app: ElectronApplication, page: Page): Promise<number> {
  const pid = app.process().pid;
  if (pid === undefined) throw new Error("the app has no process");
  await collectGarbage(app, page);
  const memories = await memoryOfTree(pid);
  return memories.reduce((sum, memory) => sum + memory.privateBytes, 0) / MEBIBYTE;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
