import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { withApp } from "../support/electron-test.ts";
import { PROJECT } from "../support/launch-electron.ts";
import { readLog } from "../support/log-on-disk.ts";
import { expectEntries, waitForFilm } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

/** The sample's log with three entries, as another program wrote it. */
async function threeEntries(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = await copySample(folder);
  const log = await readLog(path);
  const medium = log.media[0]?.id;
  const entry = (number: number, note: string) => ({
    id: `01930000-0000-7000-8000-00000000000${number}`,
    medium,
    start: number * 10,
    end: number * 10 + 5,
    tags: [],
    people: [],
    quotes: [],
    note,
  });
  // The keys in the order of the file: what lies before the damage is there.
  const sample = join(PROJECT, "samples/itaewon-class/itaewon-class.scenelog.json");
  const whole: object = JSON.parse(await readFile(sample, "utf8"));
  const annotations = [entry(1, "first"), entry(2, "second"), entry(3, "third")];
  await writeFile(path, JSON.stringify({ ...whole, annotations }, null, 2));
  return path;
}

test(
  "of a log that is cut off what can be read is opened from a new file, and what was lost is said",
  withApp(async ({ temp, start }) => {
    const path = await threeEntries(join(temp, "film"));
    const whole = await readFile(path, "utf8");
    const cut = whole.slice(0, whole.indexOf('"third"'));
    await writeFile(path, cut);
    const { page } = await start([path]);
    await expect(page.getByText("It could not be opened")).toBeVisible();
    await page.getByRole("button", { name: "Open what can be saved" }).click();
    await waitForFilm(page);

    const sheet = page.getByRole("dialog", { name: "Saved: itaewon-class (recovered).scenelog.json" });
    await expect(sheet).toContainText("3entries");
    await expect(sheet).toContainText("Lost or changed in 2 places");
    const lines = cut.split("\n");
    const brokenFrom = lines.findLastIndex((line) => line.trim() === "{") + 1;
    await expect(sheet.getByRole("listitem").first()).toContainText(`line ${brokenFrom}, column 5`);
    await expect(sheet.getByRole("listitem").first()).toContainText(
      "Saved in part: a record that breaks off",
    );
    await expect(sheet.getByRole("listitem").last()).toContainText(`line ${lines.length}`);
    await sheet.getByRole("button", { name: "Done" }).click();
    await expectEntries(page, 3);
    expect((await readdir(join(temp, "film"))).filter((name) => name.endsWith(".json")).sort()).toEqual([
      "itaewon-class (recovered).scenelog.json",
      "itaewon-class.scenelog.json",
    ]);
    expect(await readFile(path, "utf8")).toBe(cut);
  }),
);

test(
  "a recovery never writes over an earlier one, and of something else it says that there is nothing",
  withApp(async ({ temp, start }) => {
    const path = await threeEntries(temp);
    const earlier = join(temp, "itaewon-class (recovered).scenelog.json");
    await writeFile(earlier, "mine");
    const whole = await readFile(path, "utf8");
    await writeFile(path, whole.replace('"note": "second"', '"note": second'));
    const { page } = await start([path]);
    await page.getByRole("button", { name: "Open what can be saved" }).click();
    await waitForFilm(page);
    await expect(
      page.getByRole("dialog", { name: "Saved: itaewon-class (recovered 2).scenelog.json" }),
    ).toBeVisible();
    expect(await readFile(earlier, "utf8")).toBe("mine");
    await page.keyboard.press("Escape");
    await expectEntries(page, 3);
  }),
);

test(
  "of a file with no part of a log in it nothing is made",
  withApp(async ({ temp, start }) => {
    const path = join(temp, "noise.scenelog.json");
    await writeFile(path, "\u0000\u0000\u0000");
    const { page } = await start([path]);
    await page.getByRole("button", { name: "Open what can be saved" }).click();
    await expect(
      page.getByRole("alert").filter({ hasText: "Nothing in noise.scenelog.json is part of a log" }),
    ).toBeVisible();
    expect(await readdir(temp)).toEqual(["noise.scenelog.json"]);
  }),
);
