import { spawnSync } from "node:child_process";
import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Locator, Page } from "playwright";
import { withApp } from "../support/electron-test.ts";
import { makeClip } from "../support/footage.ts";
import { readLog } from "../support/log-on-disk.ts";
import { expectEntries, letFramesPass, shownFrame, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { writeMediaLog } from "../support/media-log.ts";

const missing = spawnSync("ffmpeg", ["-version"]).error ? "not run: ffmpeg missing" : undefined;
test.skip(missing !== undefined, missing ?? "");

const H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-c:a", "aac"];

/** A log of so many clips, A001 and on, of two seconds each; answers its path. */
async function writeRushes(folder: string, count: number): Promise<string> {
  await mkdir(folder, { recursive: true });
  const clip = await makeClip(join(folder, "A001.mp4"), H264);
  const names = Array.from({ length: count }, (_, index) => `A${String(index + 1).padStart(3, "0")}`);
  for (const name of names.slice(1)) await copyFile(clip, join(folder, `${name}.mp4`));
  return writeMediaLog(
    folder,
    names.map((name) => ({ id: name.toLowerCase(), path: `${name}.mp4` })),
  );
}

function clip(page: Page, name: string): Locator {
  return page
    .getByRole("list", { name: "Videos of this log" })
    .getByRole("listitem")
    .filter({ has: page.getByText(name, { exact: true }) });
}

async function expectShown(page: Page, name: string): Promise<void> {
  await expect(clip(page, name)).toHaveAttribute("data-shown", "true");
  await waitForFilm(page);
}

test(
  "one key takes the next free clip, others mark it done and circled; each is one step, and undo takes it back",
  withApp(async ({ temp, start }) => {
    const log = await writeRushes(join(temp, "log"), 4);
    const { page } = await start([log]);
    await expectShown(page, "A001");
    await page.keyboard.press("F8");
    await expect(clip(page, "A001").getByText(/^In work: /)).toBeVisible();
    await page.keyboard.press("F9");
    await page.keyboard.press("Shift+F8");
    await expect(clip(page, "A001").getByText(/^Done: /)).toBeVisible();
    await expect(page.getByText("1 of 4 done")).toBeVisible();
    await page.keyboard.press("F8");
    await expectShown(page, "A002");
    await page.keyboard.press("F8");
    await expectShown(page, "A003");
    await expect(clip(page, "A002").getByText(/^In work: /)).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(clip(page, "A003").getByText(/^In work: /)).toBeHidden();
    await page.keyboard.press("Control+Shift+z");
    await expect(clip(page, "A003").getByText(/^In work: /)).toBeVisible();
    await page.keyboard.press("F8");
    await expectShown(page, "A004");
    await page.keyboard.press("F8");
    await expect(page.getByText("No clip is free: each of them is in work or done.")).toBeVisible();
    await waitForSaved(page);
    const { media } = await readLog(log);
    expect(media.map(({ status, circled }) => [status, circled])).toEqual([
      ["done", true],
      ["in-work", undefined],
      ["in-work", undefined],
      ["in-work", undefined],
    ]);
    expect(media.every(({ inWorkBy }) => typeof inWorkBy === "string" && inWorkBy !== "")).toBe(true);
  }),
);

test(
  "scene and take are written in place, keys go to logging again afterwards, and how far a clip is logged stands in its row",
  withApp(async ({ temp, start }) => {
    const log = await writeRushes(join(temp, "log"), 3);
    const { page } = await start([log]);
    await expectShown(page, "A001");
    await page.getByRole("textbox", { name: "Scene" }).click();
    await page.keyboard.type("12A");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("textbox", { name: "Take" })).toBeFocused();
    await page.keyboard.type("3");
    await page.keyboard.press("Enter");
    await expect(clip(page, "A001").getByText(/^Scene 12A, take 3/)).toBeVisible();
    await page.getByRole("textbox", { name: "Take" }).click();
    await page.keyboard.type("99");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("textbox", { name: "Take" })).toHaveValue("3");
    await page.getByRole("button", { name: "Circled take: A002" }).click();
    await page.keyboard.press("m");
    await expectEntries(page, 1);

    // Watched from its start to beyond a second; what is jumped over does not count.
    await page.keyboard.press("Space");
    await letFramesPass(page, 30);
    await page.keyboard.press("k");
    const stood = (await shownFrame(page)) / 25;
    await expect(clip(page, "A001").getByText(/^logged to 0:01$/)).toBeVisible();
    await page.keyboard.press("F8");
    await page.keyboard.press("Alt+PageDown");
    await expectShown(page, "A002");
    await waitForSaved(page);
    const { media } = await readLog(log);
    expect(media[0]).toMatchObject({ scene: "12A", take: "3", status: "in-work" });
    expect(media[1]).toMatchObject({ circled: true });
    // The frame that is presented as the film stops is watched no more.
    expect(Number(media[0]?.["loggedUpTo"])).toBeGreaterThanOrEqual(stood);
    expect(Number(media[0]?.["loggedUpTo"])).toBeLessThan(stood + 0.2);
    expect(media[1]?.["loggedUpTo"]).toBeUndefined();
  }),
);

test(
  "forty clips are listed with their pictures before any but the first is read, and one that is missing says so",
  withApp(async ({ temp, data, start }) => {
    const folder = join(temp, "log");
    const log = await writeRushes(folder, 40);
    await rm(join(folder, "A002.mp4"));
    const { page } = await start([log]);
    await expectShown(page, "A001");
    const list = page.getByRole("list", { name: "Videos of this log" });
    await expect(list.getByRole("listitem")).toHaveCount(40);
    await expect(clip(page, "A002").getByText("File not found")).toBeVisible();
    // The pictures of clips in view come by and by.
    await expect
      .poll(
        () =>
          clip(page, "A003")
            .locator("img")
            .evaluate((image: HTMLImageElement) => image.naturalWidth),
        {
          timeout: 20_000,
        },
      )
      .toBe(160);
    expect(await probesIn(data)).toBe(1);
    await clip(page, "A002").getByRole("button", { name: "A002" }).first().click();
    await expect(page.getByRole("alert").getByText("A002.mp4 is not where the log says")).toBeVisible();
    await page.keyboard.press("Alt+PageDown");
    await expectShown(page, "A003");
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect(clip(page, "A040")).toBeInViewport();
  }),
);

/** How many films have been probed. */
async function probesIn(data: string): Promise<number> {
  return (await readdir(join(data, "media-cache/probes"))).filter((name) => name.endsWith(".json")).length;
}
