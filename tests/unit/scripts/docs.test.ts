import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { PAGES } from "../../../scripts/lib/pages.ts";

test.each(PAGES)("$path is what the code says (npm run docs writes it)", async ({ path, write }) => {
  const page = await readFile(new URL(`../../../${path}`, import.meta.url), "utf8");
  expect(page).toBe(write());
});
