import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "@playwright/test";
import { startBrowserHost } from "../support/launch-browser-host.ts";
import { removeFolder } from "../support/launch-electron.ts";
import { copyLongSample, tellLongStory } from "../support/long-log-story.ts";

test("a log of twenty thousand entries opens in the browser, takes a key, scrolls and is searched", async ({
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "scenelog-long-"));
  const path = await copyLongSample(join(folder, "film"));
  const host = await startBrowserHost([path], join(folder, "data"));
  try {
    await page.goto(host.address);
    await tellLongStory(page, path);
  } finally {
    await host.stop();
    await removeFolder(folder);
  }
});
