import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright";
import { makeBarcodeClip } from "../support/barcode-clips/make-clip.ts";
import { type ClipTruth, readClipTruth } from "../support/barcode-clips/read-truth.ts";
import { CLIP_RECIPES } from "../support/barcode-clips/recipes.ts";
import { type AppTest, withApp } from "../support/electron-test.ts";
import { writeFilmLog } from "../support/film-log.ts";
import type { RunningApp } from "../support/launch-electron.ts";
import { readLog } from "../support/log-on-disk.ts";
import { shownFrame, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { captureBarcode, letPaint, pictureOnPage } from "../support/seek-page.ts";

const missing = spawnSync("ffmpeg", ["-version"]).error ? "not run: ffmpeg missing" : undefined;
test.skip(missing !== undefined, missing ?? "");

type Opened = RunningApp & { readonly truth: ClipTruth; readonly log: string };

/** The app on one of the clips of the seek bench. */
async function openClip({ temp, start }: AppTest, name: string): Promise<Opened> {
  const recipe = CLIP_RECIPES.find((one) => one.name === name);
  if (!recipe) throw new Error(`there is no clip ${name}`);
  const clip = await makeBarcodeClip(recipe);
  const truth = await readClipTruth(clip);
  const log = await writeFilmLog(join(temp, "log"), clip, []);
  const running = await start([log]);
  await waitForFilm(running.page);
  return { ...running, truth, log };
}

/** The frame of the picture on the screen. */
async function pictured({ app, page, truth }: Opened): Promise<number> {
  return truth.barcodes.indexOf((await captureBarcode(app, await pictureOnPage(page))) ?? -1);
}

/** The film stands, and the picture is the frame that is named. */
async function expectStill(opened: Opened): Promise<void> {
  const { page } = opened;
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await letPaint(page);
  await expect.poll(async () => (await pictured(opened)) - (await shownFrame(page))).toBe(0);
}

/** A frame that the app named, from `at` on (milliseconds of the page's clock). */
type Named = { readonly at: number; readonly frame: number };

/** Notes every frame that the app names from now on, and the time of every key press. */
async function noteNamed(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted = { named: [] as Named[], presses: [] as number[] };
    Reflect.set(window, "noted", noted);
    const label = document.querySelector(".transport-details");
    const note = () => {
      const frame = Number(/frame (\d+)/.exec(label?.textContent ?? "")?.[1] ?? Number.NaN);
      noted.named.push({ at: performance.now(), frame });
    };
    if (label)
      new MutationObserver(note).observe(label, { childList: true, characterData: true, subtree: true });
    note();
    window.addEventListener("keydown", ({ timeStamp }) => noted.presses.push(timeStamp), { capture: true });
  });
}

async function readNoted(
  page: Page,
): Promise<{ readonly named: readonly Named[]; readonly presses: readonly number[] }> {
  return page.evaluate(
    () => Reflect.get(window, "noted") as { readonly named: Named[]; readonly presses: number[] },
  );
}

/** What was named at any time between two. */
function namedBetween(named: readonly Named[], from: number, to: number): readonly number[] {
  return named
    .filter(({ at }, index) => at <= to && (named[index + 1]?.at ?? Number.POSITIVE_INFINITY) > from)
    .map(({ frame }) => frame);
}

/** How many times its own rate a film runs, by the frames that the app named: below 0 backwards. */
function rateOf(named: readonly Named[], truth: ClipTruth): number {
  const [first, last] = [named[0], named.at(-1)];
  if (!first || !last || first === last) throw new Error("the film does not run");
  const film = (truth.times[last.frame] ?? Number.NaN) - (truth.times[first.frame] ?? Number.NaN);
  return (film * 1000) / (last.at - first.at);
}

/** The rate over the next so many milliseconds, from when the film moves. */
async function measureRate(page: Page, truth: ClipTruth, overMs: number): Promise<number> {
  const seen = await page.evaluate(
    (ms) =>
      new Promise<Named[]>((resolve) => {
        const label = document.querySelector(".transport-details");
        const changes: Named[] = [];
        const watcher = new MutationObserver(() => {
          const frame = Number(/frame (\d+)/.exec(label?.textContent ?? "")?.[1] ?? Number.NaN);
          changes.push({ at: performance.now(), frame });
          const first = changes[0];
          if (!first || performance.now() - first.at < ms) return;
          watcher.disconnect();
          resolve(changes);
        });
        if (label) watcher.observe(label, { childList: true, characterData: true, subtree: true });
      }),
    overMs,
  );
  return rateOf(seen, truth);
}

