import { expect, test } from "@playwright/test";
import type { Page } from "playwright";
import { withApp } from "../support/electron-test.ts";
import { readLog, writeLog } from "../support/log-on-disk.ts";
import { rows, shownFrame, waitForFilm } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";
import { readBarcode } from "../support/barcode.ts";
import { readPng } from "../support/read-png.ts";
import { pictureOnPage } from "../support/seek-page.ts";

/** Frames of 1001/30000 s. */
const FRAME_SECONDS = 1001 / 30000;

/** Two segments and a moment, by frames: first and, for a segment, the one after its last. */
const ENTRIES = [
  { note: "one", start: 300, end: 330 },
  { note: "two", start: 600, end: 645 },
  { note: "moment", start: 900 },
] as const;

async function openEntries(temp: string, start: (files: string[]) => Promise<{ page: Page }>): Promise<Page> {
  const path = await copySample(temp);
  const log = await readLog(path);
  const seconds = (frame: number) => Number((frame * FRAME_SECONDS).toFixed(9));
  const annotations = ENTRIES.map((entry, index) => ({
    id: `01930000-0000-7000-8000-${String(index).padStart(12, "0")}`,
    medium: log.media[0]?.id,
    start: seconds(entry.start),
    ...("end" in entry ? { end: seconds(entry.end) } : {}),
    tags: [],
    people: [],
    quotes: [],
    note: entry.note,
    created: "2026-01-01T00:00:00.000Z",
    modified: "2026-01-01T00:00:00.000Z",
    author: "test",
  }));
  await writeLog(path, { ...log, annotations });
  const { page } = await start([path]);
  await waitForFilm(page);
  return page;
}

/** Waits until the film stands on a frame, and looks whether the picture is that frame. */
async function expectStanding(page: Page, frame: number): Promise<void> {
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect.poll(() => shownFrame(page)).toBe(frame);
  const picture = await pictureOnPage(page);
  expect(readBarcode(readPng(await page.screenshot({ scale: "css" })), picture)).toBe(frame);
}

async function goTo(page: Page, text: string): Promise<void> {
  await page.keyboard.press("=");
  await expect(page.getByRole("textbox", { name: "Go to" })).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

/** Every frame that the app names from now on, until `readShown` is asked for them. */
async function noteShown(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shown: number[] = [];
    Reflect.set(window, "shown", shown);
    const label = document.querySelector(".transport-details");
    const note = () => shown.push(Number(/frame (\d+)/.exec(label?.textContent ?? "")?.[1] ?? Number.NaN));
    if (label)
      new MutationObserver(note).observe(label, { childList: true, characterData: true, subtree: true });
  });
}

async function readShown(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => Reflect.get(window, "shown") as number[]);
}

test(
  "N and P go to the next and the previous edge, and Alt+Left back to where one was",
  withApp(async ({ temp, start }) => {
    const page = await openEntries(temp, start);
    for (const frame of [300, 330, 600, 645, 900]) {
      await page.keyboard.press("n");
      await expectStanding(page, frame);
    }
    await page.keyboard.press("n");
    await expectStanding(page, 900);
    for (const frame of [645, 600]) {
      await page.keyboard.press("p");
      await expectStanding(page, frame);
    }
    await page.keyboard.press("Alt+ArrowLeft");
    await expectStanding(page, 645);
    await page.keyboard.press("Control+Shift+ArrowLeft");
    await expectStanding(page, 635);
    await page.keyboard.press("Control+Shift+ArrowRight");
    await expectStanding(page, 645);
  }),
);

