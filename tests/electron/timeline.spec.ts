import { expect, test } from "@playwright/test";
import type { Page } from "playwright";
import { withApp } from "../support/electron-test.ts";
import { readLog, writeLog } from "../support/log-on-disk.ts";
import { rows, shownFrame, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";
import { readBarcode } from "../support/barcode.ts";
import { readPng } from "../support/read-png.ts";
import { pictureOnPage } from "../support/seek-page.ts";

/** Frames of 1001/30000 s. */
const FRAME_SECONDS = 1001 / 30000;

/** By frames: first, and the one after the last. The first two are in the row of kiss rehearsal, the others in that of funny. */
const ENTRIES = [
  { note: "one", start: 300, end: 600, tags: ["kiss-rehearsal"] },
  { note: "two", start: 900, end: 1200, tags: ["kiss-rehearsal"] },
  { note: "three", start: 420, end: 720, tags: ["funny"] },
  { note: "moment", start: 1500, tags: ["funny"] },
] as const;

type Stage = { readonly page: Page; readonly path: string };

async function open(temp: string, start: (files: string[]) => Promise<{ page: Page }>): Promise<Stage> {
  const path = await copySample(temp);
  const log = await readLog(path);
  const seconds = (frame: number) => Number((frame * FRAME_SECONDS).toFixed(9));
  const annotations = ENTRIES.map((entry, index) => ({
    id: `01930000-0000-7000-8000-${String(index).padStart(12, "0")}`,
    medium: log.media[0]?.id,
    start: seconds(entry.start),
    ...("end" in entry ? { end: seconds(entry.end) } : {}),
    tags: [...entry.tags],
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
  await expect(page.locator(".timeline-row-head")).toHaveCount(7);
  // Pictures and sound come when they are known, and move the rows down.
  await expect(page.locator(".timeline-lane")).toHaveCount(2);
  await expect(seen(page)).toContainText(["kiss rehearsal: one"]);
  return { page, path };
}

/** The list of what the timeline shows, as a screen reader has it. */
function seen(page: Page) {
  return page.getByRole("list", { name: /^In view, / }).getByRole("listitem");
}

/** The times of an entry on the disk, in frames. */
async function framesOf({ path }: Stage, note: string): Promise<[number, number | undefined]> {
  const found = (await readLog(path)).annotations.find((annotation) => annotation.note === note);
  const frame = (seconds: number) => Number((seconds / FRAME_SECONDS).toFixed(4));
  return [frame(found?.start ?? Number.NaN), found?.end === undefined ? undefined : frame(found.end)];
}

async function goTo(page: Page, frame: number): Promise<void> {
  await page.keyboard.press("=");
  await page.keyboard.type(`f${frame}`);
  await page.keyboard.press("Enter");
  await expect.poll(() => shownFrame(page)).toBe(frame);
}

/** Where frames and rows lie on the page: by the playhead at two frames far apart, and by the heads of the rows. */
async function measure(page: Page) {
  const box = await page.locator(".timeline-main").boundingBox();
  if (!box) throw new Error("no timeline");
  const lineAt = async (frame: number): Promise<number> => {
    await goTo(page, frame);
    const place = () =>
      page
        .locator(".timeline-playhead")
        .evaluate((line) => new DOMMatrix(getComputedStyle(line).transform).e);
    await expect.poll(async () => Math.abs((await place()) - (await place()))).toBe(0);
    return place();
  };
  const far = await lineAt(2000);
  const near = await lineAt(0);
  const perFrame = (far - near) / 2000;
  return {
    x: (frame: number) => box.x + near + frame * perFrame,
    perFrame,
    ruler: box.y + 10,
    row: async (name: string) => {
      const head = await page.locator(".timeline-row-head", { hasText: name }).boundingBox();
      if (!head) throw new Error(`no row ${name}`);
      return head.y + head.height / 2;
    },
  };
}

async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
  await page.mouse.move(...to);
}

async function barcodeOnScreen(page: Page): Promise<number | undefined> {
  return readBarcode(readPng(await page.screenshot({ scale: "css" })), await pictureOnPage(page));
}

test(
  "an entry is dragged along: both its times go, by whole frames, and one undo brings it back",
  withApp(async ({ temp, start }) => {
    const stage = await open(temp, start);
    const { page } = stage;
    const at = await measure(page);
    const y = await at.row("kiss rehearsal");
    await drag(page, [at.x(450), y], [at.x(450) + 40, y]);
    await page.mouse.up();
    await expect.poll(async () => (await framesOf(stage, "one"))[0]).not.toBe(300);
    const [first, end] = await framesOf(stage, "one");
    expect(Math.abs(first - (300 + 40 / at.perFrame))).toBeLessThan(2);
    expect([first, end]).toEqual([Math.round(first), Math.round(first) + 300]);
    await page.keyboard.press("Control+z");
    await expect.poll(() => framesOf(stage, "one")).toEqual([300, 600]);
    await expect(page.getByText("Undone: move 1 entry")).toBeVisible();
  }),
);

test(
  "an edge is trimmed: it snaps to the playhead, the picture shows the frame under it, and then where the film stood",
  withApp(async ({ temp, start }) => {
    const stage = await open(temp, start);
    const { page } = stage;
    const at = await measure(page);
    const y = await at.row("kiss rehearsal");
    await goTo(page, 780);
    await drag(page, [at.x(600) - 2, y], [at.x(780) + 4, y]);
    await expect(page.locator(".timeline-over")).toBeVisible();
    // The out is exclusive: the last frame of the segment is seen.
    await expect.poll(() => shownFrame(page)).toBe(779);
    expect(await barcodeOnScreen(page)).toBe(779);
    await page.mouse.up();
    await expect.poll(() => shownFrame(page)).toBe(780);
    await expect.poll(() => framesOf(stage, "one")).toEqual([300, 780]);

    // The in of the second snaps to the out of the first, and with Alt held down to nothing but frames.
    await drag(page, [at.x(900) + 2, y], [at.x(780) + 5, y]);
    await page.mouse.up();
    await expect.poll(() => framesOf(stage, "two")).toEqual([780, 1200]);
    await page.keyboard.press("Control+z");
    await expect.poll(() => framesOf(stage, "two")).toEqual([900, 1200]);
    await page.keyboard.down("Alt");
    await drag(page, [at.x(900) + 2, y], [at.x(780) + 5, y]);
    await page.mouse.up();
    await page.keyboard.up("Alt");
    await expect.poll(async () => (await framesOf(stage, "two"))[0]).not.toBe(900);
    const [free] = await framesOf(stage, "two");
    expect(free).not.toBe(780);
    expect(Math.abs(free - (780 + 5 / at.perFrame))).toBeLessThan(2);
    expect(free).toBe(Math.round(free));
  }),
);

test(
  "Esc takes a gesture back, and nothing has changed",
  withApp(async ({ temp, start }) => {
    const stage = await open(temp, start);
    const { page } = stage;
    const at = await measure(page);
    await goTo(page, 50);
    const y = await at.row("funny");
    await drag(page, [at.x(420) + 2, y], [at.x(200), y]);
    await expect.poll(() => shownFrame(page)).not.toBe(50);
    await page.keyboard.press("Escape");
    await expect(page.locator(".timeline-over")).toBeHidden();
    await expect.poll(() => shownFrame(page)).toBe(50);
    await page.mouse.up();
    await expect(page.getByRole("button", { name: "Nothing to undo" })).toBeDisabled();
    expect(await framesOf(stage, "three")).toEqual([420, 720]);
  }),
);

test(
  "Ctrl and drag draws a segment of the row's tag; a box selects what it touches; a press selects, or nothing",
  withApp(async ({ temp, start }) => {
    const stage = await open(temp, start);
    const { page } = stage;
    const at = await measure(page);
    const y = await at.row("camera shake");
    await page.keyboard.down("Control");
    await drag(page, [at.x(1000), y], [at.x(1300), y]);
    await page.mouse.up();
    await page.keyboard.up("Control");
    await expect(rows(page)).toHaveCount(5);
    await waitForSaved(page);
    const drawn = (await readLog(stage.path)).annotations.find(({ tags }) => tags?.includes("camera-shake"));
    expect(Math.abs((drawn?.start ?? 0) / FRAME_SECONDS - 1000)).toBeLessThan(3);
    expect(Math.abs((drawn?.end ?? 0) / FRAME_SECONDS - 1300)).toBeLessThan(3);
    await expect(rows(page).and(page.locator('[aria-selected="true"]'))).toContainText("camera shake");
    await page.keyboard.press("Control+z");
    await expect(rows(page)).toHaveCount(4);

    const [top, bottom] = [await at.row("kiss rehearsal"), await at.row("funny")];
    await drag(page, [at.x(250), top - 4], [at.x(800), bottom + 4]);
    await page.mouse.up();
    const selected = rows(page).and(page.locator('[aria-selected="true"]'));
    await expect(selected).toHaveCount(2);
    await expect(selected).toContainText(["one", "three"]);
    await page.mouse.click(at.x(1050), top);
    await expect(selected).toContainText(["two"]);
    await page.mouse.click(at.x(1400), top);
    await expect(selected).toHaveCount(0);
  }),
);

test(
  "the ruler takes the playhead along; wheel and keys zoom; what is in view is told in words",
  withApp(async ({ temp, start }) => {
    const { page } = await open(temp, start);
    const at = await measure(page);
    await page.mouse.click(at.x(1000), at.ruler);
    await expect.poll(() => shownFrame(page).then((frame) => Math.abs(frame - 1000))).toBeLessThan(3);
    await expect(seen(page)).toHaveCount(4);
    await expect(seen(page).first()).toHaveText("kiss rehearsal: one, 01:00:10;00 to 01:00:20;00");

    await page.mouse.move(at.x(1500), await at.row("funny"));
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -900);
    await page.keyboard.up("Control");
    await expect(seen(page)).toHaveCount(1);
    await expect(seen(page)).toHaveText(["funny: moment, 01:00:50;00"]);
    await page.keyboard.press("Control+0");
    await expect(seen(page)).toHaveCount(4);
    for (let press = 0; press < 8; press++) await page.keyboard.press("Control+=");
    await expect(seen(page)).toHaveCount(1);
    await expect(seen(page)).toContainText(["two"]);
  }),
);

test(
  "rows are tags, people, or packed; each folds; the pane hides and comes back as it was",
  withApp(async ({ temp, start }) => {
    const { page } = await open(temp, start);
    await page.getByRole("button", { name: "Fold kiss rehearsal" }).click();
    await expect(page.getByRole("button", { name: "Unfold kiss rehearsal" })).toBeVisible();
    await page.getByRole("radio", { name: "Packed" }).click();
    await expect(page.locator(".timeline-row-head")).toHaveText(["Row 13", "Row 21"]);
    await page.keyboard.press("Control+Alt+r");
    await expect(page.getByRole("radio", { name: "Tags" })).toBeChecked();
    await expect(page.getByRole("button", { name: "Unfold kiss rehearsal" })).toBeVisible();
    await page.getByRole("radio", { name: "People" }).click();
    await expect(page.locator(".timeline-row-head").last()).toHaveText("Nobody4");

    await page.keyboard.press("Control+Alt+Digit3");
    await expect(page.getByRole("region", { name: "Timeline" })).toBeHidden();
    await page.keyboard.press("Control+Alt+Digit3");
    await expect(page.locator(".timeline-row-head").last()).toHaveText("Nobody4");
  }),
);

test(
  "in and out are logged as a segment by a key, and what lies between them is selected by another",
  withApp(async ({ temp, start }) => {
    const stage = await open(temp, start);
    const { page } = stage;
    await goTo(page, 350);
    await page.keyboard.press("i");
    await goTo(page, 1000);
    await page.keyboard.press("o");
    await page.keyboard.press("Control+Shift+a");
    const selected = rows(page).and(page.locator('[aria-selected="true"]'));
    await expect(selected).toHaveCount(3);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+Enter");
    await expect(rows(page)).toHaveCount(5);
    await waitForSaved(page);
    const untagged = (await readLog(stage.path)).annotations.find(({ note }) => note === undefined);
    expect(untagged?.start).toBeCloseTo(350 * FRAME_SECONDS, 6);
    expect(untagged?.end).toBeCloseTo(1001 * FRAME_SECONDS, 6);
    await expect(page.locator(".timeline-row-head").last()).toHaveText("Untagged1");
  }),
);
