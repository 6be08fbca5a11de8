import { expect, type Locator, type Page, test } from "@playwright/test";
import { type AppTest, withApp } from "../support/electron-test.ts";
import type { RunningApp } from "../support/launch-electron.ts";
import { type LogOnDisk, readLog, writeLog } from "../support/log-on-disk.ts";
import { badges, expectEntries, letFramesPass, rows, shownFrame, waitForFilm } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";
import { timedKeys } from "../support/timed-keys.ts";

/** One test for each rule of "How logging feels": real key events in the real app, and what is in the file afterwards. */

type Entry = LogOnDisk["annotations"][number];

/** Starts the app on the sample with its tags and people and nothing logged. */
async function openEmpty({ temp, start }: AppTest): Promise<RunningApp & { readonly log: string }> {
  const log = await copySample(temp);
  const app = await start([log]);
  await waitForFilm(app.page);
  return { ...app, log };
}

/** What is in the file, once it has so many entries and nothing that runs; in the order of their starts. */
async function stored(log: string, count: number): Promise<readonly Entry[]> {
  const read = async () => (await readLog(log)).annotations;
  await expect.poll(async () => (await read()).filter(({ open }) => open !== true).length).toBe(count);
  return read();
}

const frameOf = (seconds: number): number => Math.round((seconds * 30_000) / 1001);

const tagKey = (page: Page, name: string): Locator =>
  page.getByRole("region", { name: "Tags" }).getByRole("button", { name: new RegExp(`^${name}`) });
const personKey = (page: Page, name: string): Locator =>
  page.getByRole("region", { name: "People" }).getByRole("button", { name: new RegExp(`^${name}`) });
const isPlaying = (page: Page): Promise<boolean> =>
  page.locator("video").evaluate((video) => video instanceof HTMLVideoElement && !video.paused);

test(
  "1: released within 400 ms a segment runs on until the next press; held longer it ends at the release",
  withApp(async (app) => {
    const { page, log } = await openEmpty(app);
    const keys = await timedKeys(page);
    await keys.tap("Digit1", 400);
    await expect(badges(page)).toContainText(["kiss rehearsal"]);
    await expect(tagKey(page, "kiss rehearsal")).toHaveAttribute("data-running", "true");
    await keys.tap("Digit2", 401);
    await expect(tagKey(page, "camera shake")).toHaveAttribute("data-running", "false");
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => shownFrame(page)).toBe(30);
    await keys.tap("Digit1", 400);
    await expect(tagKey(page, "kiss rehearsal")).toHaveAttribute("data-running", "false");
    const entries = await stored(log, 2);
    const kiss = entries.find(({ tags }) => tags[0] === "kiss-rehearsal");
    const shake = entries.find(({ tags }) => tags[0] === "camera-shake");
    expect([frameOf(kiss?.start ?? -1), frameOf(kiss?.end ?? -1)]).toEqual([0, 30]);
    // Nothing is shorter than the frame that it began on.
    expect([frameOf(shake?.start ?? -1), frameOf(shake?.end ?? -1)]).toEqual([0, 1]);
  }),
);

test(
  "1: several run at once, a moment tag drops a moment, a window tag its window, and the film never stops",
  withApp(async (app) => {
    const { page, log } = await openEmpty(app);
    const keys = await timedKeys(page);
    await page.keyboard.press("Space");
    await letFramesPass(page, 30);
    for (const code of ["Digit1", "Digit2", "Digit7", "Digit4"]) {
      await keys.tap(code, 30);
      expect(await isPlaying(page)).toBe(true);
    }
    await expect(badges(page)).toHaveCount(3);
    await keys.tap("KeyQ", 30);
    await keys.tap("Digit2", 30);
    await letFramesPass(page, 150);
    await keys.tap("Digit1", 30);
    expect(await isPlaying(page)).toBe(true);
    const entries = await stored(log, 4);
    const noise = entries.find(({ tags }) => tags[0] === "set-noise");
    expect(noise?.end).toBeUndefined();
    expect(noise?.open).toBeUndefined();
    const funny = entries.find(({ tags }) => tags[0] === "funny");
    // The sample's window reaches 4 s back and 2 s ahead; the film had not run for 4 s when it was pressed.
    expect(funny?.start).toBe(0);
    expect(funny?.end).toBeGreaterThan(2);
    expect(frameOf(funny?.end ?? 0)).toBeLessThan(frameOf(funny?.start ?? 0) + 180);
  }),
);

