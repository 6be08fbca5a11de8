import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { readLog } from "./log-on-disk.ts";
import { expectEntries, rows, waitForSaved } from "./log-page.ts";
import { longSample } from "./long-log.ts";
import { copySample } from "./sample-story.ts";

const COUNT = 20_000;
/** How long a busy machine may take over what takes a second, in milliseconds. */
const PATIENCE = { timeout: 30_000 };

/** A copy of the sample in a folder with 20,000 entries; answers the log's path. */
export async function copyLongSample(folder: string): Promise<string> {
  const path = await copySample(folder);
  await writeFile(join(path), longSample(COUNT));
  return path;
}

/** On a page that is opening that log: the first entries, a key as soon as there is a picture, the last entry, a search. */
export async function tellLongStory(page: Page, path: string): Promise<void> {
  await expect(rows(page).first()).toBeVisible(PATIENCE);
  await expect(page.locator(".player-picture")).toHaveAttribute("data-phase", "ready", PATIENCE);
  await page.keyboard.press("m");
  await expect(page.getByText("Loading the rest…")).toHaveCount(0, PATIENCE);
  await expectEntries(page, COUNT + 1);
  await waitForSaved(page);
  const { annotations } = await readLog(path);
  expect(annotations.filter(({ id }) => !id.startsWith("i"))).toMatchObject([{ start: 0 }]);
  expect(annotations).toHaveLength(COUNT + 1);

  const list = page.locator(".log-list");
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(list.locator(`[aria-rowindex="${COUNT + 1}"]`)).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(60);
  expect(await gapsBetweenRows(page)).toEqual([]);

  await page.getByRole("textbox", { name: "Find in log" }).fill("clapper");
  await expect(page.getByText(`${COUNT} of ${COUNT + 1}`)).toBeVisible();
  await page.getByRole("textbox", { name: "Find in log" }).fill("nowhere");
  await expect(page.getByText("Nothing found", { exact: true })).toBeVisible();
}

/** Where a row does not begin where the one above it ends, in pixels. */
async function gapsBetweenRows(page: Page): Promise<number[]> {
  return rows(page).evaluateAll((elements) =>
    elements
      .map((element) => element.getBoundingClientRect())
      .map((box, index, boxes) => box.top - (boxes[index - 1]?.bottom ?? box.top))
      .filter((gap) => Math.abs(gap) > 0.5),
  );
}
