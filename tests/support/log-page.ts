import { expect, type Locator, type Page } from "@playwright/test";

/** The rows of the log list that are on the page. */
export function rows(page: Page): Locator {
  return page.getByRole("grid", { name: "Scene log" }).getByRole("row");
}

/** The badges on the picture: what is running, and the target. */
export function badges(page: Page): Locator {
  return page.getByRole("list", { name: "Being logged" }).getByRole("listitem");
}

/** How many entries the list says that the log has. */
export async function expectEntries(page: Page, count: number): Promise<void> {
  await expect(page.getByText(count === 1 ? "1 entry" : `${count} entries`, { exact: true })).toBeVisible();
}

/** The frame number that the transport bar shows. */
export async function shownFrame(page: Page): Promise<number> {
  const text = await page.getByRole("region", { name: "Transport" }).innerText();
  return Number(/frame (\d+)/.exec(text)?.[1] ?? Number.NaN);
}

/** Waits until the film can be played: its first frame is on the screen. */
export async function waitForFilm(page: Page): Promise<void> {
  await expect(page.locator(".player-picture")).toHaveAttribute("data-phase", "ready");
}

/** Waits, the film playing, until a number of frames have gone by. */
export async function letFramesPass(page: Page, frames: number): Promise<void> {
  const start = await shownFrame(page);
  await expect.poll(() => shownFrame(page), { intervals: [30] }).toBeGreaterThanOrEqual(start + frames);
}

/** Types into the quick line, opened by Enter, and commits it. */
export async function quickLine(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Enter");
  const line = page.getByRole("combobox", { name: "Quick line" });
  await expect(line).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await expect(line).toBeHidden();
}

/** Waits until the mark in the top bar says that everything is in the file. */
export async function waitForSaved(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible();
}
