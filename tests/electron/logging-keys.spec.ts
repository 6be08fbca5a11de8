import { expect, type Locator, type Page, test } from "@playwright/test";
import { withApp } from "../support/electron-test.ts";
import { readLog, writeLog } from "../support/log-on-disk.ts";
import { badges, expectEntries, letFramesPass, rows, shownFrame, waitForFilm } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";
import { timedKeys } from "../support/timed-keys.ts";

const quickLineOf = (page: Page): Locator => page.getByRole("combobox", { name: "Quick line" });
const tagKeys = (page: Page): Locator => page.getByRole("region", { name: "Tags" }).locator("[data-tag]");
const personKey = (page: Page, name: string): Locator =>
  page.getByRole("region", { name: "People" }).getByRole("button", { name: new RegExp(`^${name}`) });
const frameOf = (seconds: number): number => Math.round((seconds * 30_000) / 1001);

test(
  "palette keys act by their place with Hangul mode on, whatever the input method makes of them",
  withApp(async ({ temp, start }) => {
    const { page } = await start([await copySample(temp)]);
    await waitForFilm(page);
    const keys = await timedKeys(page);
    await keys.tap("KeyQ", 30, { key: "ㅂ" });
    await expect(personKey(page, "Park Seo-joon")).toHaveAttribute("data-armed", "true");
    await keys.tap("KeyW", 30, { key: "Process" });
    await expect(personKey(page, "Kwon Nara")).toHaveAttribute("data-armed", "true");
    await keys.tap("Digit1", 30, { key: "1" });
    await expect(badges(page)).toContainText(["Park Seo-joon, Kwon Nara"]);
    await keys.tap("KeyM", 30, { key: "ㅡ" });
    await expectEntries(page, 2);
    await keys.tap("KeyL", 30, { key: "ㅣ" });
    await letFramesPass(page, 5);
    await keys.tap("KeyK", 30, { key: "ㅏ" });
  }),
);

test(
  "a Hangul composition in the quick line: its Enter ends the composition only, Esc and palette keys are the line's",
  withApp(async ({ temp, start }) => {
    const log = await copySample(temp);
    const { page } = await start([log]);
    await waitForFilm(page);
    const session = await page.context().newCDPSession(page);
    const compose = (text: string) =>
      session.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await page.keyboard.press("Enter");
    const line = quickLineOf(page);
    await expect(line).toBeFocused();
    await page.keyboard.type('"');
    await compose("ㅁ");
    await compose("무");
    await compose("무ㄱ");
    // What the input method takes, the browser gives as the key 229, and so does it the Enter that ends it.
    for (const code of ["KeyQ", "Enter"]) {
      await session.send("Input.dispatchKeyEvent", {
        type: "rawKeyDown",
        code,
        key: "Process",
        windowsVirtualKeyCode: 229,
      });
    }
    await expect(line).toBeVisible();
    await expect(personKey(page, "Park Seo-joon")).toHaveAttribute("aria-pressed", "false");
    await session.send("Input.insertText", { text: "무겁네" });
    await expect(line).toHaveValue('"무겁네');
    await expect(rows(page)).toHaveCount(0);
    await page.keyboard.press("Enter");
    await expect(line).toBeHidden();
    await expectEntries(page, 1);
    await expect.poll(async () => (await readLog(log)).annotations[0]?.quotes[0]?.text).toBe("무겁네");
  }),
);

