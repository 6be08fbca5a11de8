import { expect, type Page, test } from "@playwright/test";
import { withApp } from "../support/electron-test.ts";
import { letFramesPass, shownFrame, waitForFilm } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

const line = (page: Page) => page.getByRole("combobox", { name: "Quick line" });
const isPaused = (page: Page) => page.evaluate(() => document.querySelector("video")?.paused);

/** The frame at which the entry will begin, by the timecode in the line: drop-frame drops nothing in the first minute. */
async function frameOfIn(page: Page): Promise<number> {
  const text = await page.locator(".quick-line-in").innerText();
  const [, seconds, frames] = /01:00:(\d\d);(\d\d)/.exec(text) ?? [];
  return Number(seconds) * 30 + Number(frames);
}

/** Plays for more than a second, and opens the quick line. */
async function playAndWrite(page: Page): Promise<void> {
  await page.keyboard.press("Space");
  await letFramesPass(page, 45);
  await page.keyboard.press("Enter");
  await expect(line(page)).toBeFocused();
}

async function setWhileTyping(page: Page, choice: string): Promise<void> {
  await page.keyboard.press("Control+,");
  await page.getByRole("radio", { name: choice, exact: true }).check();
  await page.keyboard.press("Escape");
}

test(
  "while a line is typed the film runs on, where nothing else is set",
  withApp(async ({ temp, start }) => {
    const { page } = await start([await copySample(temp)]);
    await waitForFilm(page);
    await playAndWrite(page);
    expect(await isPaused(page)).toBe(false);
    await letFramesPass(page, 5);
    await page.keyboard.press("Escape");
    await expect(line(page)).toBeHidden();
    expect(await isPaused(page)).toBe(false);
  }),
);

test(
  "while a line is typed the film pauses at the frame of Enter, and goes on afterwards",
  withApp(async ({ temp, start }) => {
    const { page } = await start([await copySample(temp)]);
    await waitForFilm(page);
    await setWhileTyping(page, "Pauses");
    await playAndWrite(page);
    await expect.poll(() => isPaused(page)).toBe(true);
    expect(Math.abs((await shownFrame(page)) - (await frameOfIn(page)))).toBeLessThanOrEqual(3);
    await page.keyboard.type("he grins");
    await page.keyboard.press("Enter");
    await expect(line(page)).toBeHidden();
    await expect.poll(() => isPaused(page)).toBe(false);
  }),
);

test(
  "while a line is typed the film pauses and steps back a second, so that the words can be heard once more",
  withApp(async ({ temp, start }) => {
    const { page } = await start([await copySample(temp)]);
    await waitForFilm(page);
    await setWhileTyping(page, "Pauses, steps back");
    await playAndWrite(page);
    await expect.poll(() => isPaused(page)).toBe(true);
    const begin = await frameOfIn(page);
    await expect.poll(async () => begin - (await shownFrame(page))).toBeGreaterThanOrEqual(27);
    expect(begin - (await shownFrame(page))).toBeLessThanOrEqual(31);
    expect(await frameOfIn(page)).toBe(begin);
    await page.keyboard.press("Escape");
    await expect.poll(() => isPaused(page)).toBe(false);
  }),
);

test(
  "the preview shows what each form will make before it is made",
  withApp(async ({ temp, start }) => {
    const { page } = await start([await copySample(temp)]);
    await waitForFilm(page);
    await page.keyboard.press("Enter");
    await line(page).fill(
      'f300-f330 #kiss rehearsal @Ahn Bo Hyun: “맞았어요” = "I was hit" #hum @Hong grins',
    );
    const preview = page.getByRole("status", { name: "What will be logged" });
    await expect(preview.locator(":scope > *")).toHaveText([
      "01:00:10;00 – 01:00:11;00",
      "kiss rehearsal",
      "#hum new tag",
      "Ahn Bo-hyun",
      "@Hong new person",
      "Ahn Bo-hyun: “맞았어요” = “I was hit”",
      "grins",
    ]);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toContainText("hum");
    await expect(line(page)).toHaveValue(/^f300-f330 #kiss rehearsal/);
    await page.keyboard.press("Escape");
  }),
);
