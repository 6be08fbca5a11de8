import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { answerDialogs, withApp } from "../support/electron-test.ts";
import { readLog, writeLog } from "../support/log-on-disk.ts";
import { badges, expectEntries, letFramesPass, rows, waitForFilm } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

const palette = (page: Page): Locator => page.getByRole("region", { name: "Tags" });
const sheetOf = (page: Page): Locator => page.getByRole("dialog", { name: "Tags" });
const tagIn = async (log: string, id: string) => (await readLog(log)).tags.find((tag) => tag.id === id);

test(
  "a new tag is made while the film runs, and its key logs at once",
  withApp(async ({ temp, start }) => {
    const log = await copySample(temp);
    const { page } = await start([log]);
    await waitForFilm(page);
    await page.keyboard.press("Space");
    await letFramesPass(page, 10);
    await page.keyboard.press("Control+Alt+t");
    await expect(sheetOf(page)).toBeVisible();
    await page.keyboard.type("rain stops");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    // Seven tags have the keys to 7, so the next free one is 8.
    await expect(palette(page).getByRole("button", { name: "rain stops" })).toHaveAttribute(
      "aria-keyshortcuts",
      "8",
    );
    await page.keyboard.press("8");
    await expect(badges(page)).toContainText(["rain stops"]);
    await letFramesPass(page, 10);
    await page.keyboard.press("8");
    await expectEntries(page, 1);
    expect(
      await page.locator("video").evaluate((video) => video instanceof HTMLVideoElement && video.paused),
    ).toBe(false);
    await expect.poll(() => tagIn(log, "rain-stops")).toMatchObject({ key: "8", kind: "segment" });
  }),
);

test(
  "a tag is edited from the palette: label, colour, group, key, kind, one at a time; each is one step of undo",
  withApp(async ({ temp, start }) => {
    const log = await copySample(temp);
    const { page } = await start([log]);
    await waitForFilm(page);
    await page.keyboard.press("2");
    await page.keyboard.press("2", { delay: 30 });
    await palette(page)
      .getByRole("button", { name: /^camera shake/ })
      .click({ button: "right" });
    const sheet = sheetOf(page);
    const label = sheet.getByRole("textbox", { name: "Label in English" });
    await expect(label).toHaveValue("camera shake");
    await label.fill("shaky camera");
    await label.press("Enter");
    await sheet.getByRole("radio", { name: "green" }).check({ force: true });
    await sheet.getByRole("textbox", { name: "Group" }).fill("set");
    await sheet.getByRole("textbox", { name: "Group" }).press("Enter");
    await sheet.getByRole("combobox", { name: "Key" }).selectOption("6");
    await sheet.getByRole("radio", { name: "Window" }).check({ force: true });
    await sheet.getByRole("textbox", { name: "Seconds ahead" }).fill("2.5");
    await sheet.getByRole("textbox", { name: "Seconds ahead" }).press("Enter");
    await sheet.getByRole("checkbox", { name: "One tag of “set” at a time" }).check();
    await expect
      .poll(() => tagIn(log, "camera-shake"))
      .toMatchObject({
        labels: { en: "shaky camera", ko: "카메라 흔들림" },
        colour: "green",
        group: "set",
        exclusive: true,
        key: "6",
        kind: "window",
        window: { before: 4, after: 2.5 },
      });
    // Whoever had the key has the other one, and nobody else moved.
    await expect.poll(() => tagIn(log, "direction")).toMatchObject({ key: "2", exclusive: true });
    await expect(palette(page).getByRole("button", { name: /^shaky camera/ })).toHaveAttribute(
      "aria-keyshortcuts",
      "6",
    );
    await expect(palette(page).getByRole("button", { name: /^elevator laugh/ })).toHaveAttribute(
      "aria-keyshortcuts",
      "3",
    );
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await tagIn(log, "camera-shake"))?.["exclusive"]).toBeUndefined();

    await palette(page)
      .getByRole("button", { name: /^shaky camera/ })
      .click({ button: "right" });
    await sheet.getByRole("button", { name: "Remove tag" }).click();
    await expect.poll(() => tagIn(log, "camera-shake")).toBeUndefined();
    await page.keyboard.press("Escape");
    await expect(rows(page)).toHaveCount(1);
    await page.getByRole("log").getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => tagIn(log, "camera-shake")).toMatchObject({ key: "6" });
  }),
);

