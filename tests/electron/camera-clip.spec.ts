import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import Papa from "papaparse";
import type { Page } from "playwright";
import { z } from "zod";
import { answerDialogs, closeWindow, withApp } from "../support/electron-test.ts";
import { footageClip } from "../support/footage.ts";
import { PROJECT } from "../support/launch-electron.ts";
import { readLog, writeLog } from "../support/log-on-disk.ts";
import {
  badges,
  expectEntries,
  letFramesPass,
  quickLine,
  rows,
  shownFrame,
  waitForFilm,
  waitForSaved,
} from "../support/log-page.ts";

const CLIP = "one-by-one-person-detection.mp4";

const measured = z.object({
  files: z.record(
    z.string(),
    z.object({
      ffprobe: z.object({
        streams: z.array(
          z.object({
            r_frame_rate: z.string().optional(),
            first_pts: z.number().optional(),
            last_pts: z.number().optional(),
          }),
        ),
      }),
    }),
  ),
});

/** What ffprobe measured of the clip, as it stands beside it. */
async function readMeasured() {
  const text = await readFile(join(PROJECT, "../shared/fixtures/footage/expected.json"), "utf8");
  const [video] = measured.parse(JSON.parse(text)).files[CLIP]?.ffprobe.streams ?? [];
  if (!video) throw new Error("the clip was not measured");
  return video;
}

/** What the rows of the list say, but for which of them lie under the playhead. */
async function entriesOf(page: Page): Promise<string[]> {
  const texts = await rows(page).allInnerTexts();
  return texts.map((text) => text.replace("under the playhead", "").trim());
}

/** Offers what is new at the first Enter, and makes it at the second. */
async function quickLineWithNew(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Enter");
  const line = page.getByRole("combobox", { name: "Quick line" });
  await expect(line).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("is not in the log yet");
  await page.keyboard.press("Enter");
  await expect(line).toBeHidden();
}

