import { execFile, spawnSync } from "node:child_process";
import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { makeBarcodeClip } from "../support/barcode-clips/make-clip.ts";
import { readClipTruth } from "../support/barcode-clips/read-truth.ts";
import { CLIP_RECIPES } from "../support/barcode-clips/recipes.ts";
import { withApp } from "../support/electron-test.ts";
import { writeFilmLog } from "../support/film-log.ts";
import { letFramesPass, shownFrame, waitForFilm } from "../support/log-page.ts";
import { writeMediaLog } from "../support/media-log.ts";
import { captureBarcode, letPaint, pictureOnPage } from "../support/seek-page.ts";
import { writeSparseClip } from "../support/sparse-clip.ts";

const run = promisify(execFile);
const missing = spawnSync("ffmpeg", ["-version"]).error ? "not run: ffmpeg missing" : undefined;
test.skip(missing !== undefined, missing ?? "");

const GIGABYTE = 1024 ** 3;

test(
  "a film of 3 GB is there and is sought in as fast as a small one, on the right frames",
  withApp(async ({ temp, start }) => {
    const recipe = CLIP_RECIPES.find(({ name }) => name === "29.97");
    if (!recipe) throw new Error("there is no such clip");
    const clip = await makeBarcodeClip(recipe);
    const truth = await readClipTruth(clip);
    const folder = join(temp, "log");
    await mkdir(folder);
    const large = join(folder, "large.mp4");
    await writeSparseClip(clip, large, 3 * GIGABYTE);
    const { size, blocks } = await stat(large);
    expect(size).toBeGreaterThan(3 * GIGABYTE);
    test.skip(blocks * 512 > 100_000_000, "not run: this file system has no sparse files");
    const running = await start([await writeMediaLog(folder, [{ id: "large", path: "large.mp4" }])]);
    const { app, page } = running;
    await waitForFilm(page);
    for (const frame of [300, 2, 358, 61, 180]) {
      await page.keyboard.press("=");
      await page.keyboard.type(`f${frame}`);
      const begun = performance.now();
      await page.keyboard.press("Enter");
      await expect.poll(() => shownFrame(page), { intervals: [20] }).toBe(frame);
      // At once, on a machine that does other things too; reading the file through would take far longer.
      expect(performance.now() - begun).toBeLessThan(1500);
      await letPaint(page);
      expect(await captureBarcode(app, await pictureOnPage(page))).toBe(truth.barcodes[frame]);
    }
  }),
);

test(
  "a film that is removed while it plays stops with a message that names it, and what was logged stays",
  withApp(async ({ temp, start }) => {
    const film = join(temp, "long.mp4");
    // Noise, so that it is far more than what the player reads ahead.
    await run("ffmpeg", [
      ...[
        "-v",
        "error",
        "-f",
        "lavfi",
        "-i",
        "testsrc2=size=640x360:rate=25:duration=60,noise=alls=60:allf=t",
      ],
      ...[
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-crf",
        "4",
        "-g",
        "50",
        "-movflags",
        "+faststart",
        film,
      ],
    ]);
    expect((await stat(film)).size).toBeGreaterThan(60_000_000);
    const log = await writeFilmLog(join(temp, "log"), film, []);
    const { page } = await start([log]);
    await waitForFilm(page);
    await page.keyboard.press("Space");
    await letFramesPass(page, 10);
    await page.keyboard.press("m");
    await rm(join(temp, "log/long.mp4"));
    await page.keyboard.press("=");
    await page.keyboard.type("0:55");
    await page.keyboard.press("Enter");
    await expect(page.getByText(/long\.mp4/).first()).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole("button", { name: "Look for the file…" })).toBeVisible();
    await expect(page.getByText("1 entry", { exact: true })).toBeVisible();
  }),
);

test(
  "L five times is 16 times the rate, by way of 8, and J five times as much backwards",
  withApp(async ({ temp, start }) => {
    const film = join(temp, "long.mp4");
    await run("ffmpeg", [
      ...["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=160x90:rate=25:duration=300"],
      ...["-c:v", "libx264", "-preset", "ultrafast", "-g", "50", film],
    ]);
    const { page } = await start([await writeFilmLog(join(temp, "log"), film, [])]);
    await waitForFilm(page);
    const speed = (label: string) => page.getByRole("button", { name: `Speed ${label}×`, exact: true });
    /** How many times its own rate the film runs, over a second and a half. */
    const measure = async (): Promise<number> => {
      const note = () =>
        page.evaluate(() => {
          const text = document.querySelector(".transport-details")?.textContent ?? "";
          return { at: performance.now(), frame: Number(/frame (\d+)/.exec(text)?.[1] ?? Number.NaN) };
        });
      const first = await note();
      await expect.poll(async () => (await note()).at - first.at).toBeGreaterThan(1500);
      const last = await note();
      return (last.frame - first.frame) / 25 / ((last.at - first.at) / 1000);
    };
    for (let press = 0; press < 4; press++) await page.keyboard.press("l");
    await expect(speed("8")).toBeVisible();
    await letFramesPass(page, 50);
    const eight = await measure();
    expect(eight).toBeGreaterThan(4);
    expect(eight).toBeLessThan(11);
    await page.keyboard.press("l");
    await expect(speed("16")).toBeVisible();
    await letFramesPass(page, 50);
    const sixteen = await measure();
    expect(sixteen).toBeGreaterThan(8);
    expect(sixteen).toBeLessThan(22);
    // No faster than that.
    await page.keyboard.press("l");
    await expect(speed("16")).toBeVisible();
    await page.keyboard.press("k");
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
    await page.keyboard.press("End");
    await expect.poll(() => shownFrame(page)).toBe(7499);
    for (let press = 0; press < 5; press++) await page.keyboard.press("j");
    await expect(speed("−16")).toBeVisible();
    await expect.poll(() => shownFrame(page)).toBeLessThan(7400);
    const back = await measure();
    expect(back).toBeLessThan(-8);
    expect(back).toBeGreaterThan(-22);
  }),
);
