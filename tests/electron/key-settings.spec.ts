import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { answerDialogs, withApp } from "../support/electron-test.ts";
import type { RunningApp } from "../support/launch-electron.ts";
import { expectEntries, shownFrame, waitForFilm } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

const openKeySettings = async (page: Page): Promise<Locator> => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("change keys");
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Change keys" });
  await expect(sheet).toBeVisible();
  return sheet;
};

const rowOf = (sheet: Locator, id: string): Locator => sheet.locator(`[data-command="${id}"]`);

const accelerator = ({ app }: RunningApp, id: string): Promise<string | null | undefined> =>
  app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.accelerator, id);

test(
  "any command can be bound anew: a conflict is shown, the key acts, menu and tooltip follow, and it can go back",
  withApp(async ({ temp, start }) => {
    const app = await start([await copySample(temp)]);
    const { page } = app;
    await waitForFilm(page);
    const sheet = await openKeySettings(page);
    const row = rowOf(sheet, "logging.moment");

    await row.getByRole("button", { name: /Add a key/ }).click();
    await page.keyboard.press("Escape");
    await expect(sheet.getByRole("textbox", { name: /Press a key/ })).toBeHidden();
    await expect(sheet).toBeVisible();

    // Ctrl+K opens the commands elsewhere; here it is only heard, and whose it is is said.
    await row.getByRole("button", { name: /Add a key/ }).click();
    await page.keyboard.press("Control+k");
    await expect(row.getByRole("alert")).toContainText("Ctrl+K is “All commands”");
    await row.getByRole("button", { name: "Leave it" }).click();

    await row.getByRole("button", { name: /Add a key/ }).click();
    await page.keyboard.press("q");
    await expect(row.getByRole("alert")).toContainText("Q is a key of the people");
    await row.getByRole("button", { name: "Take it all the same" }).click();
    await expect(row).toContainText("changed");
    await row.getByRole("button", { name: "Take M away from “Log a moment”" }).click();
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();

    await page.keyboard.press("m");
    await page.keyboard.press("q");
    await expectEntries(page, 1);
    await expect.poll(() => accelerator(app, "logging.moment")).toBe("Q");
    await expect(page.getByRole("button", { name: /Park Seo-joon/ })).not.toHaveAttribute(
      "aria-keyshortcuts",
      "Q",
    );

    const again = await openKeySettings(page);
    await rowOf(again, "logging.moment")
      .getByRole("button", { name: /Back to the usual key/ })
      .click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("m");
    await expectEntries(page, 2);
    await expect(page.getByRole("button", { name: /Park Seo-joon/ })).toHaveAttribute(
      "aria-keyshortcuts",
      "Q",
    );
  }),
);

test(
  "a preset shows what it would change, re-deals the palettes only when it is taken, and is kept",
  withApp(async ({ temp, start }) => {
    const log = await copySample(temp);
    const app = await start([log]);
    const { page } = app;
    await waitForFilm(page);
    const sheet = await openKeySettings(page);
    await sheet.getByRole("radio", { name: "Premiere" }).check({ force: true });
    const offer = sheet.getByRole("region", { name: "What would change" });
    await expect(offer.locator('[data-moved="transport.nextEdge"]')).toHaveText(/N.*↓/);
    await sheet.getByRole("button", { name: "Leave it" }).click();
    await expect(offer).toBeHidden();
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => shownFrame(page)).toBe(0);

    const again = await openKeySettings(page);
    await again.getByRole("radio", { name: "Premiere" }).check({ force: true });
    await again.getByRole("button", { name: "Use these keys" }).click();
    await page.keyboard.press("Escape");
    // An entry from frame 0 on, whose end the arrow finds.
    await page.keyboard.press("1");
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => shownFrame(page)).toBe(30);
    await page.keyboard.press("1");
    await page.keyboard.press("Home");
    await expect.poll(() => shownFrame(page)).toBe(0);
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => shownFrame(page)).toBe(30);

    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" }).getByRole("definition").first()).toBeVisible();
    await page.keyboard.press("Escape");

    // Saved as a file, put back, and loaded from the file.
    const file = join(temp, "desk.scenelog-keys.json");
    await answerDialogs(app, file);
    const third = await openKeySettings(page);
    await third.getByRole("button", { name: "Save as a file…" }).click();
    await expect.poll(() => readFile(file, "utf8").catch(() => "")).toContain('"preset": "premiere"');
    await third.getByRole("radio", { name: "Scenelog" }).check({ force: true });
    await third.getByRole("button", { name: "Use these keys" }).click();
    await expect.poll(() => accelerator(app, "transport.nextEdge")).toBe("N");
    const keys: unknown = {
      ...JSON.parse(await readFile(file, "utf8")),
      changed: { "sing.aloud": ["KeyS"] },
    };
    await writeFile(file, JSON.stringify(keys));
    await third.getByRole("button", { name: "Load a file…" }).click();
    await expect(third.getByRole("region", { name: /desk\.scenelog-keys/ })).toContainText("“sing.aloud”");
    await third.getByRole("button", { name: "Use these keys" }).click();
    await expect.poll(() => accelerator(app, "transport.nextEdge")).toBe("Down");
  }),
);

test(
  "letters are lettered from the user's layout and act by their place, with Hangul mode on too",
  withApp(async ({ temp, start }) => {
    const { page } = await start([await copySample(temp)]);
    await waitForFilm(page);
    // A virtual display knows one layout only, so the browser's answer is given in its place.
    await page.evaluate(() => {
      const french = new Map([
        ["KeyQ", "a"],
        ["Digit1", "&"],
      ]);
      Object.defineProperty(Reflect.get(navigator, "keyboard"), "getLayoutMap", {
        value: async () => french,
      });
      window.dispatchEvent(new Event("focus"));
    });
    const park = page.getByRole("button", { name: /Park Seo-joon/ });
    await expect(park).toHaveAttribute("aria-keyshortcuts", "A");
    await expect(page.getByRole("button", { name: /^kiss rehearsal/ })).toHaveAttribute(
      "aria-keyshortcuts",
      "1",
    );
    const session = await page.context().newCDPSession(page);
    for (const type of ["rawKeyDown", "keyUp"] as const) {
      await session.send("Input.dispatchKeyEvent", { type, code: "KeyQ", key: "ㅂ" });
    }
    await expect(park).toHaveAttribute("data-armed", "true");
  }),
);
