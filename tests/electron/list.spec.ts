import { cp } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import Papa from "papaparse";
import { withApp } from "../support/electron-test.ts";
import { PROJECT } from "../support/launch-electron.ts";
import { readLog } from "../support/log-on-disk.ts";
import { expectEntries, rows, shownFrame, waitForFilm } from "../support/log-page.ts";

async function copyWholeSample(folder: string): Promise<string> {
  await cp(join(PROJECT, "samples/itaewon-class"), folder, { recursive: true });
  return join(folder, "itaewon-class.scenelog.json");
}

test(
  "several rows are selected by click, Shift, Ctrl and keys, and edited together, each piece of work one step back",
  withApp(async ({ temp, start }) => {
    const path = await copyWholeSample(temp);
    const before = (await readLog(path)).annotations;
    const { page } = await start([path]);
    await waitForFilm(page);
    const selected = rows(page).and(page.locator("[aria-selected=true]"));
    const bar = page.getByRole("region", { name: "Selected entries" });

    await rows(page)
      .nth(0)
      .click({ modifiers: ["Control"] });
    await rows(page)
      .nth(2)
      .click({ modifiers: ["Shift"] });
    await expect(selected).toHaveCount(3);
    await expect(bar.getByText("3 selected")).toBeVisible();
    await rows(page)
      .nth(1)
      .click({ modifiers: ["Control"] });
    await expect(selected).toHaveCount(2);
    await page.keyboard.press("Escape");
    await expect(bar).toBeHidden();
    await page.keyboard.press("Control+a");
    await expect(bar.getByText(`${before.length} selected`)).toBeVisible();
    await page.keyboard.press("Escape");
    await rows(page)
      .nth(0)
      .click({ modifiers: ["Control"] });
    await page.keyboard.press("Shift+ArrowDown");
    await expect(selected).toHaveCount(2);

    // A tag on both, a person on both, a status, and a frame later: four steps.
    await bar.getByRole("combobox", { name: "Tags" }).fill("set noise");
    await page.keyboard.press("Enter");
    await bar.getByRole("combobox", { name: "People" }).fill("Ahn Bo Hyun");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Alt+c");
    await bar.getByRole("textbox", { name: "Move" }).fill("+10f");
    await page.keyboard.press("Enter");
    const moved = (before[1]?.start ?? 0) + (10 * 1001) / 30000;
    await expect.poll(async () => (await readLog(path)).annotations[1]?.start).toBeCloseTo(moved, 6);
    const [first, second] = (await readLog(path)).annotations;
    for (const [now, was] of [
      [first, before[0]],
      [second, before[1]],
    ]) {
      expect(now).toMatchObject({ id: was?.id, status: "checked" });
      expect(now?.tags).toContain("set-noise");
      expect(now?.people).toContain("ahn-bo-hyun");
      expect(now?.start).toBeCloseTo((was?.start ?? 0) + (10 * 1001) / 30000, 6);
    }
    await page.keyboard.press("Escape");
    for (let step = 0; step < 4; step++) await page.keyboard.press("Control+z");
    await expect
      .poll(async () => (await readLog(path)).annotations.map(({ id, start, tags }) => ({ id, start, tags })))
      .toEqual(before.map(({ id, start, tags }) => ({ id, start, tags })));
  }),
);

test(
  "entries are split at the playhead, joined, duplicated and nudged by keys",
  withApp(async ({ temp, start }) => {
    const path = await copyWholeSample(temp);
    const before = (await readLog(path)).annotations;
    const { page } = await start([path]);
    await waitForFilm(page);
    // The first segment, after a moment: the film jumps to its in, and a second on it is cut in two.
    await rows(page).nth(1).dblclick();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+ArrowRight");
    await expect(page.getByText("frame 70")).toBeVisible();
    await page.keyboard.press("Control+b");
    await expectEntries(page, before.length + 1);
    await page.keyboard.press("Control+d");
    await expectEntries(page, before.length + 2);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Escape");
    await rows(page)
      .nth(1)
      .click({ modifiers: ["Control"] });
    await rows(page)
      .nth(2)
      .click({ modifiers: ["Shift"] });
    await page.keyboard.press("Control+j");
    await expectEntries(page, before.length);
    await page.keyboard.press("]");
    await page.keyboard.press("{");
    const frame = 1001 / 30000;
    const joined = async () => (await readLog(path)).annotations[1];
    await expect.poll(async () => (await joined())?.end).toBeCloseTo((before[1]?.end ?? 0) - frame, 6);
    expect((await joined())?.id).toBe(before[1]?.id);
    expect((await joined())?.start).toBeCloseTo((before[1]?.start ?? 0) + frame, 6);
  }),
);

