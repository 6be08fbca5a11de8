import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import type { Bench } from "../../scripts/lib/bench.ts";
import { launchElectron, removeFolder } from "../support/launch-electron.ts";
import { type LogOnDisk, readLog } from "../support/log-on-disk.ts";
import { copySample } from "../support/sample-story.ts";
import { collectGarbage, memoryOfTree } from "./process-memory.ts";

/** Four hours of logging, at a key every three seconds, in twenty minutes unless told: `--minutes=2`. */
const HOURS = 4;
const PRESSES_PER_HOUR = 1200;
const MINUTES = 20;
const FRAME_SECONDS = 1001 / 30000;
/** The film is begun anew so many seconds before its end, so that no segment is ended by it. */
const LAST_SECONDS = 6;
const SAMPLES = 10;
const LONGEST_MS = 60_000;

/** What a run may not exceed; each breach is told and fails the run. */
const MOST_SLOPE_MB_PER_HOUR = 12;
const MOST_FRAMES_OFF = 1;

/**
 * The soak: segments, holds, moments, windows, quotes, corrections and undos without end, the film running, all by real key
 * events. Counts what is in the file against what was pressed, each untagged moment's frame against the frame that the
 * browser had presented at the press, and fits a line through the memory of the second half of the run.
 */
export const run: Bench = async ({ runtime, options, log }) => {
  if (runtime.kind === "none") throw new Error(`not run: no Electron runtime (${runtime.why})`);
  const minutes = Number(options.get("minutes") ?? MINUTES);
  if (!(minutes > 0)) throw new Error("--minutes wants a number above 0");
  const presses = Math.round(HOURS * PRESSES_PER_HOUR * (minutes / MINUTES));
  const paceMs = (minutes * 60_000) / presses;
  const folder = await mkdtemp(join(tmpdir(), "scenelog-soak-"));
  const path = await copySample(join(folder, "film"));
  const { app, page } = await launchElectron([path], { dataFolder: join(folder, "data") });
  try {
    await page.waitForSelector('.player-picture[data-phase="ready"]');
    await watchPresses(page);
    const root = app.process().pid ?? 0;
    const made: Made = { moments: 0, segments: 0, holds: 0, windows: 0, quotes: 0 };
    const memory: { readonly hours: number; readonly heapMb: number; readonly pssMb: number }[] = [];
    const started = performance.now();
    let sent = 0;
    let nextSample = 0;
    for (let turn = 0; sent < presses; turn++) {
      await beInTheFilm(page);
      sent += (await DEEDS[turn % DEEDS.length]?.(page, made, turn)) ?? 0;
      if (sent >= nextSample) {
        nextSample += presses / SAMPLES;
        await collectGarbage(app, page);
        const pss = (await memoryOfTree(root)).reduce((sum, each) => sum + each.pss, 0);
        const taken = { hours: sent / PRESSES_PER_HOUR, heapMb: await heapOf(page), pssMb: pss / 1e6 };
        memory.push(taken);
        log(
          `${sent} of ${presses} presses: heap ${taken.heapMb.toFixed(1)} MB, all ${taken.pssMb.toFixed(0)} MB`,
        );
      }
      const ahead = sent * paceMs - (performance.now() - started);
      if (ahead > 0) await page.waitForTimeout(ahead);
    }
    await page.keyboard.press("Space");
    const settled = await settle(path, made);
    const heard = await page.evaluate(() => Reflect.get(window, "soak") as Heard);
    const off = framesOff(settled, heard.frames);
    const later = memory.slice(Math.floor(memory.length / 2));
    const figures = {
      minutes,
      presses: sent,
      heard: heard.keys,
      ...wrongEntries(settled, made),
      moments: off.length,
      momentsExact: off.filter((frames) => frames === 0).length,
      momentsWorstFrames: Math.max(0, ...off),
      heapMbAtEnd: round(memory.at(-1)?.heapMb ?? 0),
      heapSlopeMbPerHour: round(slope(later.map(({ hours, heapMb }) => [hours, heapMb]))),
      pssSlopeMbPerHour: round(slope(later.map(({ hours, pssMb }) => [hours, pssMb]))),
    };
    judge(figures, settled);
    return figures;
  } finally {
    await app.close();
    await removeFolder(folder);
  }
};

