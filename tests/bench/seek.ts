import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright";
import type { Bench, Figures } from "../../scripts/lib/bench.ts";
import type { PictureRectangle } from "../support/barcode.ts";
import { makeBarcodeClip } from "../support/barcode-clips/make-clip.ts";
import { type ClipTruth, readClipTruth } from "../support/barcode-clips/read-truth.ts";
import { CLIP_RECIPES, type ClipRecipe } from "../support/barcode-clips/recipes.ts";
import { writeFilmLog } from "../support/film-log.ts";
import { launchElectron, removeFolder } from "../support/launch-electron.ts";
import {
  captureBarcode,
  jumpByRow,
  letPaint,
  pictureOnPage,
  revealRow,
  seekNaively,
  waitForFrame,
} from "../support/seek-page.ts";

const SEEKS = 200;
/** How many frames either side of a keyframe are walked over, each way. */
const AROUND = 3;
const SEED = 20260101;

/**
 * Seeking, in the real app on barcode clips of every rate and container: random jumps by the rows of a log, and a walk by the
 * arrow keys, there and back, over the first frames, the last, and those around every keyframe. After each the screen is
 * captured and its barcode read: `exact` counts where the picture and the number that the app shows are the asked frame,
 * `decoded` where the app drew the frame itself. Latency is that of the random jumps, from the click to the number that goes
 * with the picture. `naiveExact` counts the same jumps made by `currentTime = n / fps`, out of `naiveAsked`.
 *
 * Options: `--clips=24,mov` takes some of the clips, `--seeks=20` fewer jumps each.
 */
export const run: Bench = async ({ runtime, options, log }) => {
  if (runtime.kind === "none") throw new Error(`not run: no Electron runtime (${runtime.why})`);
  const wanted = options.get("clips")?.split(",");
  const recipes = CLIP_RECIPES.filter(({ name }) => wanted?.includes(name) ?? true);
  const seeks = Number(options.get("seeks") ?? SEEKS);
  const clips: Record<string, Figures> = {};
  for (const recipe of recipes) {
    const clip = await makeBarcodeClip(recipe);
    const figures = await measureClip(recipe, clip, await readClipTruth(clip), seeks, log);
    clips[recipe.name] = figures;
    log(`${recipe.name}: ${JSON.stringify(figures)}`);
  }
  const all = Object.values(clips);
  return { asked: total(all, "asked"), exact: total(all, "exact"), decoded: total(all, "decoded"), clips };
};

type Stage = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly truth: ClipTruth;
  readonly picture: PictureRectangle;
  readonly log: (line: string) => void;
};

async function measureClip(
  recipe: ClipRecipe,
  clip: string,
  truth: ClipTruth,
  seeks: number,
  log: (line: string) => void,
): Promise<Figures> {
  const jumps = randomFrames(truth.times.length, seeks);
  const walks = hardPlaces(truth);
  const rowFrames = [...new Set([...jumps, ...walks.map(({ from }) => from)])].sort((a, b) => a - b);
  const folder = await mkdtemp(join(tmpdir(), "scenelog-seek-"));
  const logPath = await writeFilmLog(
    join(folder, "film"),
    clip,
    rowFrames.map((frame) => truth.times[frame] ?? 0),
  );
  const { app, page } = await launchElectron([logPath], { dataFolder: join(folder, "data") });
  try {
    await page.waitForSelector('.player-picture[data-phase="ready"]');
    await page.waitForSelector(".log-row");
    const stage: Stage = { app, page, truth, picture: await pictureOnPage(page), log };
    const outcomes: Outcome[] = [];
    const times: number[] = [];
    for (const frame of jumps) {
      const row = rowFrames.indexOf(frame);
      await revealRow(page, row);
      const { ms, shown } = await jumpByRow(page, row, frame);
      times.push(ms);
      outcomes.push(await look(stage, frame, shown));
    }
    for (const { from, to } of walks)
      outcomes.push(...(await walk(stage, rowFrames.indexOf(from), from, to)));
    return {
      asked: outcomes.length,
      exact: outcomes.filter(({ exact }) => exact).length,
      decoded: outcomes.filter(({ decoded }) => decoded).length,
      p50Ms: percentile(times, 0.5),
      p95Ms: percentile(times, 0.95),
      naiveAsked: jumps.length,
      naiveExact: await countNaive(stage, recipe.rate, jumps),
    };
  } finally {
    await app.close();
    await removeFolder(folder);
  }
}

type Outcome = { readonly exact: boolean; readonly decoded: boolean };

/** Captures the screen where the app says that it shows a frame. */
async function look(
  { app, page, truth, picture, log }: Stage,
  asked: number,
  shown: number,
): Promise<Outcome> {
  await letPaint(page);
  const barcode = await captureBarcode(app, picture);
  const exact = shown === asked && barcode === truth.barcodes[asked];
  if (!exact) log(`asked for ${asked} (barcode ${truth.barcodes[asked]}): says ${shown}, shows ${barcode}`);
  return { exact, decoded: await page.locator(".player-drawn:not([hidden])").isVisible() };
}

/** From a frame that has a row, by the arrow keys to another and back. */
async function walk(stage: Stage, row: number, from: number, to: number): Promise<Outcome[]> {
  const { page } = stage;
  await revealRow(page, row);
  const outcomes = [await look(stage, from, (await jumpByRow(page, row, from)).shown)];
  const steps = Array.from({ length: to - from }, (_, index) => from + 1 + index);
  const way = [
    ...steps.map((frame) => ({ key: "ArrowRight", frame })),
    ...steps.map((frame) => ({ key: "ArrowLeft", frame: frame - 1 })).toReversed(),
  ];
  for (const { key, frame } of way) {
    await page.keyboard.press(key);
    outcomes.push(await look(stage, frame, await waitForFrame(page, frame)));
  }
  return outcomes;
}

async function countNaive(stage: Stage, rate: string, frames: readonly number[]): Promise<number> {
  const [numerator = 0, denominator = 1] = rate.split("/").map(Number);
  let exact = 0;
  for (const frame of frames) {
    await seekNaively(stage.page, (frame * denominator) / numerator);
    await letPaint(stage.page);
    if ((await captureBarcode(stage.app, stage.picture)) === stage.truth.barcodes[frame]) exact++;
  }
  return exact;
}

/** Frames by a fixed series of random numbers, never the same twice in a row. */
function randomFrames(count: number, length: number): number[] {
  const frames: number[] = [];
  for (let state = SEED; frames.length < length; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const frame = Math.floor((state / 2 ** 32) * count);
    if (frame !== frames.at(-1)) frames.push(frame);
  }
  return frames;
}

/** The places at which players stumble: both ends, and either side of every keyframe. The first jump leaves frame 0. */
function hardPlaces({ times, keyframes }: ClipTruth): { from: number; to: number }[] {
  const last = times.length - 1;
  const around = keyframes.filter((frame) => frame > AROUND && frame < last - AROUND);
  return [
    { from: last - 2 * AROUND, to: last },
    { from: 0, to: 2 * AROUND },
    ...around.map((frame) => ({ from: frame - AROUND, to: frame + AROUND })),
  ];
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN) * 10) / 10;
}

function total(figures: readonly Figures[], name: string): number {
  return figures.reduce((sum, of) => sum + Number(of[name] ?? 0), 0);
}
