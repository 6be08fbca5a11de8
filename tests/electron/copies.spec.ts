import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { closeWindow, withApp } from "../support/electron-test.ts";
import { readLog, writeLog } from "../support/log-on-disk.ts";
import { expectEntries, quickLine, rows, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

test(
  "a copy that a sync service makes while the log is open is offered, and merged only when that is asked for",
  withApp(async ({ temp, start }) => {
    const path = await copySample(join(temp, "film"));
    const app = await start([path]);
    const { page } = app;
    await waitForFilm(page);
    await quickLine(page, "0:05 ours");
    await expectEntries(page, 1);
    await waitForSaved(page);

    // A colleague had logged on a train: the service keeps both files.
    const log = await readLog(path);
    const [ours] = log.annotations;
    if (!ours) throw new Error("nothing was logged");
    const copy = join(temp, "film", "itaewon-class.scenelog (민아의 충돌된 사본 2026-11-22).json");
    await writeLog(copy, {
      ...log,
      annotations: [
        { ...ours, note: "theirs" },
        { ...ours, id: "01930000-0000-7000-8000-000000000001", start: 20, note: "on the train" },
      ],
    });
    const offer = page.getByRole("status").filter({ hasText: "A sync service seems to have made a copy" });
    await expect(offer).toBeVisible();
    await expectEntries(page, 1);
    await offer.getByRole("button", { name: "Look and merge…" }).click();
    const sheet = page.getByRole("dialog", { name: "Copies of this log" });
    await expect(sheet).toContainText("itaewon-class.scenelog (민아의 충돌된 사본 2026-11-22).json");
    await expect(sheet).toContainText("1 entry to add");
    await expect(sheet).toContainText("1 record differs; yours stays");
    await expect(sheet.getByRole("list", { name: "1 record differs; yours stays" })).toContainText("note");

    await sheet.getByRole("button", { name: "Merge into this log" }).click();
    const report = page.getByRole("dialog", { name: /^Loaded: itaewon-class/ });
    await expect(report).toContainText("1 record differs");
    await report.getByRole("button", { name: "Done" }).click();
    await expectEntries(page, 2);
    await expect(rows(page).filter({ hasText: "on the train" })).toHaveCount(1);
    await expect(rows(page).filter({ hasText: "ours" })).toHaveCount(1);
    await expect(offer).toBeHidden();
    await waitForSaved(page);
    // Nothing was deleted.
    expect((await readdir(join(temp, "film"))).filter((name) => name.endsWith(".json"))).toHaveLength(2);
    await closeWindow(app);

    const again = await start([path]);
    await waitForFilm(again.page);
    await expectEntries(again.page, 2);
    await quickLine(again.page, "0:30 the next day");
    await waitForSaved(again.page);
    await expect(again.page.getByText("A sync service seems to have made")).toBeHidden();
  }),
);

test(
  "a copy that lies there already is offered at opening, and can be left alone for good",
  withApp(async ({ temp, start }) => {
    const path = await copySample(join(temp, "film"));
    const log = await readLog(path);
    const medium = log.media[0]?.id;
    const copy = join(temp, "film", "itaewon-class.scenelog-DESKTOP-7K2.json");
    const added = { id: "01930000-0000-7000-8000-000000000001", medium, start: 20, note: "elsewhere" };
    await writeLog(copy, { ...log, annotations: [{ ...added, tags: [], people: [], quotes: [] }] });
    const text = await readFile(copy, "utf8");
    const app = await start([path]);
    await app.page.getByRole("button", { name: "Look and merge…" }).click();
    const sheet = app.page.getByRole("dialog", { name: "Copies of this log" });
    await sheet.getByRole("button", { name: "Leave it alone" }).click();
    await expect(sheet).toBeHidden();
    await expect(app.page.getByRole("button", { name: "Look and merge…" })).toBeHidden();
    expect(await readFile(copy, "utf8")).toBe(text);
    await closeWindow(app);

    const { page } = await start([path]);
    await waitForFilm(page);
    await quickLine(page, "0:30 ours");
    await waitForSaved(page);
    await expect(page.getByRole("button", { name: "Look and merge…" })).toBeHidden();
    expect((await readLog(path)).annotations.map(({ note }) => note)).toEqual(["ours"]);
  }),
);
