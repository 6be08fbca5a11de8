import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import type { Bench, Figures } from "../../scripts/lib/bench.ts";
import { launchElectron, removeFolder } from "../support/launch-electron.ts";
import { readLog } from "../support/log-on-disk.ts";
import { copySample } from "../support/sample-story.ts";
import { type ScreenChange, screenFile, watchScreen } from "../support/watch-screen.ts";

const PRESSES = 40;
const FRAME_SECONDS = 1001 / 30000;
const BUSY_MS = 200;
/** Half a refresh of the screen: a frame that came or went so near to a press may have been seen or not. */
const NEAR_MS = 1000 / 60 / 2;
const LONGEST_MS = 30_000;

const CASES = [
  { name: "half", rate: 0.5, busy: false },
  { name: "normal", rate: 1, busy: false },
  { name: "double", rate: 2, busy: false },
  { name: "halfBusy", rate: 0.5, busy: true },
  { name: "normalBusy", rate: 1, busy: true },
  { name: "doubleBusy", rate: 2, busy: true },
] as const;

/**
 * Presses of a key while the sample's film runs, against what stood in the memory of the virtual display at the press's time:
 * `exact` counts presses that stored that very frame, `near` those and the ones whose frame was on the screen within half a
 * refresh of the press, `worst` is the most frames that one is off. In the busy cases the page's thread is blocked for
 * 200 ms around each press.
 */
export const run: Bench = async ({ runtime, log }) => {
  if (runtime.kind === "none") throw new Error(`not run: no Electron runtime (${runtime.why})`);
  if (screenFile() === undefined)
    throw new Error("not run: unset DISPLAY, so that a display of its own is started");
  const cases: Record<string, Figures> = {};
  for (const { name, rate, busy } of CASES) {
    const figures = await measure(rate, busy);
    cases[name] = figures;
    log(`${name}: ${JSON.stringify(figures)}`);
  }
  return cases;
};

async function measure(rate: number, busy: boolean): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), "scenelog-presses-"));
  const path = await copySample(join(folder, "film"));
  const { app, page } = await launchElectron([path], { dataFolder: join(folder, "data") });
  try {
    await page.waitForSelector('.player-picture[data-phase="ready"]');
    await notePresses(page, rate);
    const watch = await watchScreen(app, page);
    await page.keyboard.press("Space");
    await letFilmRun(page, 1);
    for (let press = 0; press < PRESSES; press++) {
      // Uneven, so that presses fall on different parts of a frame and of the busy time.
      await letFilmRun(page, (0.09 + ((press * 53) % 130) / 1000) * rate);
      if (busy) await blockPage(page);
      await page.keyboard.press("m");
    }
    await letFilmRun(page, 0.5 * rate);
    await page.keyboard.press("Space");
    const changes = watch.stop();
    await page.getByText(`${PRESSES} entries`, { exact: true }).waitFor({ timeout: LONGEST_MS });
    await page
      .getByRole("status")
      .filter({ hasText: /^Saved$/ })
      .waitFor({ timeout: LONGEST_MS });
    const presses = await page.evaluate(() => Reflect.get(window, "presses") as number[]);
    const stored = (await readLog(path)).annotations.map(({ start }) => Math.round(start / FRAME_SECONDS));
    return judge(changes, presses, stored);
  } finally {
    await app.close();
    await removeFolder(folder);
  }
}

async function notePresses(page: Page, rate: number): Promise<void> {
  await page.evaluate((wanted) => {
    const video = document.querySelector("video");
    if (!video) throw new Error("there is no film");
    video.playbackRate = wanted;
    Reflect.set(window, "presses", []);
    window.addEventListener(
      "keydown",
      (event) => {
        if (event.code === "KeyM") Reflect.get(window, "presses").push(event.timeStamp);
      },
      { capture: true },
    );
  }, rate);
}

/** Waits until so many seconds of the film have gone by. */
async function letFilmRun(page: Page, seconds: number): Promise<void> {
  await page.evaluate(
    (length) =>
      new Promise<void>((resolve) => {
        const video = document.querySelector("video");
        if (!video) throw new Error("there is no film");
        const until = video.currentTime + length;
        const timer = setInterval(() => {
          if (video.currentTime < until) return;
          clearInterval(timer);
          resolve();
        }, 5);
      }),
    seconds,
  );
}

/** Blocks the page's thread from its next turn on. */
async function blockPage(page: Page): Promise<void> {
  await page.evaluate((length) => {
    setTimeout(() => {
      for (const until = performance.now() + length; performance.now() < until; );
    });
  }, BUSY_MS);
}

function judge(
  changes: readonly ScreenChange[],
  presses: readonly number[],
  stored: readonly number[],
): Figures {
  const off = presses.map((at, index) => {
    const frame = stored[index] ?? Number.NaN;
    const place = changes.findLastIndex((change) => change.at <= at);
    const around = changes.filter(
      (change, other) =>
        other === place ||
        (change.at > at && change.at <= at + NEAR_MS) ||
        (other === place - 1 && (changes[place]?.at ?? 0) >= at - NEAR_MS),
    );
    const isNear = around.some(({ barcode }) => barcode === frame);
    return { frames: Math.abs(frame - (changes[place]?.barcode ?? Number.NaN)), isNear };
  });
  return {
    presses: off.length,
    exact: off.filter(({ frames }) => frames === 0).length,
    near: off.filter(({ isNear }) => isNear).length,
    worst: Math.max(...off.map(({ frames }) => frames)),
  };
}
