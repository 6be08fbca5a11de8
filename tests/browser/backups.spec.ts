import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { browserStage } from "../support/browser-stage.ts";
import { removeFolder } from "../support/launch-electron.ts";
import { readLog } from "../support/log-on-disk.ts";
import { expectEntries, quickLine, rows, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

test("in the browser host an earlier state is looked at and restored in the same way", async ({
  browser,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "scenelog-backups-"));
  const log = await copySample(join(folder, "film"));
  const stage = await browserStage(browser, [log], join(folder, "data"));
  try {
    await waitForFilm(stage.page());
    await quickLine(stage.page(), "0:01 curtain");
    await waitForSaved(stage.page());
    await stage.restart();
    const page = stage.page();
    await waitForFilm(page);
    await rows(page).filter({ hasText: "curtain" }).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Delete");
    await expect.poll(async () => (await readLog(log)).annotations.length).toBe(0);

    await page.keyboard.press("Control+k");
    await page.keyboard.type("earlier states");
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("dialog", { name: "Earlier states of this log" });
    await expect(sheet.getByRole("listitem").filter({ hasText: "curtain" })).toContainText("missing now");
    await sheet.getByRole("button", { name: "Bring back what is missing" }).click();
    await expectEntries(page, 1);
    await expect
      .poll(async () => (await readLog(log)).annotations.map(({ note }) => note))
      .toEqual(["curtain"]);
  } finally {
    await stage.end();
    await removeFolder(folder);
  }
});