/** What the app names may be on the screen so much later. */
const SCREEN_LATE_MS = 100;

for (const { clip, key, presses, rate, label, seconds } of [
  { clip: "29.97", key: "j", presses: 1, rate: 1, label: "1", seconds: 2.5 },
  { clip: "29.97", key: "Shift+KeyJ", presses: 3, rate: 1 / 8, label: "1/8", seconds: 3 },
  { clip: "fragmented", key: "j", presses: 1, rate: 1, label: "1", seconds: 2.5 },
  { clip: "uneven-mp4", key: "j", presses: 2, rate: 2, label: "2", seconds: 2 },
  { clip: "rotated", key: "j", presses: 3, rate: 4, label: "4", seconds: 1.2 },
  { clip: "59.94", key: "j", presses: 4, rate: 8, label: "8", seconds: 1 },
  { clip: "24", key: "j", presses: 5, rate: 16, label: "16", seconds: 1 },
  { clip: "long-group", key: "j", presses: 1, rate: 1, label: "1", seconds: 4 },
]) {
  test(
    `${clip} runs backwards at ${label}x, every picture the frame that is named, each at its time; K stops it there`,
    withApp(async (parts) => {
      const opened = await openClip(parts, clip);
      const { page, truth } = opened;
      await page.keyboard.press("End");
      const last = truth.times.length - 1;
      await expect.poll(() => shownFrame(page)).toBe(last);
      for (let press = 0; press < presses; press++) await page.keyboard.press(key);
      await expect(page.getByRole("button", { name: `Speed −${label}×` })).toBeVisible();
      await expect.poll(() => shownFrame(page), { intervals: [30] }).toBeLessThan(last);
      await noteNamed(page);
      const now = () => page.evaluate(() => performance.now());
      const begun = await now();
      const looks: { readonly from: number; readonly to: number; readonly frame: number }[] = [];
      while ((await now()) < begun + seconds * 1000 && (await shownFrame(page)) > 0) {
        const from = await now();
        const frame = await pictured(opened);
        looks.push({ from, to: await now(), frame });
      }
      const { named } = await readNoted(page);
      for (const { from, to, frame } of looks) {
        expect(namedBetween(named, from - SCREEN_LATE_MS, to)).toContain(frame);
      }
      expect(looks.length).toBeGreaterThan(0);
      const running = named.filter(({ frame }) => frame > 0);
      expect(running.map(({ frame }) => frame)).toEqual(
        running.map(({ frame }) => frame).toSorted((a, b) => b - a),
      );
      // Frames are left out where the machine is busy, but what is shown is there at its time.
      expect(rateOf(running, truth) / -rate).toBeGreaterThan(0.8);
      expect(rateOf(running, truth) / -rate).toBeLessThan(1.25);
      await page.keyboard.press("k");
      await expectStill(opened);
      await page.keyboard.press("ArrowLeft");
      await expectStill(opened);
    }),
  );
}

test(
  "a film of sound only runs backwards too",
  withApp(async ({ temp, start }) => {
    const clip = join(temp, "sound.m4a");
    const tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=20", "-c:a", "aac"];
    spawnSync("ffmpeg", ["-v", "error", ...tone, clip]);
    const { page } = await start([await writeFilmLog(join(temp, "log"), clip, [])]);
    await waitForFilm(page);
    await page.keyboard.press("End");
    await expect.poll(() => shownFrame(page)).toBeGreaterThan(490);
    await page.keyboard.press("j");
    await noteNamed(page);
    await expect.poll(() => shownFrame(page)).toBeLessThan(470);
    // Without a picture the app counts 25 frames a second.
    const { named } = await readNoted(page);
    const times = Array.from({ length: 500 }, (_, frame) => frame / 25);
    const rate = rateOf(named.slice(1), { times, barcodes: [], keyframes: [] });
    expect(rate).toBeGreaterThan(-1.25);
    expect(rate).toBeLessThan(-0.8);
    for (let press = 0; press < 4; press++) await page.keyboard.press("j");
    await expect.poll(() => shownFrame(page)).toBe(0);
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  }),
);

