import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { TEXTS } from "#annotations/texts/index.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** Codes that stay inside one module and never reach a user as a trouble. */
const INNER = new Set([
  "replaced", // the log file's answer to its own service, which merges and writes again
  "unforeseen", // a line of the diagnostics log
  "no-probe", // likewise
  "reading-ahead-failed", // likewise
  "unknown-record", // why a diff does not apply: a reason inside `change-refused`
  "record-exists",
  "before-differs",
  "no-such-place",
  "invalid-record",
  "not-allowed",
]);

/** Folders of sources that make troubles, by the places in which a code is written out. */
const PLACES: readonly (readonly [string, RegExp])[] = [
  ["src-main", /(?:HostError\(\s*|\{ code: |\{ \.\.\.[^,}]+, code: )"([a-z0-9-]+)"/g],
  ["src-renderer", /(?:HostError\(\s*|\{ code: )"([a-z0-9-]+)"/g],
  ["annotations/host", /(?:HostError\(\s*|code: )"([a-z0-9-]+)"/g],
  ["annotations/commands", /refusal\("([a-z0-9-]+)"/g],
  ["src-main/services/file-layer", /E[A-Z]+: "([a-z0-9-]+)"/g],
];

function sourcesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourcesIn(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

test("every trouble that the sources can raise has its sentence", () => {
  const raised = PLACES.flatMap(([folder, pattern]) =>
    sourcesIn(join(root, folder)).flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(pattern)].map((match) => match[1] ?? ""),
    ),
  );
  expect(raised).toContain("internal");
  expect(raised).toContain("disk-full");
  const without = [...new Set(raised)].filter((code) => !INNER.has(code) && !(`trouble.${code}` in TEXTS));
  expect(without).toEqual([]);
});

test("every trouble is told in whole sentences that end in a full stop", () => {
  const troubles = Object.entries(TEXTS).filter(([key]) => key.startsWith("trouble."));
  expect(troubles.length).toBeGreaterThan(60);
  const cut = troubles.filter(([, { en, ko }]) => !en.endsWith(".") || !ko.endsWith("."));
  expect(cut).toEqual([]);
});
