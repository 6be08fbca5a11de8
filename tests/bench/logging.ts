import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { link, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Page } from "playwright";
import type { Bench, Figures } from "../../scripts/lib/bench.ts";
import type { Say } from "../../scripts/lib/project.ts";
import { PROJECT, removeFolder } from "../support/launch-electron.ts";
import { launchRuntime } from "../support/launch-runtime.ts";
import { readyForFunctions } from "./document-probe.ts";
import { type LargeFilm, largeLog } from "./large-log.ts";
import { median, shareOf } from "./median.ts";
import { installScreenProbe } from "./screen-probe.ts";

const SIZES = [0, 1_000, 10_000, 100_000];
const SEED = 20260101;
const FILM: LargeFilm = { seconds: 7200, rate: 30, name: "film.mp4" };
const PICTURE = "1280x720";
/** Segments started and ended at each size; both presses count. */
const SEGMENTS = 20;
const BULK_EDITS = 4;
const SCROLL_MS = 4_000;
const LAUNCH_LIMIT_MS = 30_000;
/** A letter that changes nothing of what is found has nothing to show. */
const NOTHING_CHANGES_MS = 1_500;
/** Longer than a hold and than the time in which a second press is taken for a slip. */
const BETWEEN_PRESSES_MS = 500;
/** The palette key of a tag that starts and ends segments, and what is drawn while one runs. */
const SEGMENT_KEY = "2";
const RUNNING = '.log-row[data-state="running"]';
const SEARCHES = ["umbrella", "laughs", "Baek"];

const runProgram = promisify(execFile);

/**
 * Logging at speed in the real app, the film (1280x720, 30 frames a second) running at 1x: `key`: from the press of a tag's key
 * to the screen that shows its row running, or ended; `search`: from each letter in the search field to the screen with what
 * it finds; `listFrame`: frames of the page while the wheel scrolls the list; `bulkEdit`: a tag put on everything, and taken
 * off again, from the press to the screen. The floors are a bare page with the same film that changes one word.
 * `--sizes=0,1000` measures those only.
 */
export const run: Bench = async ({ runtime, options, log }) => {
  if (runtime.kind === "none") throw new Error(`not run: no Electron runtime (${runtime.why})`);
  const folder = await mkdtemp(join(tmpdir(), "scenelog-bench-"));
  const sizes = options.get("sizes")?.split(",").map(Number) ?? SIZES;
  try {
    const film = join(folder, FILM.name);
    await makeFilm(folder, film);
    const floor = await measureFloor(runtime.executable, join(folder, "floor"), film);
    log(`floor: ${JSON.stringify(floor)}`);
    const figures: { [name: string]: Figures } = {};
    for (const size of sizes) {
      const work = join(folder, `${size}`);
      await mkdir(work);
      const path = join(work, "large.scenelog.json");
      await pipeline(Readable.from(largeLog(size, SEED, FILM)), createWriteStream(path));
      await link(film, join(work, FILM.name));
      figures[size] = await measure(runtime.executable, path, log);
      log(`${size}: ${JSON.stringify(figures[size])}`);
      await removeFolder(work);
    }
    return { ...figures, ...floor };
  } finally {
    await removeFolder(folder);
  }
};

async function measure(executable: string, path: string, log: Say): Promise<Figures> {
  const data = `${path}-data`;
  const app = await launchRuntime(executable, [`--user-data-dir=${data}`, "--lang=en", PROJECT, path], {
    timeout: LAUNCH_LIMIT_MS,
  });
  try {
    const page = await app.firstWindow();
    await readyForFunctions(page);
    await page.locator('.player-picture[data-phase="ready"]').waitFor({ timeout: LAUNCH_LIMIT_MS });
    await page.getByText("Loading the rest…").waitFor({ state: "detached", timeout: LAUNCH_LIMIT_MS });
    await installScreenProbe(page);
    await page.keyboard.press("=");
    await page.keyboard.type("1:00:00");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Space");
    await page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 3601);

    const presses = await logSegments(page);
    log(`presses: ${presses.map(Math.round).join(" ")}`);
    const frames = await scrollList(page);
    const letters = await search(page);
    log(`letters: ${letters.map(Math.round).join(" ")}`);
    const bulk = await editAll(page);
    log(`bulk edits: ${bulk.map(Math.round).join(" ")}`);
    return {
      keyToScreenP50Ms: tenths(median(presses)),
      keyToScreenP95Ms: tenths(shareOf(presses, 0.95)),
      searchP95Ms: tenths(shareOf(letters, 0.95)),
      listFrameP95Ms: tenths(shareOf(frames, 0.95)),
      bulkEditMs: tenths(median(bulk)),
    };
  } finally {
    await app.close();
  }
}

