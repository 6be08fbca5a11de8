import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright";
import { closeWindow, withApp } from "../support/electron-test.ts";
import { PROJECT } from "../support/launch-electron.ts";
import { waitForFilm } from "../support/log-page.ts";

/**
 * Pictures of the window for people to look at: below `test-results/`, or into `docs/screenshots/` where
 * SCENELOG_UPDATE_PICTURES is set. The test itself asserts what each of them has to show.
 */
const FOLDER = join(
  PROJECT,
  process.env["SCENELOG_UPDATE_PICTURES"] ? "docs/screenshots" : "test-results/pictures",
);

const take = async (page: Page, name: string): Promise<void> => {
  await mkdir(FOLDER, { recursive: true });
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), scale: "css", animations: "disabled" });
};

const copyWholeSample = async (folder: string): Promise<string> => {
  await cp(join(PROJECT, "samples/itaewon-class"), folder, { recursive: true });
  return join(folder, "itaewon-class.scenelog.json");
};

test(
  "the window shows article, film, palettes and log side by side, and one row unfolds for editing",
  withApp(async ({ temp, start }) => {
    const { page } = await start([await copyWholeSample(temp)]);
    await waitForFilm(page);
    await page.getByRole("row", { name: /camera shake/ }).dblclick();
    await expect(page.getByText("frame 930")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("5");
    await page.keyboard.press("t");
    for (let step = 0; step < 5; step++) await page.keyboard.press("Shift+ArrowRight");
    await expect(page.getByText("frame 1080")).toBeVisible();
    await expect(page.getByRole("list", { name: "Being logged" })).toContainText("crew");
    await take(page, "main-dark");

    await page.keyboard.press("Enter");
    await page.keyboard.type('#funny @Park Seo Joon: "어, 무겁네" = "Oh, heavy" tries the ca');
    await expect(page.getByRole("status", { name: "What will be logged" })).toContainText("Oh, heavy");
    await take(page, "quick-line");
    await page.keyboard.press("Escape");

    await page.getByRole("row", { name: /camera shake/ }).click();
    await expect(page.getByRole("textbox", { name: "Note" })).toBeVisible();
    await take(page, "row-unfolded");
  }),
);

test(
  "the window is Korean, and light, where that is asked for",
  withApp(async ({ temp, start }) => {
    const app = await start([await copyWholeSample(temp)], { language: "ko" });
    const { page } = app;
    await waitForFilm(page);
    await page.keyboard.press("Control+,");
    await page.getByRole("radio", { name: "밝게" }).check();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    await take(page, "settings-light-ko");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "내보내기" })).toBeVisible();
    await take(page, "main-light-ko");
    await closeWindow(app);
  }),
);

test(
  "an app with nothing open says what to do",
  withApp(async ({ start }) => {
    const { page } = await start();
    await expect(page.getByRole("button", { name: "Open…" })).toBeVisible();
    await take(page, "welcome");
  }),
);