/** What the log must hold at the end, by kind. */
type Made = { moments: number; segments: number; holds: number; windows: number; quotes: number };

/** What the page heard: how many keys went down, and the frame that was presented at each M. */
type Heard = { readonly keys: number; readonly frames: readonly number[] };

/** One thing that somebody does while watching; answers how many keys went down for it. */
type Deed = (page: Page, made: Made, turn: number) => Promise<number>;

const press = async (page: Page, keys: readonly string[]): Promise<number> => {
  for (const key of keys) {
    await page.keyboard.press(key);
    // No press of one key within 200 ms of its last: that would be a slip of the finger.
    await page.waitForTimeout(60);
  }
  return keys.length;
};

const DEEDS: readonly Deed[] = [
  async (page, made) => {
    made.moments += 1;
    return press(page, ["m"]);
  },
  async (page, made) => {
    made.segments += 1;
    return press(page, ["1", "w", "e", "r", "r", "1"]);
  },
  async (page, made) => {
    made.holds += 1;
    await page.keyboard.down("2");
    await page.waitForTimeout(450);
    await page.keyboard.press("q");
    await page.keyboard.up("2");
    return 2;
  },
  async (page, made) => {
    made.moments += 1;
    made.windows += 1;
    return press(page, ["4", "m"]);
  },
  // What is taken back leaves nothing: a moment undone, a segment cancelled.
  async (page) => press(page, ["7", "Control+z"]),
  async (page) => press(page, ["3", "Backspace"]),
  async (page, made, turn) => {
    made.quotes += 1;
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Quick line" }).waitFor();
    await page.keyboard.insertText(`"line ${turn}`);
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Quick line" }).waitFor({ state: "hidden" });
    return 2;
  },
];

/** Notes in the page how many keys go down, and which frame the browser had presented at each M. */
async function watchPresses(page: Page): Promise<void> {
  await page.evaluate((frameSeconds) => {
    const video = document.querySelector("video");
    if (!video) throw new Error("there is no film");
    const heard = { keys: 0, frames: [] as number[] };
    Reflect.set(window, "soak", heard);
    let shown: { at: number; time: number }[] = [];
    // Methods: a function with a name of its own would call a helper of the compiler's, which the page does not have.
    const watch = {
      onFrame(_now: number, facts: VideoFrameCallbackMetadata): void {
        shown = [...shown.slice(-600), { at: facts.expectedDisplayTime, time: facts.mediaTime }];
        video.requestVideoFrameCallback(watch.onFrame);
      },
      onKey(event: KeyboardEvent): void {
        if (!["Control", "Shift", "Alt"].includes(event.key)) heard.keys += 1;
        if (event.code !== "KeyM") return;
        const place = heard.frames.push(Number.NaN) - 1;
        // News of a frame comes after it was shown.
        setTimeout(() => {
          // Before the first news the film stands on the first frame.
          const frame = shown.findLast(({ at }) => at <= event.timeStamp) ?? { time: 0 };
          heard.frames[place] = Math.round(frame.time / frameSeconds);
        }, 300);
      },
    };
    video.requestVideoFrameCallback(watch.onFrame);
    window.addEventListener("keydown", watch.onKey, { capture: true });
  }, FRAME_SECONDS);
}

