import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { withApp } from "../support/electron-test.ts";
import { copyLongSample, tellLongStory } from "../support/long-log-story.ts";

test(
  "a log of twenty thousand entries opens, takes a key at once, scrolls to its end and is searched",
  withApp(async ({ temp, start }) => {
    const path = await copyLongSample(join(temp, "film"));
    const { page } = await start([path]);
    await tellLongStory(page, path);
  }),
);

test(
  "a long log with a fault far down is refused with its line, and nothing of it stays on the screen",
  withApp(async ({ temp, start }) => {
    const path = await copyLongSample(join(temp, "film"));
    const text = await readFile(path, "utf8");
    const line = text.split("\n").findIndex((one) => one.includes('"i019000"')) + 1;
    const broken = text.replace(/("id": "i019000".*"start": )[\d.]+/, '$1"late"');
    await writeFile(path, broken);
    const { page } = await start([path]);
    await expect(page.getByText(`at line ${line}, column`)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("grid")).toHaveCount(0);
    expect(await readFile(path, "utf8")).toBe(broken);
  }),
);