test(
  "1: key repeat and a second press within 200 ms are ignored, and it shows; a window that loses the focus ends a hold",
  withApp(async (app) => {
    const { page, log } = await openEmpty(app);
    const keys = await timedKeys(page);
    await keys.holdDown("Digit1", 8);
    await expectEntries(page, 1);
    await page.evaluate(() => window.dispatchEvent(new Event("blur")));
    // Less than 400 ms may have gone by: a hold that is lost early leaves the segment running, as a release would.
    await keys.up("Digit1");
    if ((await tagKey(page, "kiss rehearsal").getAttribute("data-running")) === "true") {
      await keys.tap("Digit1", 30);
    }
    await expect(badges(page).filter({ hasText: "target" })).toHaveCount(1);

    await keys.tapTwice("Digit2", 199);
    await expect(tagKey(page, "camera shake")).toHaveAttribute("data-ignored", "true");
    await expect(tagKey(page, "camera shake")).toHaveAttribute("data-running", "true");
    await expect(tagKey(page, "camera shake")).toHaveAttribute("data-ignored", "false");
    await keys.tap("Digit2", 30);
    await keys.tapTwice("Digit3", 200);
    await expect(tagKey(page, "elevator laugh")).toHaveAttribute("data-running", "false");

    await keys.holdDown("KeyQ", 5);
    await keys.up("KeyQ");
    await expect(personKey(page, "Park Seo-joon")).toHaveAttribute("aria-pressed", "true");
    await keys.holdDown("KeyM", 5);
    await keys.up("KeyM");
    await stored(log, 4);
  }),
);

test(
  "1: a window that has lost the focus for longer than a press ends the hold there, and its later release ends nothing",
  withApp(async (app) => {
    const { page, log } = await openEmpty(app);
    await page.keyboard.press("Space");
    await letFramesPass(page, 15);
    await page.keyboard.down("1");
    await letFramesPass(page, 30);
    await page.evaluate(() => window.dispatchEvent(new Event("blur")));
    await expect(tagKey(page, "kiss rehearsal")).toHaveAttribute("data-running", "false");
    await letFramesPass(page, 15);
    await page.keyboard.up("1");
    await page.keyboard.press("Space");
    const [kiss] = await stored(log, 1);
    expect(frameOf(kiss?.end ?? 0)).toBeLessThan((await shownFrame(page)) - 10);
  }),
);

test(
  "1: of a group of which one runs at a time, the second ends the first on the very frame on which it starts, in one step",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    const file = await readLog(path);
    const tags = file.tags.map((tag) =>
      ["kiss-rehearsal", "camera-shake"].includes(tag.id) ? { ...tag, exclusive: true } : tag,
    );
    await writeLog(path, { ...file, tags });
    const { page } = await start([path]);
    await waitForFilm(page);
    const keys = await timedKeys(page);
    await page.keyboard.press("Space");
    await letFramesPass(page, 20);
    await keys.tap("Digit1", 30);
    await keys.tap("Digit5", 30);
    await letFramesPass(page, 20);
    await keys.tap("Digit2", 30);
    await expect(tagKey(page, "kiss rehearsal")).toHaveAttribute("data-running", "false");
    await expect(tagKey(page, "crew")).toHaveAttribute("data-running", "true");
    await page.keyboard.press("Control+z");
    await expect(tagKey(page, "kiss rehearsal")).toHaveAttribute("data-running", "true");
    await expect(tagKey(page, "camera shake")).toHaveAttribute("data-running", "false");
    await page.keyboard.press("Control+Shift+z");
    await letFramesPass(page, 20);
    await keys.tap("Digit2", 30);
    await keys.tap("Digit5", 30);
    const entries = await stored(path, 3);
    const kiss = entries.find((entry) => entry.tags[0] === "kiss-rehearsal");
    const shake = entries.find((entry) => entry.tags[0] === "camera-shake");
    expect(kiss?.end).toBe(shake?.start);
  }),
);

