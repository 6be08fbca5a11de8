import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "@playwright/test";
import { withApp } from "../support/electron-test.ts";
import { readLog } from "../support/log-on-disk.ts";
import { expectEntries, quickLine, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

test(
  "a log's file that is damaged while it is open is told, put aside when that is asked for, and the log is saved",
  withApp(async ({ temp, start }) => {
    const path = await copySample(join(temp, "film"));
    const { page } = await start([path]);
    await waitForFilm(page);
    await quickLine(page, "0:05 the first take");
    await expectEntries(page, 1);
    await waitForSaved(page);

    const broken = (await readFile(path, "utf8")).slice(0, 300);
    await writeFile(path, broken);
    await quickLine(page, "0:12 the second take");
    const notice = page.getByRole("status").filter({ hasText: "damaged the file of this log" });
    await expect(notice).toBeVisible();
    await page.screenshot({ path: test.info().outputPath("damaged.png") });
    await notice.getByRole("button", { name: "Set that file aside and save" }).click();
    await expect(
      page.getByText("Saved. The damaged file is kept as itaewon-class (damaged).scenelog.json."),
    ).toBeVisible();
    await expect(notice).toBeHidden();
    await waitForSaved(page);
    expect((await readLog(path)).annotations.map(({ note }) => note)).toEqual([
      "the first take",
      "the second take",
    ]);
    const kept = (await readdir(dirname(path))).filter((name) => name.includes("damaged"));
    expect(kept).toEqual(["itaewon-class (damaged).scenelog.json"]);
    expect(await readFile(join(dirname(path), kept[0] ?? ""), "utf8")).toBe(broken);
  }),
);
