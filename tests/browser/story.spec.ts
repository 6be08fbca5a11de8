import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "@playwright/test";
import { browserStage } from "../support/browser-stage.ts";
import { removeFolder } from "../support/launch-electron.ts";
import { copySample, tellSampleStory } from "../support/sample-story.ts";

test("an editor logs the sample in the browser host, and nothing is lost on the way", async ({ browser }) => {
  const folder = await mkdtemp(join(tmpdir(), "scenelog-story-"));
  const log = await copySample(join(folder, "film"));
  const stage = await browserStage(browser, [log], join(folder, "data"));
  try {
    await tellSampleStory(stage, log);
  } finally {
    await stage.end();
    await removeFolder(folder);
  }
});