test(
  "a vocabulary is saved as a file; one that is loaded shows what it would change and is one step",
  withApp(async ({ temp, start }) => {
    const log = await copySample(temp);
    const app = await start([log]);
    const { page } = app;
    await waitForFilm(page);
    const file = join(temp, "desk.scenelog-desk.json");
    await answerDialogs(app, file);
    await page.keyboard.press("Control+Alt+t");
    const sheet = sheetOf(page);
    await sheet.getByRole("button", { name: "Save vocabulary…" }).click();
    await expect.poll(() => readFile(file, "utf8").catch(() => "")).toContain('"elevator-laugh"');
    const saved = JSON.parse(await readFile(file, "utf8"));
    expect(saved).toMatchObject({ format: "scenelog-desk", version: 1 });
    expect(saved.people ?? []).toEqual([]);

    const [first, ...rest] = saved.tags;
    await writeFile(
      file,
      JSON.stringify({
        ...saved,
        people: [{ id: "extra", names: [{ text: "Extra", kind: "preferred" }] }],
        tags: [
          { ...first, colour: "lime" },
          ...rest.slice(1),
          { id: "rain", labels: { en: "rain", ko: "비" }, colour: "sky", kind: "moment" },
        ],
      }),
    );
    await sheet.getByRole("button", { name: "Load vocabulary…" }).click();
    const offer = sheet.getByRole("region", { name: /desk\.scenelog-desk/ });
    await expect(offer).toContainText("New tags · 1");
    await expect(offer).toContainText("Tags that change · 1");
    await expect(offer).toContainText("5 tags are the same already.");
    await expect(offer).toContainText("1 tag of this log is not in it and stays.");
    await expect(offer).toContainText("Left out: 1 person.");
    expect((await readLog(log)).tags).toHaveLength(7);
    await sheet.getByRole("button", { name: "Take these tags" }).click();
    await expect.poll(async () => (await readLog(log)).tags.length).toBe(8);
    expect((await readLog(log)).people.map(({ id }) => id)).not.toContain("extra");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await readLog(log)).tags.length).toBe(7);
    expect(await tagIn(log, first.id)).toMatchObject({ colour: first.colour });

    await writeFile(file, "{");
    await page.keyboard.press("Control+Alt+t");
    await sheet.getByRole("button", { name: "Load vocabulary…" }).click();
    await expect(page.getByRole("log").getByText(/JSON/).first()).toBeVisible();
  }),
);

test(
  "forty tags in groups stay usable, in the palette and in the sheet",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    const file = await readLog(path);
    const colours = ["rose", "orange", "amber", "lime", "green", "teal", "sky", "blue", "violet", "slate"];
    const more = Array.from({ length: 33 }, (_, index) => ({
      id: `tag-${String(index).padStart(2, "0")}`,
      labels: { en: `tag number ${index}`, ko: `${index}번째 태그` },
      colour: colours[index % 10],
      group: `group ${index % 4}`,
      kind: "segment",
    }));
    await writeLog(path, { ...file, tags: [...file.tags, ...more] });
    const { page } = await start([path]);
    await waitForFilm(page);
    const film = await page.locator(".player-picture").boundingBox();
    const keys = await palette(page).boundingBox();
    // The palette scrolls rather than push the film away: the picture keeps more than twice its height.
    expect(film?.height ?? 0).toBeGreaterThan(2 * (keys?.height ?? 0));
    await page.keyboard.press("Control+Alt+t");
    await page.keyboard.type("number 31");
    await page.keyboard.press("Enter");
    await expect(sheetOf(page).getByRole("textbox", { name: "Label in English" })).toHaveValue(
      "tag number 31",
    );
  }),
);