test(
  "the find box marks what it finds, counts it, and goes from one to the next by key; rows are sorted as asked",
  withApp(async ({ temp, start }) => {
    const path = await copyWholeSample(temp);
    const { page } = await start([path]);
    await waitForFilm(page);
    // The film and its keys are there before the list is.
    await expect(page.getByRole("search")).toBeVisible();
    await page.keyboard.press("Control+f");
    // Found by a spelling that is known to be wrong, and shown as it is right.
    await page.keyboard.type("ahm bo hyun");
    await expect(page.locator(".log-row mark").first()).toHaveText("Ahn Bo-hyun");
    const found = await rows(page).count();
    await expect(page.getByText(new RegExp(`^${found} of `))).toBeVisible();
    await page.keyboard.press("Enter");
    const selected = rows(page).and(page.locator("[aria-selected=true]"));
    await expect(selected).toHaveCount(1);
    const first = await selected.getAttribute("data-row");
    await page.keyboard.press("F3");
    await expect(selected).not.toHaveAttribute("data-row", first ?? "");
    await page.keyboard.press("Shift+F3");
    await expect(selected).toHaveAttribute("data-row", first ?? "");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");

    const firstTime = await rows(page).first().locator(".log-row-in").textContent();
    await page.getByRole("button", { name: "Rows: what they show, and their order" }).click();
    await page.getByRole("checkbox", { name: "people" }).uncheck();
    await expect(page.locator(".log-row-people")).toHaveCount(0);
    await page.getByRole("button", { name: "Smallest or first on top" }).click();
    await expect(rows(page).last().locator(".log-row-in")).toHaveText(firstTime ?? "");
  }),
);

test(
  "what was logged live and what was left open can be looked at alone",
  withApp(async ({ temp, start }) => {
    const path = await copyWholeSample(temp);
    const { page } = await start([path]);
    await waitForFilm(page);
    await page.keyboard.press("Space");
    await page.keyboard.press("2");
    await expect(page.getByRole("button", { name: /left open/ })).toContainText("1");
    await page.getByRole("button", { name: /not trimmed/ }).click();
    await expect(rows(page)).toHaveCount(1);
    await page.keyboard.press("Space");
    await page.keyboard.press("2");
    await expect(page.getByRole("button", { name: /left open/ })).toBeHidden();
    await expect(rows(page)).toHaveCount(1);
    // Trimming it takes it out.
    await rows(page)
      .first()
      .click({ modifiers: ["Control"] });
    await page.keyboard.press("}");
    await expect(page.getByText("Nothing found")).toBeVisible();
  }),
);

test(
  "entries are copied, for a spreadsheet as rows, and pasted; rows come back from one, with each fault by its row",
  withApp(async ({ temp, start }) => {
    const path = await copyWholeSample(temp);
    const before = (await readLog(path)).annotations;
    const { app, page } = await start([path]);
    await waitForFilm(page);
    await rows(page)
      .nth(1)
      .click({ modifiers: ["Control"] });
    await rows(page)
      .nth(3)
      .click({ modifiers: ["Shift"] });
    await page.keyboard.press("Control+c");
    await expect(page.getByText("3 entries copied")).toBeVisible();
    const text = await app.evaluate(({ clipboard }) => clipboard.readText());
    const cells = Papa.parse<string[]>(text.trimEnd(), { delimiter: "\t" }).data;
    expect(cells[0]).toEqual(["In", "Out", "Tags", "People", "Quote", "Translation", "Note", "Status"]);
    expect(cells).toHaveLength(4);
    expect(cells[1]?.slice(0, 3)).toEqual(["01:00:01;10", "01:00:08;05", "kiss rehearsal"]);

    // Into the log itself, as into any other: under new ids, with its tags and people found by name.
    await page.keyboard.press("Control+v");
    await expectEntries(page, before.length + 3);
    await page.keyboard.press("Control+z");
    await expectEntries(page, before.length);

    const table = "Out\tIn\t태그\n0:12\t0:10\tcrew; 새 태그\n\tnever\tcrew\n";
    await app.evaluate(({ clipboard }, words) => clipboard.writeText(words), table);
    await page.keyboard.press("Control+v");
    await expect(page.getByRole("dialog")).toContainText("Row 3: “never” is not a time of this film");
    await page.keyboard.press("Escape");
    await expectEntries(page, before.length + 1);
    await expect(rows(page).filter({ hasText: "새 태그" })).toHaveCount(1);
    await page.keyboard.press("Control+x");
    await expectEntries(page, before.length);
  }),
);

test(
  "the list goes along with the playhead, and leaves whoever scrolls alone",
  withApp(async ({ temp, start }) => {
    const { page } = await start([await copyWholeSample(temp)]);
    await waitForFilm(page);
    const list = page.locator(".log-list");
    const current = page.locator('.log-row[data-current="true"]');
    const top = () => list.evaluate((element) => element.scrollTop);
    // Half a second before the last entry but one, far down in the list.
    await page.keyboard.press("=");
    await page.keyboard.type("f1732");
    await page.keyboard.press("Enter");
    await expect(page.getByText("frame 1732")).toBeVisible();
    expect(await top()).toBe(0);
    await page.keyboard.press("Space");
    await expect(current.filter({ hasText: "elevator laugh" })).toBeInViewport();
    expect(await top()).toBeGreaterThan(0);

    // Scrolled up, it stays there when the last entry comes under the playhead.
    await list.hover();
    await page.mouse.wheel(0, -5000);
    await expect.poll(top).toBe(0);
    await page.keyboard.press("Space");
    await page.keyboard.press("=");
    await page.keyboard.type("f2056");
    await page.keyboard.press("Enter");
    await expect(page.getByText("frame 2056")).toBeVisible();
    await page.keyboard.press("Space");
    await page.mouse.wheel(0, -10);
    await expect.poll(() => shownFrame(page)).toBeGreaterThan(2080);
    expect(await top()).toBe(0);
  }),
);
