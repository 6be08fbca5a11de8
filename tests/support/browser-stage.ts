import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Browser, Page } from "playwright";
import { startBrowserHost } from "./launch-browser-host.ts";
import type { Stage } from "./stage.ts";

/** The same page in a browser, served by the loopback host on the given files. */
export async function browserStage(
  browser: Browser,
  files: readonly string[],
  dataFolder: string,
): Promise<Stage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en" });
  let host = await startBrowserHost(files, dataFolder);
  let page: Page = await context.newPage();
  await page.goto(host.address);
  return {
    page: () => page,
    async pickFile(path, ask) {
      await ask();
      const picker = page.getByRole("dialog");
      const entry = picker.getByRole("button", { name: basename(path), exact: true });
      const folder = picker.getByRole("list").getByRole("button").first();
      await folder.waitFor();
      if (!(await entry.isVisible())) await folder.click();
      await entry.click();
    },
    async takeExport(ask) {
      const download = page.waitForEvent("download");
      await ask();
      return readFile(await (await download).path());
    },
    async restart() {
      await page.close({ runBeforeUnload: true });
      await host.stop();
      host = await startBrowserHost(files, dataFolder);
      page = await context.newPage();
      await page.goto(host.address);
    },
    async end() {
      await context.close();
      await host.stop();
    },
  };
}
