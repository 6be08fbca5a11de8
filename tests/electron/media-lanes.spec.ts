import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { withApp } from "../support/electron-test.ts";
import { writeFilmLog } from "../support/film-log.ts";
import { PROJECT } from "../support/launch-electron.ts";
import { readLog } from "../support/log-on-disk.ts";
import { expectEntries, waitForFilm, waitForSaved } from "../support/log-page.ts";

const SAMPLE = join(PROJECT, "samples/itaewon-class/making-of.mp4");

/** What is made in the background takes as long as it takes on a busy machine: whoever works comes first. */
const IN_BACKGROUND = { timeout: 150_000 };

/** Waits until the sample's three lanes are there and nothing more is being made. */
async function waitForLanes(page: Page): Promise<void> {
  const mark = page.locator(".lane-mark");
  await expect(page.locator(".timeline-lane")).toHaveCount(2, IN_BACKGROUND);
  await expect(mark).toHaveCount(0, IN_BACKGROUND);
}

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
}

/** How many columns of the timeline have something other than its ground between two heights. */
async function inkedColumns(page: Page, lane: string): Promise<number> {
  const head = await page.locator(".timeline-lane", { hasText: lane }).boundingBox();
  const host = await page.locator(".timeline-host").boundingBox();
  if (!head || !host) throw new Error(`no lane ${lane}`);
  return page.evaluate(
    async ({ top, height }) => {
      const canvases = [...document.querySelectorAll<HTMLCanvasElement>(".timeline-host canvas")];
      const widest = canvases[0];
      if (!widest) return 0;
      const scale = widest.width / widest.getBoundingClientRect().width;
      const place = widest.getBoundingClientRect().top;
      const context = widest.getContext("2d");
      if (!context) return 0;
      const [from, rows] = [Math.round((top - place) * scale), Math.round(height * scale) - 2];
      const { data } = context.getImageData(0, from, widest.width, rows);
      let inked = 0;
      for (let x = 0; x < widest.width; x++) {
        const levels = new Set<number>();
        for (let y = 0; y < rows; y++) levels.add(data[4 * (y * widest.width + x)] ?? 0);
        if (levels.size > 1) inked++;
      }
      return inked / widest.width;
    },
    { top: head.y, height: head.height },
  );
}

test(
  "a film gets its waveform, its filmstrip and its shots in the background, which one command logs as drafts",
  withApp(async ({ temp, data, start }) => {
    test.setTimeout(300_000);
    const path = await writeFilmLog(join(temp, "log"), SAMPLE, []);
    const { page } = await start([path]);
    await waitForFilm(page);
    await waitForLanes(page);
    await expect.poll(() => inkedColumns(page, "Picture")).toBeGreaterThan(0.9);
    await expect.poll(() => inkedColumns(page, "Sound")).toBeGreaterThan(0.5);

    await runCommand(page, "Log every shot");
    await expectEntries(page, 3);
    await expect(page.getByText("3 shots were logged as drafts")).toBeVisible();
    await waitForSaved(page);
    const { annotations } = await readLog(path);
    expect(annotations.map(({ start: from, end, status }) => [from, end, status])).toEqual([
      [0, 25.025, "draft"],
      [25.025, 50.05, "draft"],
      [50.05, 75.008266667, "draft"],
    ]);
    await page.keyboard.press("Control+z");
    await expect(page.getByText("Nothing logged yet")).toBeVisible();
    const kept = await readdir(join(data, "media-cache/lanes"));
    expect(kept.map((name) => /-(\w+)\.lane$/.exec(name)?.[1]).toSorted()).toEqual([
      "filmstrip",
      "shots",
      "waveform",
    ]);
  }),
);

test(
  "what is made says so at the top, and can be given up one by one",
  withApp(async ({ temp, start }) => {
    const { page } = await start([await writeFilmLog(join(temp, "log"), SAMPLE, [])]);
    await waitForFilm(page);
    await expect(page.locator(".lane-mark")).toBeVisible(IN_BACKGROUND);
    for (const name of [
      "Stop making the waveform",
      "Stop making the filmstrip",
      "Stop looking for shot changes",
    ]) {
      const button = page.getByRole("button", { name });
      // It may be done before the mouse is there.
      if (await button.isVisible()) await button.click();
    }
    await expect(page.locator(".lane-mark")).toHaveCount(0, IN_BACKGROUND);
    await expect(page.getByRole("alert")).toHaveCount(0);
  }),
);

test(
  "without ffmpeg the window makes them by itself, off its own thread",
  withApp(async ({ temp, data, start }) => {
    test.setTimeout(300_000);
    const programs = join(temp, "programs");
    await mkdir(programs);
    const path = await writeFilmLog(join(temp, "log"), SAMPLE, []);
    const { page } = await start([path], { programs });
    await waitForFilm(page);
    await waitForLanes(page);
    await expect.poll(() => inkedColumns(page, "Picture")).toBeGreaterThan(0.9);
    await expect.poll(() => inkedColumns(page, "Sound")).toBeGreaterThan(0.5);
    await runCommand(page, "Log every shot");
    await expectEntries(page, 3);
    await waitForSaved(page);
    const { annotations } = await readLog(path);
    expect(annotations.map(({ start: from }) => from)).toEqual([0, 25.025, 50.05]);
    expect(await readdir(join(data, "media-cache/lanes")).catch(() => [])).toEqual([]);
  }),
);
