import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import Papa from "papaparse";
import { PROJECT } from "./launch-electron.ts";
import { readLog, offFrame, writeLog } from "./log-on-disk.ts";
import {
  badges,
  expectEntries,
  letFramesPass,
  quickLine,
  rows,
  waitForFilm,
  waitForSaved,
} from "./log-page.ts";
import type { Stage } from "./stage.ts";

const LOG_NAME = "itaewon-class.scenelog.json";
const SAMPLE_RATE = [30000, 1001] as const;

/** A copy of the sample in a folder, with its vocabulary and cast but nothing logged yet; answers the log's path. */
export async function copySample(folder: string): Promise<string> {
  await cp(join(PROJECT, "samples/itaewon-class"), folder, { recursive: true });
  const path = join(folder, LOG_NAME);
  const log = await readLog(path);
  await writeLog(path, { ...log, annotations: [] });
  return path;
}

/**
 * The whole story on the sample: three segments logged by keys while the film runs, people, a quote, undo and redo, closing
 * and opening again, a colleague's log, and the scene log as a table.
 */
export async function tellSampleStory(stage: Stage, logPath: string): Promise<void> {
  await logThreeSegments(stage);
  await undoAndRedo(stage);
  await checkFile(logPath);
  await comeBack(stage);
  await loadColleague(stage, logPath);
  await exportTable(stage);
}

async function logThreeSegments(stage: Stage): Promise<void> {
  const page = stage.page();
  await waitForFilm(page);
  await expect(page.getByRole("heading", { name: "A kiss that stops short" })).toBeVisible();
  await page.keyboard.press("Space");
  await letFramesPass(page, 15);

  await page.keyboard.press("1");
  await expect(badges(page)).toContainText(["kiss rehearsal"]);
  await page.keyboard.press("w");
  await page.keyboard.press("e");
  await letFramesPass(page, 30);
  await page.keyboard.press("1");
  await expect(badges(page).filter({ hasText: "target of people keys" })).toHaveCount(1);

  await page.keyboard.down("2");
  await letFramesPass(page, 30);
  await page.keyboard.up("2");
  await page.keyboard.press("q");
  await page.keyboard.press("t");

  await quickLine(page, '#elevator laugh @Ahn Bo Hyun: "No more slaps for me today.');
  await expectEntries(page, 3);
  await page.keyboard.press("Space");
  await waitForSaved(page);
}

async function undoAndRedo(stage: Stage): Promise<void> {
  const page = stage.page();
  await page.keyboard.press("Control+z");
  await expectEntries(page, 2);
  await expect(
    page
      .getByRole("log")
      .getByText(/Undone|Undid|Undo/)
      .first(),
  ).toBeVisible();
  await page.keyboard.press("Control+Shift+z");
  await expectEntries(page, 3);
  await waitForSaved(page);
}

async function checkFile(logPath: string): Promise<void> {
  const log = await readLog(logPath);
  expect(log.annotations.map((entry) => entry.tags)).toEqual([
    ["kiss-rehearsal"],
    ["camera-shake"],
    ["elevator-laugh"],
  ]);
  expect(log.annotations.map((entry) => entry.people.toSorted())).toEqual([
    ["kim-da-mi", "kwon-nara"],
    ["camera-operator", "park-seo-joon"],
    ["ahn-bo-hyun"],
  ]);
  expect(log.annotations[2]?.quotes).toMatchObject([
    { text: "No more slaps for me today.", speaker: "ahn-bo-hyun" },
  ]);
  for (const entry of log.annotations) {
    expect(entry.open).toBeUndefined();
    expect(entry.end).toBeGreaterThan(entry.start);
    expect(offFrame(entry.start, ...SAMPLE_RATE)).toBeLessThan(1e-4);
    expect(offFrame(entry.end ?? 0, ...SAMPLE_RATE)).toBeLessThan(1e-4);
  }
}

async function comeBack(stage: Stage): Promise<void> {
  await expect(rows(stage.page())).toHaveCount(3);
  const before = await rows(stage.page()).allInnerTexts();
  await stage.restart();
  await expectEntries(stage.page(), 3);
  await expect(rows(stage.page())).toHaveCount(3);
  expect(await rows(stage.page()).allInnerTexts()).toEqual(before);
}

async function loadColleague(stage: Stage, logPath: string): Promise<void> {
  const page = stage.page();
  const shared = join(logPath, "../colleague.scenelog.json");
  const log = await readLog(logPath);
  const [first, ...rest] = log.annotations;
  if (first === undefined) throw new Error("nothing was logged");
  const added = {
    ...first,
    id: "01930000-0000-7000-8000-000000000001",
    start: 60,
    end: 62,
    note: "from a colleague",
  };
  await writeLog(shared, { ...log, annotations: [{ ...first, note: "another opinion" }, ...rest, added] });

  await stage.pickFile(shared, () => page.keyboard.press("Control+Shift+o"));
  const report = page.getByRole("dialog", { name: /colleague/ });
  await expect(report.getByText("annotation added")).toBeVisible();
  await expect(report.getByRole("listitem").filter({ hasText: "note" })).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(report).toBeHidden();
  await expectEntries(page, 4);
  await expect(rows(page).filter({ hasText: "from a colleague" })).toHaveCount(1);
  await expect(rows(page).filter({ hasText: "another opinion" })).toHaveCount(0);
  await waitForSaved(page);
  expect((await readLog(logPath)).annotations).toHaveLength(4);
  expect((await readdir(join(logPath, ".."))).filter((name) => name.includes("tmp"))).toEqual([]);
}

async function exportTable(stage: Stage): Promise<void> {
  const bytes = await stage.takeExport(() => stage.page().getByRole("button", { name: "Export" }).click());
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  expect(text.startsWith("\uFEFF")).toBe(true);
  const table = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
  expect(table.errors).toEqual([]);
  expect(table.data.map((row) => row["tags"])).toEqual([
    "kiss rehearsal",
    "camera shake",
    "elevator laugh",
    "kiss rehearsal",
  ]);
  const laugh = table.data[2];
  expect(laugh?.["people"]).toBe("Ahn Bo-hyun (Jang Geun-won)");
  expect(laugh?.["quotes"]).toContain("No more slaps for me today.");
  expect(laugh?.["timecode in"]).toMatch(/^01:00:\d\d;\d\d$/);
  const start = Number(table.data[3]?.["in"]);
  expect(start).toBe(60);
}