/** Keeps the film running, and goes back to its beginning before it ends. */
async function beInTheFilm(page: Page): Promise<void> {
  const { left, paused } = await page.evaluate(() => {
    const video = document.querySelector("video");
    if (!video) throw new Error("there is no film");
    return { left: video.duration - video.currentTime, paused: video.paused };
  });
  if (left < LAST_SECONDS) {
    await page.keyboard.press("Home");
    await page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 99) < 5);
  }
  if (paused) {
    await page.keyboard.press("Space");
    await page.waitForFunction(() => document.querySelector("video")?.paused === false);
  }
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1e6;
}

/** The entries in the file once there are as many as were made, or as many as there are when patience ends. */
async function settle(path: string, made: Made): Promise<LogOnDisk["annotations"]> {
  const wanted = Object.values(made).reduce((sum, count) => sum + count, 0);
  const until = performance.now() + LONGEST_MS;
  for (;;) {
    const { annotations } = await readLog(path);
    const isDone = annotations.length === wanted && annotations.every(({ open }) => open !== true);
    if (isDone || performance.now() > until) return annotations;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** How many entries of each kind there are too many or too few, and how many are none of what was pressed. */
function wrongEntries(entries: LogOnDisk["annotations"], made: Made) {
  const found: Made = {
    moments: entries.filter((entry) => entry.tags.length === 0 && entry.end === undefined).length,
    segments: entries.filter(
      ({ tags, people, end }) =>
        tags[0] === "kiss-rehearsal" &&
        end !== undefined &&
        people.toSorted().join() === "kim-da-mi,kwon-nara",
    ).length,
    holds: entries.filter(
      ({ tags, people, end }) =>
        tags[0] === "camera-shake" && end !== undefined && people.join() === "park-seo-joon",
    ).length,
    windows: entries.filter(({ tags }) => tags[0] === "funny").length,
    quotes: entries.filter(({ quotes }) => /^line \d+$/.test(quotes[0]?.text ?? "")).length,
  };
  const known = Object.values(found).reduce((sum, count) => sum + count, 0);
  return {
    momentsOff: found.moments - made.moments,
    segmentsOff: found.segments - made.segments,
    holdsOff: found.holds - made.holds,
    windowsOff: found.windows - made.windows,
    quotesOff: found.quotes - made.quotes,
    otherEntries: entries.length - known,
  };
}

/** How many frames each untagged moment lies from the one presented at its press. */
function framesOff(entries: LogOnDisk["annotations"], frames: readonly number[]): readonly number[] {
  const moments = entries
    .filter((entry) => entry.tags.length === 0 && entry.end === undefined)
    // Ids are made in the order of the presses.
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return moments.map(({ start }, index) =>
    Math.abs(Math.round(start / FRAME_SECONDS) - (frames[index] ?? Number.POSITIVE_INFINITY)),
  );
}

/** The slope of the line through points by least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const count = points.length;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / count;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / count;
  const over = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const under = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return under === 0 ? 0 : over / under;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function judge(figures: Readonly<Record<string, number>>, entries: LogOnDisk["annotations"]): void {
  const breaches = [
    Object.entries(figures).some(([name, value]) => /(Off|otherEntries)$/.test(name) && value !== 0) &&
      "what is in the file is not what was pressed",
    !((figures["momentsWorstFrames"] ?? Number.NaN) <= MOST_FRAMES_OFF) &&
      `a moment lies ${figures["momentsWorstFrames"]} frames from the one on the screen`,
    (figures["heapSlopeMbPerHour"] ?? 0) > MOST_SLOPE_MB_PER_HOUR &&
      `the page's memory grows by ${figures["heapSlopeMbPerHour"]} MB for an hour of logging`,
  ].filter((breach) => breach !== false);
  if (breaches.length === 0) return;
  const odd = entries.filter(
    ({ tags, end, open, people, quotes }) =>
      open === true ||
      (tags[0] === "kiss-rehearsal" && people.length !== 2) ||
      (tags.length === 0 && end !== undefined && quotes.length === 0),
  );
  throw new Error(`${breaches.join("; ")}: ${JSON.stringify({ figures, odd: odd.slice(0, 5) })}`);
}
