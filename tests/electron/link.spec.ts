import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { answerDialogs, withApp } from "../support/electron-test.ts";
import { copyClip } from "../support/footage.ts";
import { readLog } from "../support/log-on-disk.ts";
import { badges, expectEntries, quickLine, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { writeMediaLog } from "../support/media-log.ts";

const ADDRESS = "https://video.example/watch?v=42";

/** Presses of one key that come sooner after each other are taken for one (product, logging rule 1), and some more. */
const DOUBLE_PRESS_MS = 300;

test(
  "a film that is only a link is logged against typed times and a running clock; the file is linked later and all stays",
  withApp(async ({ temp, start }) => {
    const folder = join(temp, "log");
    await mkdir(folder);
    await copyClip(join(folder, "film.mp4"));
    const log = await writeMediaLog(folder, []);
    const app = await start([log]);
    const { page } = app;
    await page.getByRole("tab", { name: "Videos" }).click();
    await page.getByRole("button", { name: "Add a link" }).click();
    await page.keyboard.type(ADDRESS);
    await page.keyboard.press("Enter");
    await expect(page.getByText("This video is only a link")).toBeVisible();
    await waitForFilm(page);

    const goTo = async (time: string, shown: string) => {
      await page.keyboard.press("=");
      await page.keyboard.type(time);
      await page.keyboard.press("Enter");
      await expect(page.getByRole("button", { name: shown, exact: true })).toBeVisible();
    };
    await goTo("12.5", "0:12.50");
    await page.keyboard.press("1");
    const pressed = performance.now();
    await expect(badges(page)).toContainText(["laugh"]);
    await page.keyboard.press("q");
    await page.keyboard.press("Shift+ArrowRight");
    await expect(page.getByRole("button", { name: "0:13.50", exact: true })).toBeVisible();
    await expect.poll(() => performance.now() - pressed).toBeGreaterThan(DOUBLE_PRESS_MS);
    await page.keyboard.press("1");
    await goTo("0:31", "0:31.00");
    await page.keyboard.press("m");
    await quickLine(page, "0:40 a typed note");
    await expectEntries(page, 3);

    // The clock runs, either way, and stands where it is stopped.
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: /^0:3[2-9]\.\d0$/ })).toBeVisible();
    await page.keyboard.press("k");
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
    await page.keyboard.press("Home");
    await expect(page.getByRole("button", { name: "0:00.00", exact: true })).toBeVisible();
    await waitForSaved(page);
    // A link has no path, which is all that the tests' own reader asks of a medium.
    const typed: unknown = JSON.parse(await readFile(log, "utf8"));
    expect(typed).toMatchObject({
      media: [{ url: ADDRESS }],
      annotations: [
        { start: 12.5, end: 13.5, tags: ["laugh"], people: ["mina-park"] },
        { start: 31 },
        { start: 40, note: "a typed note" },
      ],
    });

    await answerDialogs(app, join(folder, "film.mp4"));
    await page.getByRole("button", { name: "Look for the file…" }).click();
    await expect(page.getByText("This video is only a link")).toBeHidden();
    await waitForFilm(page);
    await expectEntries(page, 3);
    await waitForSaved(page);
    expect((await readLog(log)).media).toMatchObject([{ url: ADDRESS, path: "film.mp4" }]);
  }),
);
