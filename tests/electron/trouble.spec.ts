import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright";
import { answerDialogs, closeWindow, withApp } from "../support/electron-test.ts";
import { copyClip } from "../support/footage.ts";
import { fillDisk, lockFolder, mountSmallDisk } from "../support/hard-places.ts";
import { readLog, writeLog } from "../support/log-on-disk.ts";
import { expectEntries, rows, shownFrame, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

/** The mark in the top bar that says how far the log is saved. */
function saveMark(page: Page) {
  return page.locator("header").getByRole("status").first();
}

/** Logs a moment on the next frame. */
async function logMoment(page: Page, entries: number): Promise<void> {
  const frame = await shownFrame(page);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => shownFrame(page)).toBe(frame + 1);
  await page.keyboard.press("m");
  await expectEntries(page, entries);
}

test(
  "a log that is broken JSON is not opened: line and column are named, and not a byte of it changes",
  withApp(async ({ temp, start }) => {
    const path = join(temp, "broken.scenelog.json");
    const text = '{\n  "format": "scenelog",\n  "version": 1,\n  "title": kiss,\n  "media": []\n}\n';
    await writeFile(path, text);
    const app = await start([path]);
    await expect(app.page.getByText("It could not be opened")).toBeVisible();
    await expect(
      app.page.getByText(/line 4, column 12 \(\$\.title\): found kiss,.*expected a value/),
    ).toBeVisible();
    await expect(app.page.getByText("The file was not changed.")).toBeVisible();
    await app.page.getByRole("button", { name: "Back" }).click();
    await expect(app.page.getByRole("button", { name: "Open…" })).toBeVisible();
    await closeWindow(app);
    expect(await readFile(path, "utf8")).toBe(text);
    expect(await readdir(temp)).toEqual([basename(path)]);
  }),
);

test(
  "JSON that is no scene log is not opened, and says so",
  withApp(async ({ temp, start }) => {
    const path = join(temp, "other.scenelog.json");
    const text = '{"name": "some other program", "version": 3}\n';
    await writeFile(path, text);
    const app = await start([path]);
    await expect(app.page.getByText(/This is JSON, but not a Scenelog log/)).toBeVisible();
    await closeWindow(app);
    expect(await readFile(path, "utf8")).toBe(text);
  }),
);

test(
  "a log of a newer version opens for reading only, and the version is named",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    const log = await readLog(path);
    const [medium] = log.media;
    const entry = {
      id: "01930000-0000-7000-8000-000000000001",
      medium: medium?.id,
      start: 1.001,
      note: "from the future",
      created: "2030-01-01T00:00:00.000Z",
      modified: "2030-01-01T00:00:00.000Z",
      author: "test",
    };
    const text = JSON.stringify({ ...log, version: 7, annotations: [entry] });
    await writeFile(path, text);
    const app = await start([path]);
    const { page } = app;
    await waitForFilm(page);
    await expectEntries(page, 1);
    await expect(saveMark(page)).toHaveText("Read only");
    await expect(saveMark(page)).toHaveAttribute(
      "aria-description",
      /newer Scenelog \(format 7; this one knows at most 1\)/,
    );
    await page.keyboard.press("1");
    await page.keyboard.press("m");
    await page.getByText("from the future").click();
    await page.keyboard.press("Delete");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => shownFrame(page)).toBe(1);
    await expectEntries(page, 1);
    await closeWindow(app);
    expect(await readFile(path, "utf8")).toBe(text);
  }),
);

test(
  "a video that was moved into a folder below is found by itself",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    await mkdir(join(temp, "clips/old"), { recursive: true });
    await rename(join(temp, "making-of.mp4"), join(temp, "clips/old/making-of.mp4"));
    const { page } = await start([path]);
    await waitForFilm(page);
    await expect(page.getByRole("button", { name: "Look for the file…" })).toBeHidden();
  }),
);

test(
  "a video that is nowhere near is asked for; the log remembers where it was found, and its entries stay",
  withApp(async ({ temp, start }) => {
    const folder = join(temp, "log");
    const path = await copySample(folder);
    await mkdir(join(temp, "archive"));
    await rename(join(folder, "making-of.mp4"), join(temp, "archive/renamed.mp4"));
    const app = await start([path]);
    await expect(app.page.getByText("making-of.mp4 is not where the log says")).toBeVisible();
    await answerDialogs(app, join(temp, "archive/renamed.mp4"));
    await app.page.getByRole("button", { name: "Look for the file…" }).click();
    await waitForFilm(app.page);
    await logMoment(app.page, 1);
    await waitForSaved(app.page);
    expect((await readLog(path)).media[0]?.path).toBe("../archive/renamed.mp4");
    await closeWindow(app);

    const again = await start([path]);
    await waitForFilm(again.page);
    await expectEntries(again.page, 1);
  }),
);