test(
  "2: the allowance is taken off presses in forward play only, scaled by the rate, at most 2 s; M never has it",
  withApp(async (app) => {
    const { page, log } = await openEmpty(app);
    const keys = await timedKeys(page);
    // A moment tag and M at one and the same moment: what lies between them is the allowance.
    const allowances: number[] = [];
    const measure = async (count: number): Promise<void> => {
      await keys.tapTogether(["Digit7", "KeyM"]);
      const entries = await stored(log, count);
      const fresh = entries.filter(({ id }) => !known.has(id));
      for (const { id } of fresh) known.add(id);
      const tagged = fresh.find(({ tags }) => tags[0] === "set-noise");
      const untagged = fresh.find(({ tags }) => tags.length === 0);
      allowances.push(frameOf(untagged?.start ?? -1) - frameOf(tagged?.start ?? -999));
    };
    const known = new Set<string>();

    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Control+ArrowRight");
    // From frame 330 on: no press comes near the cuts of the sample, at 750 and 1500, which an allowance does not cross.
    await expect.poll(() => shownFrame(page)).toBe(330);
    await measure(2);
    await page.keyboard.press("Space");
    await letFramesPass(page, 20);
    await measure(4);
    await page.keyboard.press("l");
    await expect(page.getByRole("button", { name: /2×/ })).toBeVisible();
    await letFramesPass(page, 40);
    await measure(6);
    for (const times of ["4×", "8×"]) {
      await page.keyboard.press("l");
      await expect(page.getByRole("button", { name: new RegExp(times) })).toBeVisible();
    }
    await letFramesPass(page, 80);
    await measure(8);
    await page.keyboard.press("k");
    // 0.3 s of 29.97 frames a second are 8.99 frames, so the frame shown then is the ninth before; 2 s are 59.94.
    expect(allowances).toEqual([0, 9, 18, 60]);

    // In reverse, none.
    await page.keyboard.press("j");
    await expect(page.getByRole("button", { name: /−1×|-1×/ })).toBeVisible();
    await measure(10);
    await page.keyboard.press("k");
    expect(allowances.at(-1)).toBe(0);
  }),
);

test(
  "2: an allowance of 0 stores the very frame of the press",
  withApp(async (app) => {
    const { page, log } = await openEmpty(app);
    const keys = await timedKeys(page);
    await page.keyboard.press("Control+,");
    await page.getByRole("slider", { name: "Reaction allowance" }).fill("0");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Space");
    await letFramesPass(page, 20);
    await keys.tapTogether(["Digit7", "KeyM"]);
    const [first, second] = await stored(log, 2);
    expect(first?.start).toBe(second?.start);
    expect(first?.start).toBeGreaterThan(0);
  }),
);

test(
  "2: I and O set a selected row to the very frame on the screen, without an allowance",
  withApp(async (app) => {
    const { page, log } = await openEmpty(app);
    await page.keyboard.press("m");
    await rows(page).first().click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => shownFrame(page)).toBe(31);
    await page.keyboard.press("o");
    const [entry] = await stored(log, 1);
    expect(frameOf(entry?.start ?? -1)).toBe(0);
    await expect.poll(async () => frameOf((await readLog(log)).annotations[0]?.end ?? -1)).toBe(32);
    await page.keyboard.press("i");
    await expect.poll(async () => frameOf((await readLog(log)).annotations[0]?.start ?? -1)).toBe(31);
  }),
);

test(
  "3: people go on and off the target, Shift puts them on all that runs, Tab moves the target, and it stays after its end",
  withApp(async (app) => {
    const { page, log } = await openEmpty(app);
    const keys = await timedKeys(page);
    // With no target a person is armed, and goes on the next tag.
    await keys.tap("KeyW", 30);
    await expect(personKey(page, "Kwon Nara")).toHaveAttribute("data-armed", "true");
    await keys.tap("KeyE", 30);
    await keys.tap("KeyE", 30);
    await expect(personKey(page, "Kim Da-mi")).toHaveAttribute("data-armed", "false");
    await keys.tap("Digit1", 30);
    await expect(personKey(page, "Kwon Nara")).toHaveAttribute("data-armed", "false");
    await expect(badges(page)).toContainText(["Kwon Nara"]);

    await keys.tap("Digit2", 30);
    await keys.tap("KeyQ", 30);
    await expect(badges(page).filter({ hasText: "camera shake" })).toContainText("Park Seo-joon");
    await keys.tap("KeyR", 30, { shift: true });
    await expect(badges(page).filter({ hasText: "Ahn Bo-hyun" })).toHaveCount(2);
    await page.keyboard.press("Tab");
    await expect(badges(page).filter({ hasText: "kiss rehearsal" })).toHaveAttribute("aria-current", "true");
    await keys.tap("KeyW", 30);
    await expect(badges(page).filter({ hasText: "kiss rehearsal" })).not.toContainText("Kwon Nara");

    // Ended, it is still the target until the next tag.
    await keys.tap("Digit1", 30);
    await keys.tap("Digit2", 30);
    await expect(badges(page)).toHaveCount(1);
    await keys.tap("KeyT", 30);
    const entries = await stored(log, 2);
    const kiss = entries.find(({ tags }) => tags[0] === "kiss-rehearsal");
    await expect
      .poll(async () => (await readLog(log)).annotations.find(({ id }) => id === kiss?.id)?.people.toSorted())
      .toEqual(["ahn-bo-hyun", "camera-operator"]);
  }),
);

