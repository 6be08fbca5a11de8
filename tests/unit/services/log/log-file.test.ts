import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import { asTicks } from "#annotations/time/ticks.ts";
import { writeRevision, writeText } from "../../../../src-main/services/log/log-file.ts";
import { hashOf } from "../../../../src-main/services/log/read-log.ts";

const HEAD = { id: "018f0000-0000-7000-8000-000000000001", title: "Rain", embargo: "2026-03-01" };
const COUNT = 20_000;

function idOf(index: number): string {
  return `018f0000-0000-7000-8000-1${String(index).padStart(11, "0")}`;
}

function longLog(count: number): LogDocument {
  return buildDocument(HEAD, {
    annotation: Array.from({ length: count }, (_, index) => ({
      id: idOf(index),
      medium: "film",
      start: asTicks(index),
      note: `a note 웃음 ${index}`,
      created: "2026-01-01T00:00:00Z",
    })),
    tombstone: [{ id: idOf(count), kind: "annotation", author: "Mina", time: "2026-01-02T00:00:00Z" }],
  });
}

function withNote(document: LogDocument, index: number, after: string): LogDocument {
  const before = document.tables.annotation.get(idOf(index))?.note ?? "";
  const applied = applyDiff(document, [
    { op: "set", kind: "annotation", id: idOf(index), path: ["note"], before, after },
  ]);
  if (!applied.ok) throw new Error(applied.error.code);
  return applied.value;
}

test.each([0, 1, 40, 200])(
  "the bytes of a revision of %i annotations are the text of its file",
  async (count) => {
    const document = longLog(count);
    const revision = await writeRevision(document, ["aa", "bb"]);
    const text = Buffer.concat(revision.pieces).toString("utf8");
    expect(text).toBe(serialiseLog(document, { history: revision.history }));
    expect(revision.hash).toBe(hashOf(text));
    // Its own hash is that of its content with the history before it.
    expect(revision.history).toEqual([
      "aa",
      "bb",
      hashOf(serialiseLog(document, { history: ["aa", "bb"] })).slice(0, 16),
    ]);
    const plain = await writeText(document, ["aa"]);
    expect(plain.hash).toBe(hashOf(serialiseLog(document, { history: ["aa"] })));
  },
);

test("after an edit only the lines around it are written anew, and they are the new ones", async () => {
  const document = longLog(COUNT);
  const first = await writeRevision(document, []);
  const edited = withNote(document, 5_000, "another note");
  const second = await writeRevision(edited, first.history);
  const kept = new Set(first.pieces);
  // What stands before and after the annotations, the first run, and the run of the edit.
  expect(second.pieces.filter((piece) => !kept.has(piece)).length).toBeLessThan(40);
  const read = parseLog(Buffer.concat(second.pieces).toString("utf8"));
  if (!read.ok) throw new Error("the file does not parse");
  expect(read.value.document.tables.annotation.get(idOf(5_000))?.note).toBe("another note");
  expect(read.value.document.tables.annotation.size).toBe(COUNT);
});

test("whoever waits gets a turn while a long log is written", async () => {
  const writing = writeRevision(longLog(COUNT), []).then(() => "written" as const);
  let turns = 0;
  while ((await Promise.race([writing, setImmediate("waiting")])) === "waiting") turns++;
  // It takes more than fifty milliseconds anywhere, and breaks come after one.
  expect(turns).toBeGreaterThan(10);
});
