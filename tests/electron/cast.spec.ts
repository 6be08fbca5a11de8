import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { withApp } from "../support/electron-test.ts";
import { PROJECT } from "../support/launch-electron.ts";
import { type LogOnDisk, readLog, writeLog } from "../support/log-on-disk.ts";
import { expectEntries, letFramesPass, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

/** The sample with all that is logged in it, after `change`; answers the log's path. */
async function fullSample(
  folder: string,
  change: (log: LogOnDisk) => LogOnDisk = (log) => log,
): Promise<string> {
  const path = await copySample(folder);
  await copyFile(join(PROJECT, "samples/itaewon-class/itaewon-class.scenelog.json"), path);
  await writeLog(path, change(await readLog(path)));
  return path;
}

const sheet = (page: Page) => page.getByRole("dialog", { name: "People" });
const find = (page: Page) => sheet(page).getByRole("combobox", { name: "Find or add a person" });
const listed = (page: Page) =>
  sheet(page).getByRole("listbox", { name: "People of this log" }).getByRole("option");
const onPalette = (page: Page) => page.getByRole("region", { name: "People" }).getByRole("button");

/** A second entry for Park Seo-joon under a wrong spelling, as a colleague may have made one: his words are under it. */
function withTwin(log: LogOnDisk): LogOnDisk {
  return {
    ...log,
    people: [
      ...log.people,
      {
        id: "park-so-jun",
        names: [{ text: "Park So-jun", lang: "en", kind: "preferred" }],
        key: "a",
      },
    ],
    annotations: log.annotations.map((entry) => ({
      ...entry,
      people: entry.people.map((person) => (person === "park-seo-joon" ? "park-so-jun" : person)),
      ...(entry.quotes.length === 0
        ? {}
        : {
            quotes: entry.quotes.map((quote) =>
              quote.speaker === "park-seo-joon" ? { ...quote, speaker: "park-so-jun" } : quote,
            ),
          }),
    })),
  };
}

test(
  "two entries for one actor become one by keys alone: every entry and quote follows, and undo brings both back",
  withApp(async ({ temp, start }) => {
    const path = await fullSample(temp, withTwin);
    const before = await readLog(path);
    const { page } = await start([path]);
    await waitForFilm(page);
    await expectEntries(page, 10);

    await page.keyboard.press("Control+p");
    await expect(find(page)).toBeFocused();
    await page.keyboard.type("so-jun");
    await page.keyboard.press("Enter");
    await expect(sheet(page).getByRole("heading", { name: "Park So-jun" })).toBeVisible();
    await sheet(page).getByRole("button", { name: "Same person as…" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("박서");
    await expect(sheet(page).getByText("Park So-jun becomes Park Seo-joon: 5 entries follow")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(sheet(page).getByRole("heading", { name: "Park Seo-joon" })).toBeVisible();
    await page.keyboard.press("Escape");
    await waitForSaved(page);

    const merged = await readLog(path);
    expect(merged.people.map(({ id }) => id)).not.toContain("park-so-jun");
    expect(JSON.stringify(merged.annotations)).not.toContain("park-so-jun");
    expect(merged.annotations[5]?.quotes[0]?.speaker).toBe("park-seo-joon");
    expect(merged.annotations.map(({ people }) => people)).toEqual(
      before.annotations.map(({ people }) =>
        people.map((id) => (id === "park-so-jun" ? "park-seo-joon" : id)),
      ),
    );
    expect(merged.people.find(({ id }) => id === "park-seo-joon")?.["names"]).toContainEqual({
      text: "Park So-jun",
      lang: "en",
      kind: "also",
    });

    await page.keyboard.press("Control+z");
    await expect(onPalette(page)).toHaveCount(6);
    await waitForSaved(page);
    const undone = await readLog(path);
    expect(undone.people).toEqual(before.people);
    expect(undone.annotations).toEqual(before.annotations);
  }),
);

test(
  "names, character, role and key are edited in one place, and a wrong spelling finds the person",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    const { page } = await start([path]);
    await waitForFilm(page);
    await page.keyboard.press("Control+p");
    await page.keyboard.type("ㄱㄴㄹ");
    await page.keyboard.press("Enter");
    const form = sheet(page).getByRole("group", { name: "Kwon Nara" });
    const names = form.getByRole("region", { name: "Names" });

    await names.getByRole("button", { name: "Add a spelling" }).click();
    await page.keyboard.type("Gwon Nara");
    await page.keyboard.press("Enter");
    await names.getByRole("combobox", { name: "What “Gwon Nara” is" }).selectOption("wrong");
    await names.getByRole("combobox", { name: "What “Kwon Na-ra” is" }).selectOption("preferred");
    await sheet(page).getByRole("textbox", { name: "Role" }).fill("lead");
    await page.keyboard.press("Enter");
    await sheet(page).getByRole("combobox", { name: "Key" }).selectOption("q");
    await expect(sheet(page).getByRole("heading", { name: "Kwon Na-ra" })).toBeVisible();

    // Who had the key gets the one that it was given for, on the palette at once.
    await expect(onPalette(page).first()).toHaveAttribute("aria-label", /^Kwon Na-ra/);
    await expect(onPalette(page).nth(1)).toHaveAttribute("aria-label", /^Park Seo-joon/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await page.keyboard.type("@gwon nar");
    await expect(page.getByRole("listbox", { name: "Completions" }).getByRole("option")).toContainText([
      "Kwon Na-ra",
    ]);
    await page.keyboard.press("Escape");
    await waitForSaved(page);

    const log = await readLog(path);
    const [nara, park] = ["kwon-nara", "park-seo-joon"].map((id) =>
      log.people.find((person) => person.id === id),
    );
    expect(nara).toMatchObject({
      names: [
        { text: "Kwon Nara", lang: "en", kind: "also" },
        { text: "권나라", lang: "ko", kind: "preferred" },
        { text: "Kwon Na-ra", lang: "en", kind: "preferred" },
        { text: "Gwon Nara", lang: "en", kind: "wrong" },
      ],
      role: "lead",
      key: "q",
    });
    expect(park?.["key"]).toBe("w");

    await page.keyboard.press("Control+z");
    await expect(onPalette(page).first()).toHaveAttribute("aria-label", /^Park Seo-joon/);
  }),
);

test(
  "sixty people: all are reached by typing, nothing runs out of the window, and somebody new is added by Enter",
  withApp(async ({ temp, start }) => {
    const path = await fullSample(temp, (log) => ({
      ...log,
      people: [
        ...log.people,
        ...Array.from({ length: 55 }, (_, at) => ({
          id: `extra-${at + 1}`,
          names: [
            { text: `Extra Number ${at + 1} of the Long-Named Crowd`, lang: "en", kind: "preferred" },
            { text: `단역 ${at + 1}번`, lang: "ko", kind: "preferred" },
          ],
        })),
      ],
    }));
    const { page } = await start([path]);
    await waitForFilm(page);
    await expect(onPalette(page)).toHaveCount(60);
    const picture = await page.locator(".player-picture").boundingBox();
    expect(picture?.height).toBeGreaterThan(300);

    await page.keyboard.press("Control+p");
    await expect(listed(page)).toHaveCount(60);
    await page.keyboard.type("단역 41");
    await expect(listed(page)).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(
      sheet(page).getByRole("heading", { name: "Extra Number 41 of the Long-Named Crowd" }),
    ).toBeVisible();
    const widths = await sheet(page).evaluate((element) => [element.scrollWidth, element.clientWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);

    await find(page).fill("홍길동");
    await page.keyboard.press("Enter");
    await expect(sheet(page).getByRole("heading", { name: "홍길동" })).toBeVisible();
    await page.keyboard.press("Escape");
    await waitForSaved(page);
    expect((await readLog(path)).people.at(-1)).toMatchObject({
      names: [{ text: "홍길동", lang: "ko", kind: "preferred" }],
    });
  }),
);

test(
  "a person who is armed shows it on the palette, and goes on the next tag",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    const { page } = await start([path]);
    await waitForFilm(page);
    await page.keyboard.press("w");
    const nara = onPalette(page).nth(1);
    await expect(nara).toHaveAttribute("aria-label", "Kwon Nara, Oh Soo-ah, armed for the next tag");
    await expect(nara.locator(".palette-armed")).toBeVisible();

    await page.keyboard.press("Space");
    await letFramesPass(page, 5);
    await page.keyboard.press("1");
    await expect(nara.locator(".palette-armed")).toBeHidden();
    await letFramesPass(page, 15);
    await page.keyboard.press("1");
    await page.keyboard.press("Space");
    await expectEntries(page, 1);
    await waitForSaved(page);
    expect((await readLog(path)).annotations[0]).toMatchObject({
      tags: ["kiss-rehearsal"],
      people: ["kwon-nara"],
    });
  }),
);
