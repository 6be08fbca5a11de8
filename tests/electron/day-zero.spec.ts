import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type AppTest, closeWindow, withApp } from "../support/electron-test.ts";
import { PROJECT } from "../support/launch-electron.ts";
import { readLog, writeLog } from "../support/log-on-disk.ts";
import { badges, expectEntries, letFramesPass, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

const SAMPLE = join(PROJECT, "samples/itaewon-class");
const offer = (page: Page) => page.getByRole("dialog", { name: "Who is in it?" });

/** A folder with an article and a film and nothing else; the path of the article. */
async function articleAndFilm(folder: string, article?: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await copyFile(join(SAMPLE, "making-of.mp4"), join(folder, "making-of.mp4"));
  const path = join(folder, "article.md");
  if (article === undefined) await copyFile(join(SAMPLE, "article.md"), path);
  else await writeFile(path, article);
  return path;
}

/** Yesterday's log: the vocabulary of the desk, and of the cast only whom `people` names. It was open and is closed again. */
async function logYesterday({ temp, start }: AppTest, people: readonly string[] = []): Promise<void> {
  const path = await copySample(join(temp, "yesterday"));
  const log = await readLog(path);
  await writeLog(path, { ...log, people: log.people.filter(({ id }) => people.includes(id)) });
  const app = await start([path]);
  await waitForFilm(app.page);
  await closeWindow(app);
}

test(
  "from an article and a film alone, three scenes with tags, people and a quote take at most 20 key presses",
  withApp(async (given) => {
    await logYesterday(given);
    const article = await articleAndFilm(join(given.temp, "today"));
    const { page } = await given.start([article]);
    await waitForFilm(page);
    await expect(offer(page)).toBeVisible();
    await page.evaluate(() => {
      Reflect.set(window, "keydowns", 0);
      const count = () => Reflect.set(window, "keydowns", Reflect.get(window, "keydowns") + 1);
      window.addEventListener("keydown", count, { capture: true });
      window.addEventListener("pointerdown", () => Reflect.set(window, "keydowns", Number.NaN), {
        capture: true,
      });
    });
    const { keyboard } = page;

    await keyboard.press("Enter");
    await expect(offer(page)).toBeHidden();
    await keyboard.press("Space");
    await letFramesPass(page, 15);

    await keyboard.down("1");
    await letFramesPass(page, 15);
    await keyboard.press("q");
    await keyboard.press("w");
    await letFramesPass(page, 15);
    await keyboard.up("1");

    await keyboard.down("2");
    await letFramesPass(page, 15);
    await keyboard.press("e");
    await letFramesPass(page, 15);
    await keyboard.up("2");
    await expect(badges(page).filter({ hasText: "target of people keys" })).toHaveCount(1);

    await keyboard.press("Enter");
    const line = page.getByRole("combobox", { name: "Quick line" });
    await expect(line).toBeFocused();
    await keyboard.press("e");
    await keyboard.press("Tab");
    // Shift is a key press of its own.
    await keyboard.press("Shift+@");
    await keyboard.press("a");
    await keyboard.press("Tab");
    await keyboard.press("Shift+:");
    await keyboard.press('Shift+"');
    const before: unknown = await page.evaluate(() => Reflect.get(window, "keydowns"));
    const words = "No more slaps for me today.";
    await keyboard.type(words);
    await letFramesPass(page, 5);
    await keyboard.press("Enter");
    await expectEntries(page, 3);

    const presses = await page.evaluate(() => Number(Reflect.get(window, "keydowns")));
    expect(Number(before) + 1).toBeLessThanOrEqual(20);
    expect(presses).toBe(Number(before) + words.length + 1);
    expect(await page.evaluate(() => document.querySelector("video")?.paused)).toBe(false);
    await keyboard.press("Space");
    await waitForSaved(page);

    const log = await readLog(join(given.temp, "today/article.scenelog.json"));
    expect(log.people.map(({ id, key }) => `${id} ${key}`)).toEqual([
      "ahn-bo-hyun r",
      "kim-da-mi w",
      "kwon-nara q",
      "park-seo-joon e",
    ]);
    expect(log.annotations.map(({ tags, people }) => [tags, people])).toEqual([
      [["kiss-rehearsal"], ["kwon-nara", "kim-da-mi"]],
      [["camera-shake"], ["park-seo-joon"]],
      [["elevator-laugh"], ["ahn-bo-hyun"]],
    ]);
    expect(log.annotations[2]?.quotes).toMatchObject([{ speaker: "ahn-bo-hyun", text: words }]);
    for (const { start, end } of log.annotations) expect(end).toBeGreaterThan(start);
  }),
);

test(
  "each of the offer can be unticked by keys, what the desk knows of somebody comes along, and one undo takes it all back",
  withApp(async (given) => {
    await logYesterday(given, ["park-seo-joon", "camera-operator"]);
    const article = await articleAndFilm(
      join(given.temp, "today"),
      "---\nvideo: making-of.mp4\n---\n# 촬영장\n\nPark So Joon (Park Sae-ro-yi) laughs. 김다미(조이서 역)가 웃는다.\n",
    );
    const { page } = await given.start([article]);
    await waitForFilm(page);
    const people = offer(page).getByRole("region", { name: "People" }).getByRole("checkbox");
    await expect(people).toHaveCount(3);
    await expect(offer(page).getByText("the article has “Park So Joon”, which is misspelt")).toBeVisible();
    await expect(people.first()).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect(people.nth(2)).not.toBeChecked();
    await page.keyboard.press("Enter");
    await expect(offer(page)).toBeHidden();
    await waitForSaved(page);

    const path = join(given.temp, "today/article.scenelog.json");
    const log = await readLog(path);
    expect(log.people.map(({ id }) => id)).toEqual(["park-seo-joon", "김다미"]);
    expect(log.people[0]).toMatchObject({
      key: "q",
      character: { names: [{ text: "Park Sae-ro-yi" }, {}, {}] },
    });
    expect(log.people[1]).toMatchObject({
      names: [{ text: "김다미", lang: "ko", kind: "preferred" }],
      character: { names: [{ text: "조이서", lang: "ko", kind: "preferred" }] },
      key: "w",
    });
    expect(log.tags).toHaveLength(7);

    await page.keyboard.press("Control+z");
    await expect(page.getByRole("region", { name: "People", exact: true }).getByRole("button")).toHaveCount(
      0,
    );
    await waitForSaved(page);
    expect(await readLog(path)).toMatchObject({ people: [], tags: [] });
  }),
);

test(
  "a log that has been there before is opened without an offer; it can be asked for, and Esc leaves everything as it is",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    await writeLog(path, { ...(await readLog(path)), people: [] });
    const { page } = await start([path]);
    await waitForFilm(page);
    await expect(page.getByRole("heading", { name: "A kiss that stops short" })).toBeVisible();
    await expect(offer(page)).toBeHidden();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("cast from");
    await page.keyboard.press("Enter");
    await expect(offer(page).getByRole("checkbox")).toHaveCount(4);
    await page.keyboard.press("Escape");
    await expect(offer(page)).toBeHidden();
    expect((await readLog(path)).people).toEqual([]);
  }),
);