async function logSegments(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let press = 0; press < 2 * SEGMENTS; press++) {
    times.push(await pressAndSee(page, SEGMENT_KEY, RUNNING));
    await page.waitForTimeout(BETWEEN_PRESSES_MS);
  }
  return times;
}

/** The time of a key press to the screen on which what a selector finds is another; fails where that does not happen. */
async function pressAndSee(page: Page, key: string, selector: string): Promise<number> {
  const time = await pressAndLook(page, key, selector, LAUNCH_LIMIT_MS);
  if (time === undefined) throw new Error(`${key} changed nothing at ${selector}`);
  return time;
}

async function pressAndLook(
  page: Page,
  key: string,
  selector: string,
  mostMs: number,
): Promise<number | undefined> {
  const before = await page.evaluate((what) => window.screenProbe.stateOf(what), selector);
  const seen = page.evaluate(([what, was]) => window.screenProbe.pressToScreen(what, was), [
    selector,
    before,
  ] as const);
  await page.keyboard.press(key);
  return Promise.race([seen, page.waitForTimeout(mostMs).then(() => undefined)]);
}

async function scrollList(page: Page): Promise<readonly number[]> {
  await page.locator(".log-list").hover();
  const frames = page.evaluate((length) => window.screenProbe.frames(length), SCROLL_MS);
  const end = performance.now() + SCROLL_MS;
  for (let turn = 0; performance.now() < end; turn++) await page.mouse.wheel(0, turn % 40 < 20 ? 300 : -300);
  return frames;
}

async function search(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (const word of SEARCHES) {
    await page.keyboard.press("Control+f");
    for (const letter of word) {
      const time = await pressAndLook(page, letter, ".scene-log-count", NOTHING_CHANGES_MS);
      if (time !== undefined) times.push(time);
    }
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  }
  return times;
}

/** Everything selected gets another tag, and loses it: the last tag of the palette's first bank, which few have. */
async function editAll(page: Page): Promise<number[]> {
  const times: number[] = [];
  await page.keyboard.press("Control+a");
  for (let edit = 0; edit < BULK_EDITS; edit++) {
    times.push(await pressAndSee(page, "Shift+0", ".log-row-tags"));
    await page.waitForTimeout(BETWEEN_PRESSES_MS);
  }
  return times;
}

/** A moving picture that takes little room: ten seconds of it, over and over. */
async function makeFilm(folder: string, path: string): Promise<void> {
  const part = join(folder, "part.mp4");
  const source = ["-f", "lavfi", "-i", `testsrc=size=${PICTURE}:rate=${FILM.rate}:duration=10`];
  const codec = ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "60"];
  await runProgram("ffmpeg", ["-v", "error", ...source, ...codec, part]);
  const turns = String(FILM.seconds / 10 - 1);
  await runProgram("ffmpeg", ["-v", "error", "-stream_loop", turns, "-i", part, "-c", "copy", path]);
}

const FLOOR_MAIN = `const { app, BrowserWindow } = require("electron");
app.whenReady().then(() => {
  new BrowserWindow({ width: 1440, height: 900 }).loadFile("index.html");
});
`;

function floorPage(film: string): string {
  return `<!doctype html><style>body { margin: 0; background: #0e1014; color: #e7eaf0 } video { width: 826px }</style>
<video src="${pathToFileURL(film).href}#t=3600" autoplay muted></video>
<p class="word">off</p>
<script>
  const word = document.querySelector(".word");
  window.addEventListener("keydown", () => (word.textContent = word.textContent === "off" ? "on" : "off"));
</script>`;
}

async function measureFloor(executable: string, folder: string, film: string): Promise<Figures> {
  await mkdir(folder);
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ name: "floor", version: "0.0.0", main: "main.cjs" }),
  );
  await writeFile(join(folder, "main.cjs"), FLOOR_MAIN);
  await writeFile(join(folder, "index.html"), floorPage(film));
  const app = await launchRuntime(executable, [`--user-data-dir=${folder}-data`, folder], {
    timeout: LAUNCH_LIMIT_MS,
  });
  try {
    const page = await app.firstWindow();
    await readyForFunctions(page);
    await page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 3601);
    await installScreenProbe(page);
    const presses: number[] = [];
    for (let press = 0; press < 2 * SEGMENTS; press++) {
      presses.push(await pressAndSee(page, "1", ".word"));
      await page.waitForTimeout(BETWEEN_PRESSES_MS);
    }
    const frames = await page.evaluate((length) => window.screenProbe.frames(length), SCROLL_MS);
    return {
      floorKeyP95Ms: tenths(shareOf(presses, 0.95)),
      floorFrameP95Ms: tenths(shareOf(frames, 0.95)),
    };
  } finally {
    await app.close();
  }
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
