import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "@playwright/test";
import { electronStage } from "../support/electron-stage.ts";
import { removeFolder } from "../support/launch-electron.ts";
import { copySample, tellSampleStory } from "../support/sample-story.ts";

test("an editor logs the sample in the real app, and nothing is lost on the way", async () => {
  const folder = await mkdtemp(join(tmpdir(), "scenelog-story-"));
  const log = await copySample(join(folder, "film"));
  const stage = await electronStage([log], join(folder, "data"));
  try {
    await tellSampleStory(stage, log);
  } finally {
    await stage.end();
    await removeFolder(folder);
  }
});
