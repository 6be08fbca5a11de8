import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FILE_VERSION } from "#annotations/formats/scenelog/file-version.ts";
import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import type { JsonObject } from "#annotations/json.ts";
import { MIGRATIONS, migrate } from "#annotations/migrations/migrate.ts";

const read = (name: string): string =>
  readFileSync(new URL(`../../../../annotations/migrations/fixtures/${name}.json`, import.meta.url), "utf8");

test("every migration turns its file from before into its file from after, and every one of them ran", () => {
  const ran = MIGRATIONS.map((migration) => {
    const before = JSON.parse(read(`${migration.name}.before`)) as JsonObject;
    const after = JSON.parse(read(`${migration.name}.after`)) as JsonObject;
    expect(before["version"]).toBe(migration.from);
    expect({ ...migration.migrate(before), version: migration.from + 1 }).toEqual(after);
    return migration.name;
  });
  expect(migrate({}, 0).ran).toEqual(ran);
  expect(ran.length).toBeGreaterThan(0);
});

test("migrations follow each other without a gap up to the present version", () => {
  expect(MIGRATIONS.map(({ from }) => from)).toEqual(MIGRATIONS.map((_, index) => index));
  expect(MIGRATIONS.length).toBe(FILE_VERSION);
});

test("a file of version 0 opens, and says that it was migrated", () => {
  const parsed = parseLog(read("0001-start-and-end.before"));
  expect(parsed.ok && parsed.value.warnings).toEqual([
    { code: "migrated", parameters: { version: 0, to: 1 } },
  ]);
  expect(parsed.ok && parsed.value.document.tables.annotation.get("a")).toMatchObject({
    start: 1.5 * 705_600_000,
    end: 2 * 705_600_000,
    mood: "calm",
  });
});