test(
  "a typed time is gone to: frame, timecode, seconds, and so many on; what is no time stays, with the reason",
  withApp(async ({ temp, start }) => {
    const page = await openEntries(temp, start);
    await goTo(page, "f1873");
    await expectStanding(page, 1873);
    await goTo(page, "+5f");
    await expectStanding(page, 1878);
    // 10 s are 299.7 frames: frame 299 is on the screen then.
    await goTo(page, "10");
    await expectStanding(page, 299);
    await goTo(page, "0:20.5");
    await expectStanding(page, 614);
    // The film begins at 01:00:00;00 in drop-frame: two seconds on are 60 frames.
    await goTo(page, "01:00:02;00");
    await expectStanding(page, 60);

    await goTo(page, "tomorrow");
    await expect(page.getByRole("alert").filter({ hasText: "tomorrow" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Go to" })).toHaveValue("tomorrow");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("textbox", { name: "Go to" })).toBeHidden();
    await expectStanding(page, 60);
    await page.locator(".transport-big").dblclick();
    await expect(page.getByRole("textbox", { name: "Go to" })).toBeFocused();
  }),
);

test(
  "a click copies the time that is shown; a click under it swaps timecode and media time",
  withApp(async (parts) => {
    const running = await parts.start([await copySample(parts.temp)]);
    const { page, app } = running;
    await waitForFilm(page);
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => shownFrame(page)).toBe(30);
    await expect(page.locator(".transport-big")).toHaveText("01:00:01;00");
    await page.locator(".transport-big").click();
    await expect(page.getByText("Copied: 01:00:01;00")).toBeVisible();
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe("01:00:01;00");
    await page.locator(".transport-details").click();
    await expect(page.locator(".transport-big")).toHaveText("0:01.00");
  }),
);

test(
  "I and O mark in and out where no row is selected; in to out plays from the one and stands on the other's last frame",
  withApp(async ({ temp, start }) => {
    const page = await openEntries(temp, start);
    await goTo(page, "f400");
    await expectStanding(page, 400);
    await page.keyboard.press("i");
    await goTo(page, "f429");
    await expectStanding(page, 429);
    await page.keyboard.press("o");
    await expect(page.locator(".seek-range")).toBeVisible();
    await goTo(page, "f0");
    await expectStanding(page, 0);
    await noteShown(page);
    await page.keyboard.press("Shift+Space");
    await expect.poll(() => shownFrame(page)).toBeGreaterThanOrEqual(400);
    await expectStanding(page, 429);
    const shown = await readShown(page);
    expect(shown[0]).toBe(400);
    // It is told of the last frame when that is there already, so one or two may follow it for a moment.
    expect(Math.max(...shown)).toBeLessThanOrEqual(435);

    await page.keyboard.press("Shift+KeyI");
    await expectStanding(page, 400);
    await page.keyboard.press("Shift+KeyO");
    await expectStanding(page, 429);
    await page.keyboard.press("Control+Shift+KeyX");
    await expect(page.locator(".seek-range")).toBeHidden();
  }),
);

test(
  "a selected entry is looped until H is pressed again; with a count-in the film waits for it",
  withApp(async ({ temp, start }) => {
    const page = await openEntries(temp, start);
    const row = rows(page).filter({ hasText: "one" });
    await row.click();
    await expect(row).toHaveAttribute("aria-selected", "true");
    await noteShown(page);
    await page.keyboard.press("h");
    await expect(page.getByRole("button", { name: /^Loop/ })).toHaveAttribute("aria-pressed", "true");
    const turns = async () => {
      const shown = await readShown(page);
      return shown.filter((frame, index) => frame < (shown[index - 1] ?? 0)).length;
    };
    await expect.poll(turns).toBeGreaterThanOrEqual(3);
    const shown = await readShown(page);
    expect(Math.min(...shown)).toBe(300);
    expect(Math.max(...shown)).toBeLessThanOrEqual(336);
    await page.keyboard.press("h");
    await expect(page.getByRole("button", { name: /^Loop/ })).toHaveAttribute("aria-pressed", "false");
    await expect.poll(() => shownFrame(page)).toBeGreaterThan(340);
    await page.keyboard.press("k");

    await page.keyboard.press("Shift+KeyH");
    const count = page.locator(".player-count");
    for (const left of ["3", "2", "1"]) await expect(count).toHaveText(left);
    await expect(count).toBeHidden();
    await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  }),
);

test(
  "playing around a point comes back to it; skipping gaps goes from entry to entry and stops after the last",
  withApp(async ({ temp, start }) => {
    const page = await openEntries(temp, start);
    await goTo(page, "f200");
    await expectStanding(page, 200);
    await noteShown(page);
    await page.keyboard.press("y");
    await expect.poll(() => shownFrame(page)).toBeGreaterThan(250);
    await expectStanding(page, 200);
    // Two seconds either way.
    expect((await readShown(page))[0]).toBe(140);

    await page.keyboard.press("Shift+KeyN");
    await page.keyboard.press("Space");
    await expect.poll(() => shownFrame(page)).toBeGreaterThanOrEqual(300);
    await expect.poll(() => shownFrame(page)).toBeGreaterThanOrEqual(600);
    await expect.poll(() => shownFrame(page)).toBeGreaterThanOrEqual(900);
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
    const between = (await readShown(page)).filter((frame) => frame > 340 && frame < 600);
    expect(between).toEqual([]);
    expect(await shownFrame(page)).toBeLessThan(940);
  }),
);
