import { open, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { logKey } from "../../../../src-main/services/log/journal-files.ts";
import { createMachineTexts } from "../../../../src-main/texts.ts";
import {
  emptyLogText,
  momentAt,
  must,
  notesInFile,
  startLogService,
  textOf,
} from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** The text of a log with one more key at its end. */
function withKey(text: string): string {
  return emptyLogText().replace(/\n\}\s*$/, `,\n${text}\n}\n`);
}

const SECOND_TAG = '{"id": "laugh", "labels": {"en": "Again"}, "colour": "amber", "kind": "moment"}';

const HARD: readonly { readonly name: string; readonly bytes: () => Uint8Array; readonly code: string }[] = [
  {
    name: "that is not UTF-8",
    bytes: () => Buffer.concat([Buffer.from(emptyLogText().slice(0, -3)), Buffer.from([0xc3, 0x28, 0x7d])]),
    code: "not-utf8",
  },
  { name: "in UTF-16", bytes: () => Buffer.from(`\ufeff${emptyLogText()}`, "utf16le"), code: "not-utf8" },
  { name: "with a key twice", bytes: () => Buffer.from(withKey('"title": "B"')), code: "duplicate-key" },
  {
    name: "with an id twice",
    bytes: () => Buffer.from(emptyLogText().replace('"tags": [', `"tags": [${SECOND_TAG},`)),
    code: "duplicate-id",
  },
  {
    name: "nested a hundred thousand deep",
    bytes: () => Buffer.from(withKey(`"extensions": ${"[".repeat(100_000)}${"]".repeat(100_000)}`)),
    code: "too-deep",
  },
  {
    name: "with a number that cannot be kept",
    bytes: () => Buffer.from(withKey('"serial": 12345678901234567890')),
    code: "unsafe-integer",
  },
  { name: "that is empty", bytes: () => Buffer.alloc(0), code: "not-json" },
  {
    name: "of zeros, as a crash of another program leaves it",
    bytes: () => Buffer.alloc(4096),
    code: "not-json",
  },
];

describe.each(HARD)("a file $name", ({ bytes, code }) => {
  test("is not opened: the message says what is the matter, and not a byte of it changes", async () => {
    const path = join(tempFolder(), "lift.scenelog.json");
    await writeFile(path, bytes());
    const { service } = startLogService(tempFolder());
    const opened = await service.open(path);
    expect(opened).toMatchObject({ ok: false, error: { code } });
    if (opened.ok) throw new Error("it was opened");
    for (const language of ["en", "ko"] as const) {
      const text = createMachineTexts(language).find(`trouble.${code}`, opened.error.parameters);
      expect(text).not.toMatch(/\{\{|undefined/);
    }
    expect(Buffer.compare(await readFile(path), bytes())).toBe(0);
  });

  test("that comes underneath an open log is left alone; logging goes on, and once it is whole all is written", async () => {
    const path = join(tempFolder(), "lift.scenelog.json");
    const data = tempFolder();
    await writeFile(path, emptyLogText());
    const { service, clock, next } = startLogService(data);
    const { logId } = must(await service.open(path));
    const submit = async (seq: number) =>
      must(
        await service.submit({ logId, clientId: "w", seq, baseRev: seq - 1, diff: momentAt(`m${seq}`, seq) }),
      );
    await submit(1);
    must(await service.flush(logId));
    const whole = await readFile(path);
    await writeFile(path, bytes());
    await submit(2);
    expect(must(await service.flush(logId))).toMatchObject({
      rev: 2,
      safeRev: 2,
      fileRev: 1,
      trouble: { code },
    });
    await submit(3);
    expect(Buffer.compare(await readFile(path), bytes())).toBe(0);
    expect((await textOf(service, logId)).notes).toEqual(["m1", "m2", "m3"]);
    await writeFile(path, whole);
    const healed = next((event) => event.kind === "saveState" && event.state.fileRev === 3);
    clock.pass(60_000);
    expect(await healed).toMatchObject({ state: { trouble: null } });
    expect(await notesInFile(path)).toEqual(["m1", "m2", "m3"]);
  });
});

test("a file above 256 MB that comes underneath is not read, and what is logged meanwhile is safe", async () => {
  const path = join(tempFolder(), "lift.scenelog.json");
  await writeFile(path, emptyLogText());
  const { service } = startLogService(tempFolder());
  const { logId } = must(await service.open(path));
  // Without content: such a file takes no room on the disk.
  await truncate(path, 256 * 1024 * 1024 + 1);
  must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff: momentAt("m1", 1) }));
  expect(must(await service.flush(logId))).toMatchObject({
    safeRev: 1,
    fileRev: 0,
    trouble: { code: "log-too-large", parameters: { size: 257, most: 256 } },
  });
  const file = await open(path);
  expect((await file.stat()).size).toBe(256 * 1024 * 1024 + 1);
  await file.close();
});

test("a key named __proto__ harms nothing; that it is not kept is told, and the backup has it", async () => {
  const path = join(tempFolder(), "lift.scenelog.json");
  const data = tempFolder();
  const text = withKey('"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}');
  await writeFile(path, text);
  const { service } = startLogService(data);
  const opened = must(await service.open(path));
  expect(opened.notices).toEqual([{ code: "proto-key", parameters: { name: "lift.scenelog.json" } }]);
  const { logId } = opened;
  const diff = JSON.parse(
    '[{"op":"insert","kind":"annotation","id":"m1","record":{"id":"m1","medium":"clip","start":5,"__proto__":{"polluted":true}}}]',
  );
  must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff }));
  must(await service.close(logId));
  expect("polluted" in {}).toBe(false);
  const saved: Record<string, unknown> = JSON.parse(await readFile(path, "utf8"));
  expect(saved["constructor"]).toEqual({ prototype: { polluted: true } });
  expect(await notesInFile(path)).toEqual(["m1"]);
  const backups = join(data, "backups", logKey(path));
  const [backup = ""] = await readdir(backups);
  expect(gunzipSync(await readFile(join(backups, backup))).toString()).toBe(text);
});