test(
  "what was clicked takes no keys away; a control that Tab led to does, and Esc or a commit gives them back",
  withApp(async ({ temp, start }) => {
    const { page } = await start([await copySample(temp)]);
    await waitForFilm(page);
    const keys = await timedKeys(page);
    await page.getByRole("button", { name: "One frame ahead" }).click();
    await keys.tap("Digit7", 30);
    await expectEntries(page, 1);
    await page.getByRole("heading", { name: "A kiss that stops short" }).click();
    await keys.tap("Digit7", 30);
    await expectEntries(page, 2);
    await rows(page).first().click();
    await page.getByRole("textbox", { name: "Note" }).click();
    await page.keyboard.type("7 q");
    await expectEntries(page, 2);
    await page.keyboard.press("Escape");
    await keys.tap("Digit7", 30);
    await expectEntries(page, 3);

    // Nothing runs, so Tab is the page's; the control that it led to has the plain keys until Esc.
    await page.keyboard.press("Tab");
    await keys.tap("Digit7", 30);
    await page.keyboard.press("Escape");
    await keys.tap("Digit7", 30);
    await expectEntries(page, 4);

    await page.keyboard.press("Enter");
    await expect(quickLineOf(page)).toBeFocused();
    await page.keyboard.type("a note");
    await page.keyboard.press("Enter");
    await expect(quickLineOf(page)).toBeHidden();
    await keys.tap("Digit7", 30);
    await expectEntries(page, 6);
  }),
);

test(
  "somebody else's change moves no key of my palettes; forty tags lie in four banks that one key turns",
  withApp(async ({ temp, start }) => {
    const log = await copySample(temp);
    const file = await readLog(log);
    const more = Array.from({ length: 33 }, (_, index) => ({
      id: `tag-${String(index).padStart(2, "0")}`,
      labels: { en: `tag ${index}` },
      colour: "slate",
      group: "many",
      kind: "moment",
    }));
    await writeLog(log, { ...file, tags: [...file.tags, ...more] });
    const { page } = await start([log]);
    await waitForFilm(page);
    await expect(tagKeys(page)).toHaveCount(40);
    const dealt = (): Promise<readonly string[]> =>
      tagKeys(page).evaluateAll((elements) =>
        elements.map((key) => `${key.getAttribute("data-tag")} ${key.getAttribute("aria-keyshortcuts")}`),
      );
    const before = await dealt();
    const keys = await timedKeys(page);
    const banks = page.getByRole("button", { name: /4$/ });
    for (let bank = 1; bank <= 4; bank++) {
      await expect(banks).toContainText(`${bank}/4`);
      await keys.tap("Digit9", 30);
      await expect(rows(page)).toHaveCount(bank);
      await page.keyboard.press("Backquote");
    }
    await expect(banks).toContainText("1/4");
    await expect.poll(async () => (await readLog(log)).annotations.length).toBe(4);

    const now = await readLog(log);
    const theirs = { id: "a-first", labels: { en: "theirs" }, colour: "rose", key: "1", kind: "moment" };
    const person = { id: "a-person", names: [{ text: "Somebody", lang: "en", kind: "preferred" }], key: "q" };
    await writeLog(log, { ...now, tags: [theirs, ...now.tags], people: [person, ...now.people] });
    await expect(tagKeys(page)).toHaveCount(41);
    const after = await dealt();
    expect(after.filter((key) => !key.startsWith("a-first"))).toEqual(before);
    await expect(personKey(page, "Park Seo-joon")).toHaveAttribute("aria-keyshortcuts", "Q");
  }),
);