test(
  "3: a selection is the target only if it was made after the last tag",
  withApp(async (app) => {
    const { page, log } = await openEmpty(app);
    const keys = await timedKeys(page);
    await keys.tap("Digit7", 30);
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => shownFrame(page)).toBe(30);
    await keys.tap("Digit7", 30);
    await rows(page).first().click();
    await keys.tap("KeyQ", 30);
    await keys.tap("Digit5", 30);
    await keys.tap("KeyW", 30);
    await keys.tap("Digit5", 30);
    const entries = await stored(log, 3);
    const by = (tag: string) => entries.filter(({ tags }) => tags[0] === tag).map(({ people }) => people);
    await expect.poll(async () => (await readLog(log)).annotations.length).toBe(3);
    expect(by("set-noise")).toEqual([["park-seo-joon"], []]);
    expect(by("crew")).toEqual([["kwon-nara"]]);
  }),
);

test(
  "4: Alt turns the target into another tag, Shift adds a second, Backspace cancels with an undo, Esc discards nothing",
  withApp(async (app) => {
    const { page, log } = await openEmpty(app);
    const keys = await timedKeys(page);
    await keys.tap("Digit1", 30);
    await keys.tap("Digit2", 30, { alt: true });
    await expect(badges(page)).toContainText(["camera shake"]);
    await expectEntries(page, 1);
    await keys.tap("Digit5", 30, { shift: true });
    await expect(badges(page)).toContainText(["camera shake + crew"]);
    await keys.tap("Digit6", 30, { shift: true });
    await keys.tap("Digit6", 30, { shift: true });
    await expect(badges(page)).toContainText(["camera shake + crew"]);
    // A plain key makes one of its own.
    await keys.tap("Digit3", 30);
    await expectEntries(page, 2);

    await page.keyboard.press("Backspace");
    await expectEntries(page, 1);
    await page.getByRole("log").getByRole("button", { name: "Undo" }).click();
    await expectEntries(page, 2);
    await expect(tagKey(page, "elevator laugh")).toHaveAttribute("data-running", "true");

    for (const open of ["?", "Control+k", "Enter"]) {
      await page.keyboard.press(open);
      await page.keyboard.press("Escape");
    }
    await rows(page).first().click();
    for (let times = 0; times < 4; times++) await page.keyboard.press("Escape");
    await expectEntries(page, 2);
    await expect(badges(page)).toHaveCount(2);
    await keys.tap("Digit2", 30);
    await keys.tap("Digit3", 30);
    const entries = await stored(log, 2);
    expect(entries.map(({ tags }) => tags.toSorted()).toSorted()).toEqual([
      ["camera-shake", "crew"],
      ["elevator-laugh"],
    ]);
  }),
);

test(
  "7: undo leaves the playhead where it is while the film runs, and in a text field it is the field's first",
  withApp(async (app) => {
    const { page } = await openEmpty(app);
    const keys = await timedKeys(page);
    await keys.tap("Digit7", 30);
    await page.keyboard.press("Space");
    await letFramesPass(page, 30);
    const before = await shownFrame(page);
    await page.keyboard.press("Control+z");
    await expect(rows(page)).toHaveCount(0);
    await letFramesPass(page, 10);
    expect(await shownFrame(page)).toBeGreaterThan(before);
    expect(await isPlaying(page)).toBe(true);
    await page.keyboard.press("Control+Shift+z");
    await expectEntries(page, 1);

    await page.keyboard.press("Enter");
    const line = page.getByRole("combobox", { name: "Quick line" });
    await expect(line).toBeFocused();
    await page.keyboard.type("a slip");
    await page.keyboard.press("Control+z");
    await expect(line).not.toHaveValue("a slip");
    await expectEntries(page, 1);
  }),
);