test(
  "an editor logs real footage from nothing: tags, segments by keys, a person, a quote, and all of it is there again",
  withApp(async ({ temp, start }) => {
    const footage = footageClip(CLIP);
    test.skip(footage === undefined, "not run: fixtures missing");
    const clip = join(temp, "doorway.mp4");
    const logPath = join(temp, "doorway.scenelog.json");
    await copyFile(footage ?? "", clip);
    const { first_pts, last_pts, r_frame_rate } = await readMeasured();

    // Open it, and make two tags and a person while writing.
    const app = await start();
    const { page } = app;
    await answerDialogs(app, clip);
    await page.getByRole("button", { name: "Open…" }).click();
    await waitForFilm(page);
    await quickLineWithNew(page, "#enters @Visitor");
    await page.keyboard.press("End");
    await expect.poll(() => shownFrame(page)).toBe(1393);
    await quickLineWithNew(page, "#leaves");
    await expectEntries(page, 2);
    const tags = page.getByRole("region", { name: "Tags" });
    await expect(tags.getByRole("button")).toContainText([/enters/, /leaves/]);

    // Three segments while the film runs: pressed twice, held, and pressed twice with a second one inside.
    await page.keyboard.press("Home");
    await expect.poll(() => shownFrame(page)).toBe(0);
    await page.keyboard.press("Space");
    await letFramesPass(page, 12);
    await page.keyboard.press("1");
    await expect(badges(page)).toContainText(["enters"]);
    await page.keyboard.press("q");
    await expect(badges(page)).toContainText(["Visitor"]);
    await letFramesPass(page, 10);
    await page.keyboard.press("1");
    await letFramesPass(page, 5);
    await page.keyboard.down("2");
    await letFramesPass(page, 10);
    await page.keyboard.up("2");
    await letFramesPass(page, 5);
    await page.keyboard.press("1");
    await letFramesPass(page, 10);
    await page.keyboard.press("1");
    await quickLine(page, '@Visitor: "Is anybody in?" at the door');
    await page.keyboard.press("Space");
    await expectEntries(page, 6);

    // Undo and redo, by name.
    await page.keyboard.press("Control+z");
    await expectEntries(page, 5);
    await expect(page.getByRole("button", { name: "Redo: quick line" })).toBeEnabled();
    await page.keyboard.press("Control+Shift+z");
    await expectEntries(page, 6);
    await waitForSaved(page);

    // What lies on the disk.
    const log = await readLog(logPath);
    expect(log.media).toMatchObject([{ path: "doorway.mp4", rate: "10", duration: 139.4 }]);
    expect(r_frame_rate).toBe("10/1");
    expect(log.tags.map(({ id, labels }) => [id, Object.values(labels)])).toEqual([
      ["enters", ["enters"]],
      ["leaves", ["leaves"]],
    ]);
    expect(log.annotations.map((entry) => [entry.tags, entry.people])).toEqual([
      [["enters"], ["visitor"]],
      [["enters"], ["visitor"]],
      [["leaves"], []],
      [["enters"], []],
      [[], ["visitor"]],
      [["leaves"], []],
    ]);
    expect(log.annotations[0]?.start).toBe(first_pts);
    expect(log.annotations.at(-1)?.start).toBe(last_pts);
    expect(log.annotations[4]).toMatchObject({
      quotes: [{ text: "Is anybody in?", speaker: "visitor" }],
      note: "at the door",
    });
    for (const { start: from, end, open } of log.annotations) {
      // Ten frames a second: in the file each time is a tenth, written as short as it goes.
      expect(from).toBe(Math.round(from * 10) / 10);
      expect(end).toBe(Math.round((end ?? 0) * 10) / 10);
      expect(end).toBeGreaterThan(from);
      expect(open).toBeUndefined();
    }

    // Close, open again: the same log.
    const before = await entriesOf(page);
    await closeWindow(app);
    const closed = await readLog(logPath);
    expect(closed.annotations).toEqual(log.annotations);
    // How far the film was watched without a gap is written when it is left: not to the end, where the first look was.
    const loggedUpTo = Number(closed.media[0]?.["loggedUpTo"]);
    expect(loggedUpTo).toBeGreaterThan(closed.annotations[3]?.start ?? Infinity);
    expect(loggedUpTo).toBeLessThan(last_pts ?? 0);
    const again = await start([logPath]);
    await waitForFilm(again.page);
    await expectEntries(again.page, 6);
    expect(await entriesOf(again.page)).toEqual(before);

    // A colleague's log of the same film: one entry more, and another note where ours has one.
    const [first, ...rest] = log.annotations;
    if (!first) throw new Error("nothing was logged");
    const added = {
      ...first,
      id: "01930000-0000-7000-8000-000000000001",
      start: 100,
      end: 101.5,
      note: "by a colleague",
    };
    const shared = join(temp, "colleague.scenelog.json");
    await writeLog(shared, { ...log, annotations: [{ ...first, note: "seen otherwise" }, ...rest, added] });
    await answerDialogs(again, shared);
    await again.page.keyboard.press("Control+Shift+o");
    const report = again.page.getByRole("dialog", { name: /colleague/ });
    await expect(report.getByText("annotation added")).toBeVisible();
    await expect(report.getByRole("listitem").filter({ hasText: "note" })).toHaveCount(1);
    await report.getByRole("button", { name: "Done" }).click();
    await expectEntries(again.page, 7);
    await waitForSaved(again.page);
    const merged = await readLog(logPath);
    expect(merged.annotations.find(({ id }) => id === added.id)).toMatchObject({ start: 100, end: 101.5 });
    expect(merged.annotations.find(({ id }) => id === first.id)?.note).toBeUndefined();

    // The table for colleagues without the app.
    const table = join(temp, "doorway.csv");
    await answerDialogs(again, table);
    await again.page.getByRole("button", { name: "Export" }).click();
    await expect.poll(() => readFile(table, "utf8").catch(() => "")).not.toBe("");
    const text = await readFile(table, "utf8");
    expect(text.startsWith("\uFEFF")).toBe(true);
    const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data.map((row) => row["tags"])).toEqual([
      "enters",
      "enters",
      "leaves",
      "enters",
      "",
      "enters",
      "leaves",
    ]);
    expect(data.map((row) => row["id"])).toEqual(merged.annotations.map(({ id }) => id));
    expect(Number(data[5]?.["in"])).toBe(100);
    expect(Number(data[5]?.["out"])).toBe(101.5);
    expect(Number(data[5]?.["duration"])).toBe(1.5);
    expect(data[4]?.["quotes"]).toContain("Is anybody in?");
    expect(data[4]?.["note"]).toBe("at the door");
  }),
);
