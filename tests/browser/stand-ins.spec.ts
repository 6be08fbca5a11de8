import { spawnSync } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { browserStage } from "../support/browser-stage.ts";
import { writeFilmLog } from "../support/film-log.ts";
import { makeClip } from "../support/footage.ts";
import { removeFolder } from "../support/launch-electron.ts";
import { shownFrame, waitForFilm } from "../support/log-page.ts";

const missing = spawnSync("ffmpeg", ["-version"]).error ? "not run: ffmpeg missing" : undefined;
test.skip(missing !== undefined, missing ?? "");

test("in the browser host, too, a film that cannot be played says what it is and plays by way of a copy", async ({
  browser,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "scenelog-copies-"));
  const film = await makeClip(join(folder, "camera.mov"), ["-c:v", "mjpeg", "-c:a", "pcm_s16le"]);
  const log = await writeFilmLog(join(folder, "log"), film, []);
  const stage = await browserStage(browser, [log], join(folder, "data"));
  try {
    const page = stage.page();
    await expect(page.getByText("The picture is Motion JPEG, which cannot be shown here")).toBeVisible();
    await page.getByRole("button", { name: "Make a proxy", exact: true }).click();
    await expect(page.locator(".player-picture")).toHaveAttribute("data-phase", "ready", { timeout: 60_000 });
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => shownFrame(page)).toBe(25);
    await stage.restart();
    await waitForFilm(stage.page());
  } finally {
    await stage.end();
    await removeFolder(folder);
  }
});
