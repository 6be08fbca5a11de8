import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { link, mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import type { ElectronApplication, Page } from "playwright";
import type { Bench, Figures } from "../../scripts/lib/bench.ts";
import { PROJECT, removeFolder } from "../support/launch-electron.ts";
import { launchRuntime } from "../support/launch-runtime.ts";
import { readyForFunctions } from "./document-probe.ts";
import { type FilmBox, writeFloorApp } from "./floor-window.ts";
import { largeLog } from "./large-log.ts";
import { median, shareOf } from "./median.ts";
import { collectGarbage, memoryOfTree } from "./process-memory.ts";
import { workPerFrame } from "./trace-work.ts";
import { gapsOf, watchLine } from "./watch-line.ts";

const SIZES = [1_000, 10_000, 100_000];
const FILM = { seconds: 10_800, rate: 25, name: "film.mp4" };
const SEED = 20260101;
const PICTURE = { width: 1600, height: 300 };
const WINDOW = { width: 1600, height: 1000 };
/** The strip of the whole film below the picture, with its line. */
const STRIP_HEIGHT = 25;
/** The line of pixels that is looked at: through the bars of a row in the upper half of the picture. */
const LINE = WINDOW.height - STRIP_HEIGHT - PICTURE.height + 24 + 3 * 22 + 10;
const RUN_MS = 4_000;
const OPENINGS = 3;
const MEBIBYTE = 1024 * 1024;

const runProgram = promisify(execFile);

/**
 * The timeline of the real app, 1600 x 300 pixels in a window of 1600 x 1000, over logs of 1,000, 10,000 and 100,000
 * annotations on a film of three hours: panned and zoomed by the wheel, played with the film running under the playhead, and an
 * entry dragged. A frame counts when a line of pixels through the bars has changed in the display's own memory; figures are
 * the 95th percentile of the times between such changes. Work is script, paint and raster over all threads of the page in each
 * frame, from traces of the same four. First draw: from the key that shows the pane to its bars on the display. Memory: the
 * growth of what all processes hold for themselves, from the pane hidden to the pane shown and used. Floors from the same run: a
 * window in which that line changes with every repaint, and one that plays the same film beside it.
 *
 * Options: `--sizes=1000,100000` takes some of the sizes, `--run=2000` shorter stretches (milliseconds).
 */
export const run: Bench = async ({ runtime, options, log }) => {
  if (runtime.kind === "none") throw new Error(`not run: no Electron runtime (${runtime.why})`);
  const screen = process.env["SCENELOG_SCREEN_FILE"];
  if (screen === undefined) throw new Error("not run: the display keeps no picture in a file (no Xvfb)");
  const sizes = options.get("sizes")?.split(",").map(Number) ?? SIZES;
  const stretch = { screen, ms: Number(options.get("run") ?? RUN_MS) };
  const folder = await mkdtemp(join(tmpdir(), "scenelog-bench-"));
  try {
    const film = join(folder, FILM.name);
    await makeFilm(film);
    const figures: { [name: string]: Figures | number } = {};
    let box: FilmBox = { x: 0, y: 0, width: 800, height: 450 };
    for (const size of sizes) {
      const work = join(folder, `${size}`);
      const path = await writeLarge(work, size);
      await link(film, join(work, FILM.name));
      const measured = await measure(runtime.executable, work, path, stretch);
      ({ box } = measured);
      figures[size] = measured.figures;
      log(`${size}: ${JSON.stringify(measured.figures)}`);
      await removeFolder(work);
    }
    const floor = { executable: runtime.executable, folder };
    figures["floorP95Ms"] = await measureFloor({ ...floor, name: "floor" }, stretch);
    figures["floorVideoP95Ms"] = await measureFloor(
      { ...floor, name: "floor-video", film: { path: film, box } },
      stretch,
    );
    // Beside it stand other timelines once their packages are there; none is a dependency of the project yet.
    return { ...figures, peers: null };
  } finally {
    await removeFolder(folder);
  }
};

/** What is done while the display is watched, once everything is ready for it. */
type Gesture = () => Promise<void>;

type Stretch = { readonly screen: string; readonly ms: number };

async function measure(executable: string, work: string, path: string, stretch: Stretch) {
  const app = await launchRuntime(
    executable,
    [`--user-data-dir=${join(work, "data")}`, "--lang=en", PROJECT, path],
    {
      timeout: 60_000,
    },
  );
  try {
    const page = await app.firstWindow();
    await readyForFunctions(page);
    await app.evaluate(
      ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setContentBounds(bounds),
      {
        x: 0,
        y: 0,
        ...WINDOW,
      },
    );
    await page.locator('.player-picture[data-phase="ready"]').waitFor({ timeout: 60_000 });
    await page.locator(".timeline-main").waitFor({ timeout: 60_000 });
    await page.keyboard.press("Control+Alt+Digit1");
    await page.keyboard.press("Control+Alt+Digit2");
    await layTimelineOut(page);
    const opened: number[] = [];
    await toggleTimeline(page, false);
    const before = await privateOf(app, page);
    for (let opening = 0; opening < OPENINGS; opening++) {
      if (opening > 0) await toggleTimeline(page, false);
      opened.push(await timeToOpen(page, stretch));
    }
    const box = (await page.locator(".player-picture").boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 800,
      height: 450,
    };
    const gestures = {
      pan: () => pan(page, stretch.ms),
      zoom: () => zoom(page, stretch.ms),
      play: () => play(page, stretch.ms),
      drag: () => drag(page, stretch.ms),
    };
    const p95: Record<string, number> = {};
    const work95: number[] = [];
    for (const [name, gesture] of Object.entries(gestures)) {
      // What a gesture is got ready by is no part of it.
      const go = await gesture();
      const changes = await watched(stretch, go);
      p95[`${name}P95Ms`] = tenths(shareOf(gapsOf(changes), 0.95));
      const again = await gesture();
      work95.push(shareOf(await workPerFrame(app, again), 0.95));
      await page.keyboard.press("Escape");
      await page.mouse.up();
    }
    const privateMb = Math.round((await privateOf(app, page)) - before);
    const figures: Figures = {
      ...p95,
      workP95Ms: tenths(Math.max(...work95)),
      firstDrawMs: Math.round(median(opened)),
      privateMb,
    };
    return { figures, box };
  } finally {
    await app.close();
  }
}

/** Puts the pane over the foot of the window with nothing beside its picture, so that this is as large as it is to be. */
async function layTimelineOut(page: Page): Promise<void> {
  await page.evaluate((height) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.timeline { position: fixed !important; inset: auto 0 0 0; height: ${height}px !important; z-index: 5; }
      .timeline-heads { display: none; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, PICTURE.height + STRIP_HEIGHT);
}

async function toggleTimeline(page: Page, shown: boolean): Promise<void> {
  await page.keyboard.press("Control+Alt+Digit3");
  await page.locator(".timeline-main").waitFor({ state: shown ? "visible" : "detached" });
  await atRest(page);
}

/** From the key that shows the pane until the last change of the line on the display. */
async function timeToOpen(page: Page, { screen }: Stretch): Promise<number> {
  const watch = watchLine(screen, { x: 0, y: LINE, width: PICTURE.width });
  const begun = performance.now();
  await toggleTimeline(page, true);
  const changes = watch.stop();
  return (changes.at(-1) ?? Number.NaN) - begun;
}

async function watched(
  { screen }: Pick<Stretch, "screen">,
  gesture: () => Promise<void>,
): Promise<readonly number[]> {
  const watch = watchLine(screen, { x: 0, y: LINE, width: PICTURE.width });
  await gesture();
  return watch.stop();
}

/** Turns the wheel over the picture, as fast as the page takes it. */
async function wheel(page: Page, ms: number, deltaAt: (elapsed: number) => number): Promise<void> {
  const begun = performance.now();
  for (let elapsed = 0; elapsed < ms; elapsed = performance.now() - begun) {
    await page.mouse.wheel(0, deltaAt(elapsed));
  }
}

/** There and back, with a quarter of the film in view. */
async function pan(page: Page, ms: number): Promise<Gesture> {
  await page.keyboard.press("Control+0");
  for (let press = 0; press < 3; press++) await page.keyboard.press("Control+=");
  await page.mouse.move(PICTURE.width / 2, LINE);
  await atRest(page);
  return () => wheel(page, ms, (elapsed) => (elapsed < ms / 2 ? 9 : -9));
}

/** From the whole film towards single frames and half the way back, twice: at the whole film nothing would move any more. */
async function zoom(page: Page, ms: number): Promise<Gesture> {
  await page.keyboard.press("Control+0");
  await page.mouse.move(PICTURE.width / 2, LINE);
  await atRest(page);
  return async () => {
    await page.keyboard.down("Control");
    await wheel(page, ms, (elapsed) => (Math.floor((elapsed / ms) * 4) % 2 === 0 ? -12 : 6));
    await page.keyboard.up("Control");
  };
}

/** The film runs under the playhead, half a minute in view. */
async function play(page: Page, ms: number): Promise<Gesture> {
  await page.keyboard.press("Control+0");
  for (let press = 0; press < 12; press++) await page.keyboard.press("Control+=");
  await followSmoothly(page);
  return async () => {
    await page.keyboard.press("Space");
    await page.waitForTimeout(ms);
    await page.keyboard.press("Space");
  };
}

/** A bar of the line is dragged to and fro, snapping and all. */
async function drag(page: Page, ms: number): Promise<Gesture> {
  await page.keyboard.press("Control+0");
  for (let press = 0; press < 12; press++) await page.keyboard.press("Control+=");
  await atRest(page);
  const x = await page.evaluate((y) => {
    const canvas = document.querySelector<HTMLCanvasElement>(".timeline-main");
    if (!canvas) return 0;
    for (let at = 40; at < canvas.clientWidth; at += 6) {
      canvas.dispatchEvent(new PointerEvent("pointermove", { clientX: at, clientY: y, bubbles: true }));
      if (canvas.style.cursor === "pointer") return at;
    }
    return 0;
  }, LINE);
  await page.mouse.move(x, LINE);
  await page.mouse.down();
  return async () => {
    const begun = performance.now();
    for (let elapsed = 0; elapsed < ms; elapsed = performance.now() - begun) {
      await page.mouse.move(x + 300 * Math.sin(elapsed / 400), LINE);
    }
  };
}

async function followSmoothly(page: Page): Promise<void> {
  const button = page.locator(".timeline-tools .icon-button").last();
  for (let turn = 0; turn < 3; turn++) {
    if ((await button.getAttribute("aria-label"))?.includes("stands")) return;
    await page.keyboard.press("Control+Alt+f");
    await atRest(page);
  }
}

type Floor = {
  readonly executable: string;
  readonly folder: string;
  readonly name: string;
  readonly film?: { readonly path: string; readonly box: FilmBox };
};

async function measureFloor({ executable, folder, name, film }: Floor, stretch: Stretch): Promise<number> {
  const home = join(folder, name);
  await writeFloorApp(home, LINE, film);
  const app = await launchRuntime(executable, [`--user-data-dir=${home}-data`, home], { timeout: 60_000 });
  try {
    const page = await app.firstWindow();
    await readyForFunctions(page);
    await atRest(page);
    const changes = await watched(stretch, () => page.waitForTimeout(stretch.ms));
    return tenths(shareOf(gapsOf(changes), 0.95));
  } finally {
    await app.close();
  }
}

/** Resolves when the page has painted some thirty frames. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let frames = 30;
        const next = () => (frames-- > 0 ? requestAnimationFrame(next) : resolve());
        next();
      }),
  );
}

async function writeLarge(work: string, size: number): Promise<string> {
  await mkdir(work);
  const path = join(work, "large.scenelog.json");
  await pipeline(Readable.from(largeLog(size, SEED, FILM)), createWriteStream(path));
  return path;
}

/** A grey picture, small enough to be made in seconds: what counts is how long it is. */
async function makeFilm(path: string): Promise<void> {
  const source = `color=c=gray:size=64x36:rate=${FILM.rate}`;
  const codec = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "50"];
  const input = ["-v", "error", "-f", "lavfi", "-i", source, "-t", `${FILM.seconds}`];
  await runProgram("ffmpeg", [...input, ...codec, path]);
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
