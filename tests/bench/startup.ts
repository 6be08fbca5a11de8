import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright";
import type { Bench } from "../../scripts/lib/bench.ts";
import { PROJECT, removeFolder } from "../support/launch-electron.ts";
import { launchRuntime } from "../support/launch-runtime.ts";
import { writeEmptyApp } from "./empty-window.ts";
import { median } from "./median.ts";
import { memoryOfTree } from "./process-memory.ts";

/** Starts of each kind, taken in turns so that a busy machine slows both alike. */
const ROUNDS = 5;
/** A launch that takes longer than this has failed. */
const LAUNCH_LIMIT_MS = 30_000;
const MEBIBYTE = 1024 * 1024;

type Start = { readonly ms: number; readonly pssMb: number };

/**
 * Start-up: from the spawn until a tag's key has made an annotation appear and the first frame of the video has been
 * presented, beside an empty Electron window that has painted, in the same run. Medians of five starts each, and
 * the memory of all processes then.
 */
export const run: Bench = async ({ runtime, log }) => {
  if (runtime.kind === "none") throw new Error(`not run: no Electron runtime (${runtime.why})`);
  const folder = await mkdtemp(join(tmpdir(), "scenelog-bench-"));
  try {
    const empty = join(folder, "empty");
    await cp(join(PROJECT, "samples/itaewon-class"), join(folder, "sample"), { recursive: true });
    await writeEmptyApp(empty);
    const apps: Start[] = [];
    const empties: Start[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const data = join(folder, `data-${round}`);
      empties.push(await measure(runtime.executable, [`--user-data-dir=${data}-empty`, empty], firstPaint));
      const sample = join(folder, "sample/itaewon-class.scenelog.json");
      apps.push(
        await measure(runtime.executable, [`--user-data-dir=${data}`, PROJECT, sample], firstAnnotation),
      );
      log(
        `round ${round + 1}: app ${apps.at(-1)?.ms.toFixed(0)} ms, empty window ${empties.at(-1)?.ms.toFixed(0)} ms`,
      );
    }
    const appMs = median(apps.map((start) => start.ms));
    const emptyMs = median(empties.map((start) => start.ms));
    return {
      appMs: Math.round(appMs),
      emptyMs: Math.round(emptyMs),
      ratio: Number((appMs / emptyMs).toFixed(2)),
      appPssMb: Math.round(median(apps.map((start) => start.pssMb))),
      emptyPssMb: Math.round(median(empties.map((start) => start.pssMb))),
    };
  } finally {
    await removeFolder(folder);
  }
};

async function measure(
  executablePath: string,
  args: string[],
  ready: (page: Page) => Promise<void>,
): Promise<Start> {
  const spawned = performance.now();
  const app = await launchRuntime(executablePath, args, { timeout: LAUNCH_LIMIT_MS });
  try {
    const page = await app.firstWindow();
    await ready(page);
    const ms = performance.now() - spawned;
    return { ms, pssMb: await pssOf(app) };
  } finally {
    await app.close();
  }
}

async function pssOf(app: ElectronApplication): Promise<number> {
  const pid = app.process().pid;
  if (pid === undefined) throw new Error("the app has no process");
  const memories = await memoryOfTree(pid);
  return memories.reduce((sum, memory) => sum + memory.pss, 0) / MEBIBYTE;
}

/** Resolves when the page has painted once. */
async function firstPaint(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/**
 * Resolves when the film is there with its first frame on the screen and a tag's key has made an annotation appear. Asked
 * for at every repaint of the page, as the empty window's is: retries from outside come up to a second late.
 */
async function firstAnnotation(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.player-picture[data-phase="ready"]') !== null);
  await page.keyboard.press("3");
  await page.waitForFunction(() => {
    const video = document.querySelector("video");
    const frames = video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
    return frames > 0 && document.querySelector(".running-badges li") !== null;
  });
}
