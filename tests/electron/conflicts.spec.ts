import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { closeWindow, withApp } from "../support/electron-test.ts";
import { readLog, writeLog } from "../support/log-on-disk.ts";
import { expectEntries, quickLine, rows, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

test(
  "what two sides have changed is told, and one of the values is chosen, which can be undone",
  withApp(async ({ temp, start }) => {
    const path = await copySample(join(temp, "film"));
    const app = await start([path]);
    const { page } = app;
    await waitForFilm(page);
    await quickLine(page, "0:05 the first take");
    await quickLine(page, "0:12 the second take");
    await expectEntries(page, 2);
    await waitForSaved(page);
    await closeWindow(app);

    // While the app was closed two people went on, and a merge on another machine kept both values.
    const log = await readLog(path);
    const [first, second] = log.annotations;
    if (!first || !second) throw new Error("nothing was logged");
    const conflict = (index: number, record: string, field: string, values: object[]) => ({
      id: `01930000-0000-7000-8000-00000000000${index}`,
      kind: "annotation",
      record,
      field,
      values,
    });
    const at = "2026-03-01T00:00:00.000Z";
    await writeLog(path, {
      ...log,
      conflicts: [
        conflict(1, first.id, "note", [
          { value: "the first take", time: at },
          { value: "he forgets his line", author: "Jonas", time: at },
        ]),
        conflict(2, second.id, "", [{ value: true, time: at }, { time: at }]),
      ],
    });

    const again = await start([path]);
    const window = again.page;
    await waitForFilm(window);
    const notice = window
      .getByRole("status")
      .filter({ hasText: "2 things in this log were changed on two sides" });
    await expect(notice).toBeVisible();
    await notice.getByRole("button", { name: "Look and choose…" }).click();
    const sheet = window.getByRole("dialog", { name: "Changed on two sides" });
    await expect(sheet).toContainText("From Jonas");
    await expect(sheet).toContainText("the whole entry");
    await window.screenshot({ path: test.info().outputPath("conflicts.png") });
    await sheet.getByRole("button", { name: "Take this: he forgets his line" }).click();
    await expect(rows(window).filter({ hasText: "he forgets his line" })).toHaveCount(1);
    await sheet.getByRole("button", { name: "Take this: deleted" }).click();
    await expect(sheet).toContainText("Nothing is left to choose.");
    await expectEntries(window, 1);
    await window.screenshot({ path: test.info().outputPath("conflicts-none.png") });
    await window.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
    await expect(notice).toBeHidden();
    await window.keyboard.press("Control+z");
    await expectEntries(window, 2);
    await expect(window.getByText("One thing in this log was changed on two sides")).toBeVisible();
    await waitForSaved(window);
    const saved = await readLog(path);
    expect(saved.annotations.map(({ note }) => note)).toEqual(["he forgets his line", "the second take"]);
  }),
);