test(
  "in a folder that cannot be written logging goes on, the mark says why, and the file follows once it can be written",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    const before = await readFile(path, "utf8");
    const app = await start([path]);
    await waitForFilm(app.page);
    const lock = await lockFolder(temp);
    test.skip(lock === undefined, "not run: this file system lets root write everywhere");
    try {
      await logMoment(app.page, 1);
      await expect(saveMark(app.page)).toHaveText("Not in the file");
      await expect(saveMark(app.page)).toHaveAttribute("aria-description", /permission|write/);
      await logMoment(app.page, 2);
      expect(await readFile(path, "utf8")).toBe(before);
    } finally {
      await lock?.mend();
    }
    await expect(saveMark(app.page)).toHaveText("Saved", { timeout: 30_000 });
    expect((await readLog(path)).annotations).toHaveLength(2);
  }),
);

for (const event of ["suspend", "resume"] as const) {
  test(
    `at the machine's ${event} the file is written at once, without waiting for its next attempt`,
    withApp(async ({ temp, start }) => {
      const path = await copySample(temp);
      const app = await start([path]);
      await waitForFilm(app.page);
      const lock = await lockFolder(temp);
      test.skip(lock === undefined, "not run: this file system lets root write everywhere");
      try {
        await logMoment(app.page, 1);
        await expect(saveMark(app.page)).toHaveText("Not in the file");
      } finally {
        await lock?.mend();
      }
      await app.app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
      // By itself the second attempt would come two seconds after the first.
      await expect.poll(async () => (await readLog(path)).annotations.length, { timeout: 1500 }).toBe(1);
      await expect(saveMark(app.page)).toHaveText("Saved");
    }),
  );
}

test(
  "what was logged in a folder that cannot be written is there after closing and opening again",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    const app = await start([path]);
    await waitForFilm(app.page);
    const lock = await lockFolder(temp);
    test.skip(lock === undefined, "not run: this file system lets root write everywhere");
    try {
      await logMoment(app.page, 1);
      await expect(saveMark(app.page)).toHaveText("Not in the file");
      await closeWindow(app);
    } finally {
      await lock?.mend();
    }
    expect((await readLog(path)).annotations).toHaveLength(0);
    const again = await start([path]);
    await waitForFilm(again.page);
    await expectEntries(again.page, 1);
    await expect.poll(async () => (await readLog(path)).annotations.length).toBe(1);
  }),
);

test(
  "on a full disk logging goes on, the mark says why, and room makes the file follow by itself",
  withApp(async ({ temp, start }) => {
    const disk = await mountSmallDisk(join(temp, "disk"), 6);
    test.skip(disk === undefined, "not run: mounting a small disk takes root");
    try {
      const path = await copySample(join(temp, "disk"));
      const app = await start([path]);
      await waitForFilm(app.page);
      const full = await fillDisk(join(temp, "disk"));
      const before = await readFile(path, "utf8");
      await logMoment(app.page, 1);
      await expect(saveMark(app.page)).toHaveText("Not in the file");
      await expect(saveMark(app.page)).toHaveAttribute("aria-description", /The disk is full/);
      await logMoment(app.page, 2);
      expect(await readFile(path, "utf8")).toBe(before);
      await full.mend();
      await expect(saveMark(app.page)).toHaveText("Saved", { timeout: 30_000 });
      expect((await readLog(path)).annotations).toHaveLength(2);
      expect((await readdir(join(temp, "disk"))).filter((name) => name.endsWith(".tmp"))).toEqual([]);
      await closeWindow(app);
    } finally {
      await disk?.mend();
    }
  }),
);

test(
  "what a colleague writes into the file while it is open comes in, and neither of us loses anything",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    const { page } = await start([path]);
    await waitForFilm(page);
    await logMoment(page, 1);
    await waitForSaved(page);

    // Another program: one entry more and a note on ours, in a layout of its own.
    const log = await readLog(path);
    const [ours] = log.annotations;
    if (!ours) throw new Error("nothing was logged");
    const added = {
      ...ours,
      id: "01930000-0000-7000-8000-000000000001",
      start: 50.05,
      note: "by a colleague",
    };
    const theirs = { ...log, annotations: [{ ...ours, note: "seen by a colleague" }, added] };
    await writeLog(path, theirs);
    await expectEntries(page, 2);
    await expect(rows(page).filter({ hasText: "by a colleague" })).toHaveCount(2);

    // Both at once: our entry is under way to the file while theirs lands in it.
    await logMoment(page, 3);
    await writeLog(path, {
      ...theirs,
      annotations: [
        ...theirs.annotations,
        { ...added, id: "01930000-0000-7000-8000-000000000002", start: 60.06 },
      ],
    });
    await expectEntries(page, 4);
    await expect.poll(async () => (await readLog(path)).annotations.length).toBe(4);
    await waitForSaved(page);
    expect((await readLog(path)).annotations.map(({ note }) => note ?? "")).toEqual([
      "seen by a colleague",
      "",
      "by a colleague",
      "by a colleague",
    ]);
  }),
);

