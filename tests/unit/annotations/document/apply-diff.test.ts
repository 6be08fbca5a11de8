import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import type { Change, Diff } from "#annotations/history/diff.ts";
import { insertRecord, removeRecord } from "#annotations/history/make-change.ts";
import { annotationSchema } from "#annotations/model/annotation.ts";
import { contents, deeds, documents, doAll } from "./arbitraries.ts";

const document = buildDocument(
  { id: "log", studio: { floor: 3 } },
  {
    annotation: [
      annotationSchema.parse({
        id: "a",
        medium: "clip",
        start: 10,
        end: 20,
        tags: ["kiss"],
        quotes: [{ id: "q", text: "hello" }],
      }),
    ],
  },
);
const inA = { kind: "annotation", id: "a" } as const;

const after = (diff: Diff) => {
  const result = applyDiff(document, diff);
  return result.ok ? result.value.tables.annotation.get("a") : result.error.code;
};

describe("a diff that fits", () => {
  test("sets, clears and reaches into quotes by their id", () => {
    expect(
      after([
        { op: "set", ...inA, path: ["note"], after: "soft" },
        { op: "set", ...inA, path: ["end"], before: 20 },
        { op: "set", ...inA, path: ["quotes", "q", "text"], before: "hello", after: "안녕" },
      ]),
    ).toEqual({
      id: "a",
      medium: "clip",
      start: 10,
      tags: ["kiss"],
      quotes: [{ id: "q", text: "안녕" }],
      note: "soft",
    });
  });

  test("adds at a place, and takes the key of a set away with its last member", () => {
    expect(after([{ op: "add", ...inA, path: ["tags"], member: "laugh", at: 0 }])).toMatchObject({
      tags: ["laugh", "kiss"],
    });
    expect(after([{ op: "drop", ...inA, path: ["tags"], member: "kiss" }])).not.toHaveProperty("tags");
    expect(after([{ op: "add", ...inA, path: ["people"], member: "kwon-nara" }])).toMatchObject({
      people: ["kwon-nara"],
    });
  });

  test("keeps the order in step when a start moves", () => {
    const more = applyDiff(document, [
      { op: "insert", kind: "annotation", id: "b", record: { id: "b", medium: "clip", start: 15 } },
      { op: "set", ...inA, path: ["start"], before: 10, after: 16 },
    ]);
    expect(more.ok && [...more.value.order.from(0)].map(({ id }) => id)).toEqual(["b", "a"]);
  });

  test("changes a key of the log that the app does not know", () => {
    const result = applyDiff(document, [
      { op: "set", kind: "log", id: "log", path: ["studio", "floor"], before: 3, after: 4 },
    ]);
    expect(result.ok && result.value.log).toEqual({ id: "log", studio: { floor: 4 } });
  });
});

describe("a diff that does not fit leaves the document alone and says why", () => {
  const cases: readonly (readonly [string, Change])[] = [
    ["before-differs", { op: "set", ...inA, path: ["start"], before: 11, after: 12 }],
    ["before-differs", { op: "set", ...inA, path: ["note"], before: "x", after: "y" }],
    ["before-differs", { op: "add", ...inA, path: ["tags"], member: "kiss" }],
    ["before-differs", { op: "drop", ...inA, path: ["tags"], member: "laugh" }],
    ["before-differs", { op: "drop", ...inA, path: ["quotes"], member: { id: "q", text: "other" } }],
    ["before-differs", { op: "remove", ...inA, record: { id: "a" } }],
    ["record-exists", { op: "insert", ...inA, record: { id: "a", medium: "clip", start: 0 } }],
    ["unknown-record", { op: "set", kind: "annotation", id: "z", path: ["note"], after: "x" }],
    ["unknown-record", { op: "remove", kind: "tag", id: "z", record: { id: "z" } }],
    ["no-such-place", { op: "set", ...inA, path: ["quotes", "z", "text"], after: "x" }],
    ["no-such-place", { op: "set", ...inA, path: ["note", "deeper"], after: "x" }],
    ["no-such-place", { op: "add", ...inA, path: ["medium"], member: "x" }],
    ["not-allowed", { op: "set", ...inA, path: ["id"], before: "a", after: "b" }],
    ["not-allowed", { op: "set", ...inA, path: ["quotes", "q", "id"], before: "q", after: "r" }],
    ["not-allowed", { op: "set", ...inA, path: ["quotes", "q"], before: { id: "q", text: "hello" } }],
    ["not-allowed", { op: "set", kind: "log", id: "log", path: ["annotations"], after: [] }],
    ["not-allowed", { op: "remove", kind: "log", id: "log", record: { id: "log" } }],
    ["not-allowed", { op: "insert", kind: "tag", id: "x", record: { id: "y" } }],
    ["invalid-record", { op: "set", ...inA, path: ["rating"], after: 9 }],
    ["invalid-record", { op: "set", ...inA, path: ["start"], before: 10 }],
  ];
  test.each(cases)("%s: %j", (code, change) => {
    expect(after([change])).toBe(code);
  });

  test("and names the change and the place in the record", () => {
    const change: Change = { op: "set", ...inA, path: ["rating"], after: 9 };
    const result = applyDiff(document, [{ op: "set", ...inA, path: ["note"], after: "x" }, change]);
    expect(result).toEqual({
      ok: false,
      error: { code: "invalid-record", change, index: 1, path: ["rating"] },
    });
  });
});

test("whatever is done, one big diff of it leads to the same document", () => {
  fc.assert(
    fc.property(documents, fc.array(deeds, { maxLength: 15 }), (start, list) => {
      const { document: end, diffs } = doAll(start, list);
      const atOnce = applyDiff(start, diffs.flat());
      expect(atOnce.ok && contents(atOnce.value)).toEqual(contents(end));
    }),
  );
});

describe("tombstones", () => {
  const time = "2026-11-20T09:30:00Z";
  const tag = { id: "nara", kind: "tag", time } as const;
  const person = { id: "nara", kind: "person", time } as const;

  test("of a tag and a person with one slug stand side by side, in memory and in the file", () => {
    const result = applyDiff(document, [insertRecord("tombstone", tag), insertRecord("tombstone", person)]);
    if (!result.ok) throw new Error(result.error.code);
    const lines = serialiseLog(result.value)
      .split("\n")
      .filter((line) => line.includes('"nara"'));
    expect(lines).toEqual([
      `    {"id": "nara", "kind": "person", "time": "${time}"},`,
      `    {"id": "nara", "kind": "tag", "time": "${time}"}`,
    ]);
    const read = parseLog(serialiseLog(result.value));
    expect(read.ok && read.value.document.tables.tombstone.get("tag/nara")).toEqual(tag);
    const back = applyDiff(result.value, [removeRecord("tombstone", tag)]);
    expect(back.ok && [...back.value.tables.tombstone.values()]).toEqual([person]);
  });

  test("of journals that name them by the bare id are understood", () => {
    const result = applyDiff(document, [{ op: "insert", kind: "tombstone", id: "nara", record: tag }]);
    expect(result.ok && result.value.tables.tombstone.has("tag/nara")).toBe(true);
  });

  test("cannot be made to stand for something else", () => {
    const change: Change = {
      op: "set",
      kind: "tombstone",
      id: "tag/nara",
      path: ["kind"],
      before: "tag",
      after: "person",
    };
    const result = applyDiff(document, [insertRecord("tombstone", tag), change]);
    expect(result.ok ? "applied" : result.error.code).toBe("not-allowed");
  });
});
