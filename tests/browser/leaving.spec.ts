import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startBrowserHost } from "../support/launch-browser-host.ts";
import { removeFolder } from "../support/launch-electron.ts";
import { badges, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

test("a tab is not closed in silence while something has not reached the machine", async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), "scenelog-leaving-"));
  const log = await copySample(join(folder, "film"));
  const host = await startBrowserHost([log], join(folder, "data"));
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  try {
    await page.goto(host.address);
    await waitForFilm(page);
    await waitForSaved(page);
    host.process.kill("SIGSTOP");
    await page.keyboard.press("1");
    await expect(badges(page)).toHaveCount(1);
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => asked).toEqual(["beforeunload"]);
    expect(page.isClosed()).toBe(false);
  } finally {
    host.process.kill("SIGCONT");
    await host.stop();
    await removeFolder(folder);
  }
});