test(
  "backwards ends on the first frame; then L plays from there, faster with each press, and back to rest by K",
  withApp(async (parts) => {
    const opened = await openClip(parts, "29.97");
    const { page, truth } = opened;
    for (let press = 0; press < 2; press++) await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => shownFrame(page)).toBe(60);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect.poll(() => shownFrame(page)).toBe(0);
    await expectStill(opened);
    for (const rate of [1, 2, 4]) {
      await page.keyboard.press("l");
      await expect(page.getByRole("button", { name: `Speed ${rate}×` })).toBeVisible();
      const measured = (await measureRate(page, truth, 600)) / rate;
      expect(measured).toBeGreaterThan(0.6);
      expect(measured).toBeLessThan(1.4);
    }
    await page.keyboard.press("j");
    await expect(page.getByRole("button", { name: "Speed −1×" })).toBeVisible();
    expect(await measureRate(page, truth, 400)).toBeLessThan(0);
    await page.keyboard.press("l");
    await expect(page.getByRole("button", { name: "Speed 1×", exact: true })).toBeVisible();
    expect(await measureRate(page, truth, 400)).toBeGreaterThan(0);
    await page.keyboard.press("k");
    await expectStill(opened);
  }),
);

test(
  "with K held, J and L step a frame when tapped and run slowly while they are held; Shift makes slow motion",
  withApp(async (parts) => {
    const opened = await openClip(parts, "29.97");
    const { page, truth } = opened;
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => shownFrame(page)).toBe(30);
    await page.keyboard.down("k");
    await page.keyboard.press("l");
    await expect.poll(() => shownFrame(page)).toBe(31);
    await page.keyboard.press("j");
    await expect.poll(() => shownFrame(page)).toBe(30);
    await page.keyboard.down("l");
    await expect(page.getByRole("button", { name: "Speed 0.25×" })).toBeVisible();
    const ahead = await measureRate(page, truth, 800);
    expect(ahead).toBeGreaterThan(0.15);
    expect(ahead).toBeLessThan(0.35);
    await page.keyboard.up("l");
    await expectStill(opened);
    await page.keyboard.down("j");
    await expect(page.getByRole("button", { name: "Speed −0.25×" })).toBeVisible();
    expect(await measureRate(page, truth, 400)).toBeLessThan(0);
    await page.keyboard.up("k");
    await page.keyboard.up("j");
    await expectStill(opened);
    for (const rate of ["0.5", "0.25", "1/8", "1/16"]) {
      await page.keyboard.press("Shift+KeyL");
      await expect(page.getByRole("button", { name: `Speed ${rate}×` })).toBeVisible();
    }
    await page.keyboard.press("Shift+KeyJ");
    await expect(page.getByRole("button", { name: "Speed −0.5×" })).toBeVisible();
  }),
);

test(
  "a key pressed while the film runs backwards stores the frame that was named at that time, without any allowance",
  withApp(async (parts) => {
    const opened = await openClip(parts, "29.97");
    const { page, truth, log } = opened;
    await page.keyboard.press("End");
    await expect.poll(() => shownFrame(page)).toBe(truth.times.length - 1);
    await noteNamed(page);
    await page.keyboard.press("j");
    await expect.poll(() => shownFrame(page)).toBeLessThan(truth.times.length - 10);
    for (const below of [20, 35, 50]) {
      await expect.poll(() => shownFrame(page)).toBeLessThan(truth.times.length - below);
      await page.keyboard.press("m");
    }
    await page.keyboard.press("k");
    await waitForSaved(page);
    const { named, presses } = await readNoted(page);
    const stored = (await readLog(log)).annotations.map(({ start }) =>
      truth.times.findIndex((time) => Math.abs(time - start) < 1e-6),
    );
    // A number that changed within the last repaints was not on the screen yet.
    const expected = presses.slice(1, 4).map((press) => ({
      newest: named.findLast(({ at }) => at <= press)?.frame ?? Number.NaN,
      oldest: named.findLast(({ at }) => at <= press - 50)?.frame ?? Number.NaN,
    }));
    expect(stored).toHaveLength(3);
    for (const [place, frame] of stored.toSorted((a, b) => b - a).entries()) {
      expect(frame).toBeGreaterThanOrEqual(expected[place]?.newest ?? Number.NaN);
      expect(frame).toBeLessThanOrEqual(expected[place]?.oldest ?? Number.NaN);
    }
  }),
);
