import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Diff } from "#annotations/history/diff.ts";
import { serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import { annotationSchema } from "#annotations/model/annotation.ts";
import { factsOfDocument, factsOfText } from "../../../../src-main/services/log/backup-facts.ts";
import { logKey } from "../../../../src-main/services/log/journal-files.ts";
import {
  documentOf,
  emptyLogText,
  momentAt,
  must,
  setNote,
  startLogService,
  textOf,
} from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

const STAMP = { author: "Mina", time: "2026-11-22T13:00:00.000Z" };

/** A log that was saved with one moment, and two minutes later with another one and a note on the first. */
async function logWithBackups() {
  const [data, folder] = [tempFolder(), tempFolder()];
  const path = join(folder, "lift.scenelog.json");
  await writeFile(path, emptyLogText());
  const harness = startLogService(data);
  const { logId } = must(await harness.service.open(path));
  let seq = 0;
  const submit = async (diff: Diff) =>
    must(await harness.service.submit({ logId, clientId: "one", seq: ++seq, baseRev: 0, diff }));
  const save = async () => {
    expect(must(await harness.service.flush(logId)).trouble).toBeNull();
    harness.clock.pass(120_000);
  };
  await submit(momentAt("m1", 100, "first"));
  await save();
  await submit([...setNote("m1", "first", "second"), ...momentAt("m2", 50)]);
  await save();
  return { ...harness, data, path, logId, submit };
}

test("every state that was written over is a backup, the newest first, with its time", async () => {
  const { service, logId } = await logWithBackups();
  const backups = must(await service.backups(logId));
  expect(backups.map(({ at }) => at)).toEqual(["2026-11-22T12:02:00.000Z", "2026-11-22T12:00:00.000Z"]);
});

test("a backup says how much it has, and how much differs from now", async () => {
  const { service, logId } = await logWithBackups();
  const [newest, oldest] = must(await service.backups(logId));
  expect(must(await service.backupFacts(logId, newest?.id ?? ""))).toEqual({
    annotations: 1,
    author: "",
    differs: { gone: 0, come: 1, changed: 1 },
  });
  expect(must(await service.backupFacts(logId, oldest?.id ?? ""))).toMatchObject({
    annotations: 0,
    differs: { gone: 0, come: 2, changed: 0 },
  });
});

test("rows come in pages, marked, with the tags that they name", async () => {
  const { service, logId } = await logWithBackups();
  const [{ id } = { id: "" }] = must(await service.backups(logId));
  const look = must(await service.lookAtBackup(logId, id, "en"));
  expect(look).toMatchObject({ annotations: 1, rows: { all: 2, differing: 2 }, others: [], othersInAll: 0 });
  const page = must(await service.backupRows(logId, id, { only: "all", from: 1, count: 5 }));
  expect(page.rows).toEqual([
    {
      annotation: { id: "m1", medium: "clip", start: 100, tags: ["laugh"], note: "first" },
      mark: "changed",
      fields: ["note"],
    },
  ]);
  expect(page.tags.map((tag) => tag.id)).toEqual(["laugh"]);
});

test("the diff restores what was looked at, and leaves alone what has come in since the look", async () => {
  const { service, logId, submit } = await logWithBackups();
  const [{ id } = { id: "" }] = must(await service.backups(logId));
  must(await service.lookAtBackup(logId, id, "en"));
  await submit(momentAt("m3", 70, "since the look"));
  const diff: Diff = JSON.parse(must(await service.restoreText(logId, id, "all", STAMP)));
  await submit(diff);
  expect((await textOf(service, logId)).notes).toEqual(["m3:since the look", "m1:first"]);
});

test("a backup that was not looked at, is not there or leads elsewhere restores nothing", async () => {
  const { service, logId } = await logWithBackups();
  const [newest, oldest] = must(await service.backups(logId));
  must(await service.lookAtBackup(logId, newest?.id ?? "", "en"));
  const answers = await Promise.all([
    service.restoreText(logId, oldest?.id ?? "", "all", STAMP),
    service.lookAtBackup(logId, "../../journals/x.json.gz", "en"),
    service.lookAtBackup(logId, "20200101T000000000Z-abc.json.gz", "en"),
  ]);
  expect(answers.map((answer) => (answer.ok ? "ok" : answer.error.code))).toEqual([
    "no-such-backup",
    "no-such-backup",
    "no-such-backup",
  ]);
});

test("a backup that is damaged or no log is said to be so", async () => {
  const { service, logId, data, path } = await logWithBackups();
  const folder = join(data, "backups", logKey(path));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "20261122T110000000Z-aa.json.gz"), "not compressed");
  await writeFile(join(folder, "20261122T113000000Z-bb.json.gz"), gzipSync("[]"));
  expect((await readdir(folder)).length).toBe(4);
  const answers = await Promise.all(
    ["20261122T110000000Z-aa.json.gz", "20261122T113000000Z-bb.json.gz"].map((id) =>
      service.backupFacts(logId, id),
    ),
  );
  expect(answers.map((answer) => (answer.ok ? "ok" : answer.error.code))).toEqual([
    "no-such-backup",
    "backup-unreadable",
  ]);
});

test("the facts of a large backup are read off its lines, and are those of its document", async () => {
  const document = buildDocument(
    { id: "log" },
    {
      medium: [{ id: "clip" }],
      annotation: Array.from({ length: 9000 }, (_, index) =>
        annotationSchema.parse({
          id: `a${index}`,
          medium: "clip",
          start: index,
          note: '{"author": "nobody", "modified": "2030-01-01T00:00:00Z"}',
          modified: `2026-11-2${index % 2}T10:00:00.000Z`,
          author: index % 2 === 0 ? "Mina" : "권나라",
        }),
      ),
      tombstone: [{ id: "x", kind: "annotation", author: "Ada", time: "2026-11-20T10:00:00.000Z" }],
    },
  );
  const facts = { annotations: 9000, author: "권나라" };
  expect(factsOfDocument(document)).toEqual(facts);
  const text = serialiseLog(document, { history: ["aa"] });
  expect(documentOf(text).tables.annotation.size).toBe(9000);
  expect(await factsOfText(Buffer.from(text))).toEqual(facts);
  expect(await factsOfText(Buffer.from(JSON.stringify(JSON.parse(text))))).toBeUndefined();
});

test("a look at a backup of a long log goes on beside the edits, and shows what a short one would", async () => {
  const { service, data, path, logId, submit } = await logWithBackups();
  const base = documentOf(emptyLogText());
  const document = buildDocument(base.log, {
    annotation: Array.from({ length: 12_000 }, (_, index) =>
      annotationSchema.parse({
        id: `018f0000-0000-7000-8000-1${String(index).padStart(11, "0")}`,
        medium: "film",
        start: index,
        note: "the camera moves again before anyone says cut",
        created: "2026-11-22T10:00:00.000Z",
      }),
    ),
  });
  const id = "20261122T120900000Z-aa.json.gz";
  const folder = join(data, "backups", logKey(path));
  await writeFile(join(folder, id), gzipSync(serialiseLog(document)));
  await service.backups(logId);
  const order: string[] = [];
  const looking = service.lookAtBackup(logId, id, "en").then((look) => {
    order.push("looked");
    return look;
  });
  for (let count = 0; count < 5; count++) {
    await submit(momentAt(`beside${count}`, 1000 + count));
    order.push("edited");
  }
  const look = must(await looking);
  // Some of the edits were acknowledged while it was read, compared or both.
  expect(order.indexOf("looked")).toBeGreaterThan(0);
  expect(look.annotations).toBe(12_000);
  expect(look.counts.annotation.gone).toBe(12_000);
});