test(
  "another log that is put in the place of an open one is not written over: ours goes on beside it, which is told",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    const app = await start([path]);
    const { page } = app;
    await waitForFilm(page);
    await logMoment(page, 1);
    await waitForSaved(page);
    const log = await readLog(path);
    const other = { ...log, id: "01930000-0000-7000-8000-00000000ffff", annotations: [] };
    await writeLog(path, other);
    await logMoment(page, 2);
    const beside = path.replace(".scenelog.json", " (2).scenelog.json");
    const notice = page.getByRole("alert").filter({ hasText: basename(beside) });
    await expect(notice).toBeVisible();
    await waitForSaved(page);
    expect((await readLog(beside)).annotations).toHaveLength(2);
    expect((await readLog(path)).annotations).toHaveLength(0);
  }),
);

test(
  "a file that is removed while it is open comes back whole with the next entry",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    const { page } = await start([path]);
    await waitForFilm(page);
    await logMoment(page, 1);
    await waitForSaved(page);
    await rm(path);
    await logMoment(page, 2);
    await expect.poll(async () => (await readLog(path).catch(() => undefined))?.annotations.length).toBe(2);
    await waitForSaved(page);
  }),
);

test(
  "a folder that is moved away while it is open keeps every entry safe, and says where the file was",
  withApp(async ({ temp, start }) => {
    const path = await copySample(join(temp, "week 8"));
    const { page } = await start([path]);
    await waitForFilm(page);
    await rename(join(temp, "week 8"), join(temp, "week 9"));
    await page.keyboard.press("m");
    await expectEntries(page, 1);
    await expect(saveMark(page)).toHaveText("Not in the file");
    await expect(saveMark(page)).toHaveAttribute("aria-description", /week 8/);
    await rename(join(temp, "week 9"), join(temp, "week 8"));
    await expect(saveMark(page)).toHaveText("Saved", { timeout: 30_000 });
    expect((await readLog(path)).annotations).toHaveLength(1);
  }),
);

test(
  "the report that is copied names no file, no folder and no text of the log unless that is ticked",
  withApp(async ({ temp, data, start }) => {
    const folder = join(temp, "엠바고 secretfolder");
    const path = await copySample(folder);
    await rename(join(folder, "making-of.mp4"), join(folder, "secretclip.txt"));
    const app = await start([path]);
    const { page } = app;
    await expect(page.getByText("making-of.mp4 is not where the log says")).toBeVisible();
    await answerDialogs(app, join(folder, "secretclip.txt"));
    await page.getByRole("button", { name: "Look for the file…" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "secretclip.txt is not a video" })).toBeVisible();

    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "What do you want to do?" }).fill("copy report");
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("dialog", { name: "Copy a report" });
    const preview = sheet.getByRole("textbox", { name: "The report as it will be copied" });
    await expect(preview).toHaveValue(/not-a-video/);
    await sheet.getByRole("button", { name: "Copy report" }).click();
    await expect(sheet.getByText("Copied", { exact: true })).toBeVisible();
    const copied = await app.app.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toBe(await preview.inputValue());
    expect(copied).toMatch(/^Scenelog \d+\.\d+\.\d+ \(electron, linux|darwin|win32/);
    for (const secret of [
      "secret",
      "엠바고",
      "making-of",
      "itaewon",
      temp,
      data,
      "Park",
      "/tmp",
      process.env["HOME"],
    ]) {
      if (secret) expect(copied).not.toContain(secret);
    }
    await sheet.getByRole("checkbox", { name: /names of files/ }).check();
    await expect(sheet.getByRole("checkbox", { name: /texts of the log/ })).not.toBeChecked();
    await expect(preview).toHaveValue(/secretclip\.txt/);
    await sheet.getByRole("button", { name: "Copy report" }).click();
    await expect
      .poll(() => app.app.evaluate(({ clipboard }) => clipboard.readText()))
      .toContain("secretclip.txt");
  }),
);

test(
  "an article that is gone leaves the film and the log to work with, and says so in its place",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    await rm(join(temp, "article.md"));
    const { page } = await start([path]);
    await waitForFilm(page);
    await expect(page.getByText(/The article article\.md is not there any more/)).toBeVisible();
    await logMoment(page, 1);
    await waitForSaved(page);
  }),
);

test(
  "a file that is no article, no video and no log is turned away with the kinds that are taken",
  withApp(async ({ temp, start }) => {
    await writeFile(join(temp, "notes.docx"), "PK");
    const { page } = await start([join(temp, "notes.docx")]);
    await expect(page.getByText(/notes\.docx is neither an article, a video nor a log/)).toBeVisible();
    await expect(page.getByText("It could not be opened")).toBeVisible();
  }),
);

test(
  "an empty folder, and one with several films and no article, say what is missing",
  withApp(async ({ temp, start }) => {
    await mkdir(join(temp, "empty"));
    await copyClip(join(temp, "one.mp4"));
    await copyClip(join(temp, "two.mp4"));
    const app = await start([join(temp, "empty")]);
    await expect(app.page.getByText(/no article, video or log in empty/)).toBeVisible();
    await answerDialogs(app, temp);
    await app.page.keyboard.press("Control+Alt+o");
    await expect(app.page.getByText(/There are 2 videos in film and no article/)).toBeVisible();
  }),
);
