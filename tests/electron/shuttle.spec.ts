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

/** Goes on one frame back or ahead of where the film stands, and stands there with it. */
async function expectStill(opened: Opened): Promise<void> {
  const { page } = opened;
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await letPaint(page);
  await expect.poll(async () => (await pictured(opened)) - (await shownFrame(page))).toBe(0);
}

/** How many times its own rate a film runs, by the numbers that the app names: below 0 backwards. */
async function measureRate(page: Page, truth: ClipTruth, overMs: number): Promise<number> {
  const seen = await page.evaluate(
    (ms) =>
      new Promise<{ at: number; frame: number }[]>((resolve) => {
        const label = document.querySelector(".transport-details");
        const changes: { at: number; frame: number }[] = [];
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
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last) throw new Error("the film does not run");
  const film = (truth.times[last.frame] ?? Number.NaN) - (truth.times[first.frame] ?? Number.NaN);
  return (film * 1000) / (last.at - first.at);
}

for (const { clip, presses, rate, overMs } of [
  { clip: "29.97", presses: 1, rate: 1, overMs: 2500 },
  { clip: "fragmented", presses: 1, rate: 1, overMs: 2500 },
  { clip: "uneven-mp4", presses: 2, rate: 2, overMs: 2000 },
  { clip: "rotated", presses: 3, rate: 4, overMs: 1200 },
  { clip: "long-group", presses: 5, rate: 16, overMs: 1200 },
]) {
  test(
    `${presses} times J plays ${clip} backwards at ${rate}x, every picture the frame that is named; K stops it there`,
    withApp(async (parts) => {
      const opened = await openClip(parts, clip);
      const { page, truth } = opened;
      await page.keyboard.press("End");
      await expect.poll(() => shownFrame(page)).toBe(truth.times.length - 1);
      for (let press = 0; press < presses; press++) await page.keyboard.press("j");
      await expect(page.getByRole("button", { name: `Speed −${rate}×` })).toBeVisible();
      const measured = measureRate(page, truth, overMs);
      const off: number[] = [];
      const frames: number[] = [];
      while (frames.length < 12) {
        const before = await shownFrame(page);
        const frame = await pictured(opened);
        const after = await shownFrame(page);
        frames.push(frame);
        // The capture lies between the two readings of the number, which goes down.
        off.push(Math.max(0, frame - before, after - frame));
        if (after === 0) break;
      }
      expect(
        off.filter((frames) => frames > 1),
        `pictures ${frames}`,
      ).toEqual([]);
      expect(frames).toEqual(frames.toSorted((a, b) => b - a));
      // Frames are left out, but what is shown is there at its time.
      expect((await measured) / -rate).toBeGreaterThan(0.8);
      expect((await measured) / -rate).toBeLessThan(1.25);
      await page.keyboard.press("k");
      await expectStill(opened);
      await page.keyboard.press("ArrowLeft");
      await expectStill(opened);
    }),
  );
}

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
    await page.evaluate(() => {
      const watched = { shown: [] as { at: number; frame: number }[], presses: [] as number[] };
      Reflect.set(window, "watched", watched);
      const label = document.querySelector(".transport-details");
      const note = () => {
        const frame = Number(/frame (\d+)/.exec(label?.textContent ?? "")?.[1] ?? Number.NaN);
        watched.shown.push({ at: performance.now(), frame });
      };
      if (label)
        new MutationObserver(note).observe(label, { childList: true, characterData: true, subtree: true });
      window.addEventListener("keydown", ({ timeStamp }) => watched.presses.push(timeStamp), {
        capture: true,
      });
    });
    await page.keyboard.press("j");
    await expect.poll(() => shownFrame(page)).toBeLessThan(truth.times.length - 10);
    for (const below of [20, 35, 50]) {
      await expect.poll(() => shownFrame(page)).toBeLessThan(truth.times.length - below);
      await page.keyboard.press("m");
    }
    await page.keyboard.press("k");
    await waitForSaved(page);
    const watched = await page.evaluate(
      () => Reflect.get(window, "watched") as { shown: { at: number; frame: number }[]; presses: number[] },
    );
    const stored = (await readLog(log)).annotations.map(({ start }) =>
      truth.times.findIndex((time) => Math.abs(time - start) < 1e-6),
    );
    // A number that changed within the last repaints was not on the screen yet.
    const expected = watched.presses.slice(1, 4).map((press) => ({
      newest: watched.shown.findLast(({ at }) => at <= press)?.frame ?? Number.NaN,
      oldest: watched.shown.findLast(({ at }) => at <= press - 50)?.frame ?? Number.NaN,
    }));
    expect(stored).toHaveLength(3);
    for (const [place, frame] of stored.toSorted((a, b) => b - a).entries()) {
      expect(frame).toBeGreaterThanOrEqual(expected[place]?.newest ?? Number.NaN);
      expect(frame).toBeLessThanOrEqual(expected[place]?.oldest ?? Number.NaN);
    }
  }),
);
