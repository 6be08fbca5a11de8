import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createDiagnostics } from "../../../../src-main/services/diagnostics/diagnostics.ts";
import { tempFolder } from "../support/temp-folder.ts";

const ABOUT = { version: "0.1.0", host: "loopback", platform: "linux" };
const NOON = () => new Date("2026-11-22T12:00:00Z");

test("the log holds codes, ids and counts, and neither names nor paths nor texts", async () => {
  const folder = tempFolder();
  const diagnostics = createDiagnostics(folder, ABOUT, NOON);
  const id = diagnostics.note({
    code: "file-failed",
    parameters: { name: "Geheim.md", folder: "secret", tag: "embargo", reason: "EIO", count: 3 },
    words: ["EIO: /home/ada, what she said"],
  });
  expect(id).toMatch(/^[0-9a-f]{8}$/);
  expect(await readFile(join(folder, "diagnostics.log"), "utf8")).toBe(
    `2026-11-22T12:00:00.000Z ${id} file-failed name=(hidden) folder=(hidden) tag=(hidden) reason=EIO count=3\n`,
  );
  const plain = diagnostics.report({ paths: false, texts: false });
  expect(plain).toContain(`${id} file-failed`);
  expect(plain).not.toMatch(/secret|Geheim|said|embargo|ada/);
  const withPaths = diagnostics.report({ paths: true, texts: false });
  expect(withPaths).toContain(`${id} name=Geheim.md\n${id} folder=secret\n`);
  expect(withPaths).not.toMatch(/said|embargo/);
  const withTexts = diagnostics.report({ paths: false, texts: true });
  expect(withTexts).toContain(`${id} tag=embargo\n`);
  expect(withTexts).not.toMatch(/secret|Geheim|ada/);
  expect(diagnostics.report({ paths: true, texts: true })).toContain("EIO: /home/ada, what she said");
});

test("an unforeseen error leaves its name and its places in the code, not its message", async () => {
  const folder = tempFolder();
  const diagnostics = createDiagnostics(folder, ABOUT, NOON);
  const id = diagnostics.noteError("log.open", new TypeError("cannot read /home/ada/secret.md"));
  const text = await readFile(join(folder, "diagnostics.log"), "utf8");
  expect(text).toContain(`${id} unforeseen where=log.open error=TypeError stack=`);
  expect(text).toContain("diagnostics.test.ts:");
  expect(text).not.toMatch(/ada|\/home/);
});
