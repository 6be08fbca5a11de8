import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright";
import { closeWindow, withApp } from "../support/electron-test.ts";
import { readLog } from "../support/log-on-disk.ts";
import { expectEntries, quickLine, rows, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

/** Opens the sheet with the earlier states, by the list of all commands. */
async function openBackups(page: Page) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "What do you want to do?" }).fill("earlier states");
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Earlier states of this log" });
  await expect(sheet.getByRole("list", { name: "Backups, newest first" })).toBeVisible();
  return sheet;
}

async function notesInFile(path: string): Promise<string[]> {
  return (await readLog(path)).annotations.map(({ note = "" }) => note);
}

test(
  "an earlier state is looked at before it is restored, and one undo takes the restore back",
  withApp(async ({ temp, start }) => {
    const path = await copySample(join(temp, "film"));
    const first = await start([path]);
    await waitForFilm(first.page);
    for (const line of ["0:01 curtain", "0:05 lift opens", "0:09 exit"]) await quickLine(first.page, line);
    await expectEntries(first.page, 3);
    await waitForSaved(first.page);
    await closeWindow(first);
    expect(await notesInFile(path)).toEqual(["curtain", "lift opens", "exit"]);

    // The next day: one entry is deleted by mistake, one is changed, one is new.
    const { page } = await start([path]);
    await waitForFilm(page);
    await rows(page).filter({ hasText: "lift opens" }).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Delete");
    await rows(page).filter({ hasText: "exit" }).click();
    await page.getByRole("textbox", { name: "Note" }).fill("exit, laughing");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await quickLine(page, "0:20 #funny new since");
    await expectEntries(page, 3);
    await waitForSaved(page);

    const sheet = await openBackups(page);
    const states = sheet.getByRole("list", { name: "Backups, newest first" }).getByRole("button");
    await expect(states).toHaveCount(2);
    await expect(states.first()).toContainText("3 entries");
    await expect(states.first()).toContainText("1 missing now");
    await expect(states.first()).toContainText("1 added since");
    await expect(states.first()).toContainText("1 changed since");
    await expect(states.nth(1)).toContainText("0 entries");
    const shown = sheet.getByRole("group", { name: "Entries of this state" }).getByRole("listitem");
    await expect(shown).toHaveCount(3);
    await expect(shown.filter({ hasText: "lift opens" })).toContainText("missing now");
    await expect(shown.filter({ hasText: "exit" })).toContainText("changed since");
    await expect(shown.filter({ hasText: "exit" })).toContainText("note");
    await expect(shown.filter({ hasText: "new since" })).toContainText("added since");
    await sheet.getByRole("radio", { name: "All 4" }).check();
    await expect(shown).toHaveCount(4);
    await expect(
      sheet.getByText("Restoring this state also removes 1 added since, by whomever, and sets 1 back."),
    ).toBeVisible();
    // To have looked is to have changed nothing.
    await expect(rows(page)).toHaveCount(3);
    expect(await notesInFile(path)).toEqual(["curtain", "exit, laughing", "new since"]);

    await sheet.getByRole("button", { name: "Bring back what is missing" }).click();
    await expect(sheet).toBeHidden();
    await expectEntries(page, 4);
    await waitForSaved(page);
    expect(await notesInFile(path)).toEqual(["curtain", "lift opens", "exit, laughing", "new since"]);
    await page.keyboard.press("Control+z");
    await expectEntries(page, 3);

    const again = await openBackups(page);
    await again.getByRole("button", { name: "Restore this state" }).click();
    await expect(again).toBeHidden();
    await waitForSaved(page);
    await expect.poll(() => notesInFile(path)).toEqual(["curtain", "lift opens", "exit"]);
    await page.keyboard.press("Control+z");
    await expectEntries(page, 3);
    await expect.poll(() => notesInFile(path)).toEqual(["curtain", "exit, laughing", "new since"]);
  }),
);

test(
  "a log that has no backups yet says when there will be one",
  withApp(async ({ temp, start }) => {
    const { page } = await start([await copySample(temp)]);
    await waitForFilm(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("earlier states");
    await page.keyboard.press("Enter");
    await expect(page.getByText("No backups yet")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }),
);