test(
  "5: the quick line begins at the frame of Enter and ends at the commit, keeps its text, and stays with Shift+Enter",
  withApp(async ({ temp, start }) => {
    const log = await copySample(temp);
    const { page } = await start([log]);
    await waitForFilm(page);
    const line = quickLineOf(page);
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => shownFrame(page)).toBe(30);
    await page.keyboard.press("Enter");
    await expect(line).toBeFocused();
    // A name that the log does not know is offered, never made in silence; the text stays.
    await page.keyboard.type("#brand new @Ahn Bo Hyun: “안 돼” and a note");
    await page.keyboard.press("Escape");
    await expect(line).toBeHidden();
    await page.keyboard.press("Enter");
    await expect(line).toHaveValue("#brand new @Ahn Bo Hyun: “안 돼” and a note");
    await line.fill("");
    await page.keyboard.type("#ele");
    await page.keyboard.press("Tab");
    await page.keyboard.type('@Ahn Bo Hyun: "안 돼');
    await page.keyboard.press("Shift+Enter");
    await expect(line).toBeFocused();
    await expect(line).toHaveValue("");
    await page.keyboard.type("0:10-0:12 funny and more");
    await page.keyboard.press("Enter");
    await expect(line).toBeHidden();
    await page.keyboard.press("Space");
    await letFramesPass(page, 10);
    await page.keyboard.press("Enter");
    await expect(line).toBeFocused();
    await page.keyboard.type("ran on");
    const typed = await shownFrame(page);
    await letFramesPass(page, 40);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Space");
    await expect.poll(async () => (await readLog(log)).annotations.length).toBe(3);
    const entries = (await readLog(log)).annotations;
    const quoted = entries.find(({ tags }) => tags[0] === "elevator-laugh");
    expect(quoted?.quotes).toMatchObject([{ text: "안 돼", speaker: "ahn-bo-hyun" }]);
    // The film stood: 3 s are 89.91 frames of 29.97 a second, and 3 s after frame 30 frame 119 is on the screen.
    expect([frameOf(quoted?.start ?? -1), frameOf(quoted?.end ?? -1)]).toEqual([30, 119]);
    const ranged = entries.find(({ tags }) => tags[0] === "funny");
    expect(ranged?.note).toBe("and more");
    expect(Math.round(ranged?.start ?? 0)).toBe(10);
    expect(Math.round(ranged?.end ?? 0)).toBe(12);
    const ran = entries.find(({ note }) => note === "ran on");
    expect(frameOf(ran?.start ?? 0)).toBeLessThanOrEqual(typed);
    expect(frameOf(ran?.end ?? 0)).toBeGreaterThanOrEqual(typed + 40);
  }),
);

test(
  "three scenes with tags, people and a quote take at most 14 key presses besides the words of the quote",
  withApp(async ({ temp, start }) => {
    const log = await copySample(temp);
    const { page } = await start([log]);
    await waitForFilm(page);
    await page.keyboard.press("Space");
    await letFramesPass(page, 10);
    // Every keydown of the page counts from here on, repeats and modifiers too.
    await page.evaluate(() => {
      document.body.dataset["presses"] = "0";
      const count = (): void => {
        document.body.dataset["presses"] = String(Number(document.body.dataset["presses"]) + 1);
      };
      window.addEventListener("keydown", count, { capture: true });
    });
    const presses = (): Promise<number> => page.evaluate(() => Number(document.body.dataset["presses"]));

    // A scene for as long as its key is held, its people meanwhile.
    await page.keyboard.down("1");
    await page.keyboard.press("w");
    await page.keyboard.press("e");
    await letFramesPass(page, 30);
    await page.keyboard.up("1");

    await page.keyboard.down("2");
    await page.keyboard.press("q");
    await page.keyboard.press("t");
    await letFramesPass(page, 30);
    await page.keyboard.up("2");

    // A quote as it is said, then what it is about and who is in it: it is the target.
    await page.keyboard.press("Enter");
    await expect(quickLineOf(page)).toBeFocused();
    await page.keyboard.press("Shift+Quote");
    const before = await presses();
    await page.keyboard.type("No more slaps for me today.");
    const words = (await presses()) - before;
    await page.keyboard.press("Enter");
    await expect(quickLineOf(page)).toBeHidden();
    await page.keyboard.press("Shift+3");
    await page.keyboard.press("r");
    await page.keyboard.press("q");

    await expect
      .poll(async () => (await readLog(log)).annotations.map(({ people }) => people.length))
      .toEqual([2, 2, 2]);
    expect((await presses()) - words).toBeLessThanOrEqual(14);
    const entries = (await readLog(log)).annotations;
    expect(entries.map(({ tags }) => tags)).toEqual([
      ["kiss-rehearsal"],
      ["camera-shake"],
      ["elevator-laugh"],
    ]);
    expect(entries.map(({ people }) => people.toSorted())).toEqual([
      ["kim-da-mi", "kwon-nara"],
      ["camera-operator", "park-seo-joon"],
      ["ahn-bo-hyun", "park-seo-joon"],
    ]);
    expect(entries[2]?.quotes).toMatchObject([{ text: "No more slaps for me today." }]);
    for (const { start, end, open } of entries) {
      expect(open).toBeUndefined();
      expect(end).toBeGreaterThan(start);
    }
  }),
);
