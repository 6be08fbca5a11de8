import { expect, test } from "vitest";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Diff } from "#annotations/history/diff.ts";
import { asTicks } from "#annotations/time/ticks.ts";
import { mergeFile } from "../../../../src-main/services/log/merge-file.ts";
import { setNote } from "../support/log-harness.ts";

const AT = "2026-11-22T12:00:00.000Z";

function stamp() {
  let count = 0;
  return { newId: () => `conflict-${++count}`, at: AT };
}

function withDiff(document: LogDocument, diff: Diff): LogDocument {
  const applied = applyDiff(document, diff);
  if (!applied.ok) throw new Error(applied.error.code);
  return applied.value;
}

const base = buildDocument(
  { id: "log", title: "Lift" },
  {
    medium: [{ id: "clip" }],
    annotation: [{ id: "a", medium: "clip", start: asTicks(10), note: "first" }],
  },
);

const removeA: Diff = [
  {
    op: "remove",
    kind: "annotation",
    id: "a",
    record: { id: "a", medium: "clip", start: 10, note: "first" },
  },
  { op: "insert", kind: "tombstone", id: "a", record: { id: "a", kind: "annotation", time: AT } },
];

function tagNamed(label: string, key?: string): Diff {
  const record = { id: "laugh", labels: { en: label }, colour: "amber", kind: "moment" };
  return [
    { op: "insert", kind: "tag", id: "laugh", record: { ...record, ...(key === undefined ? {} : { key }) } },
  ];
}

function conflicts(document: LogDocument) {
  return [...document.tables.conflict.values()].map(({ kind, record, field, values }) => {
    return [kind, record, field, ...values.map(({ value }) => value)];
  });
}

test("what they went on writing in stays, though we deleted it, and it is no longer noted as removed", () => {
  const ours = withDiff(base, removeA);
  const theirs = withDiff(base, setNote("a", "first", "theirs"));
  const { document } = mergeFile(base, ours, theirs, stamp());
  expect(document.tables.annotation.get("a")?.note).toBe("theirs");
  expect(document.tables.tombstone.has("a")).toBe(false);
});

test("what we went on writing in stays, though they deleted it", () => {
  const ours = withDiff(base, setNote("a", "first", "ours"));
  const { document } = mergeFile(base, ours, withDiff(base, removeA), stamp());
  expect(document.tables.annotation.get("a")?.note).toBe("ours");
  expect(document.tables.tombstone.has("a")).toBe(false);
});

test("what both deleted is gone", () => {
  const { document } = mergeFile(base, withDiff(base, removeA), withDiff(base, removeA), stamp());
  expect([document.tables.annotation.has("a"), document.tables.tombstone.has("annotation/a")]).toEqual([
    false,
    true,
  ]);
});

test("two tags made under one id: ours stands, what they alone have is added, and where they differ both are told", () => {
  const ours = withDiff(base, tagNamed("Laugh"));
  const theirs = withDiff(base, tagNamed("Laughter", "3"));
  const { document } = mergeFile(base, ours, theirs, stamp());
  expect(document.tables.tag.get("laugh")).toMatchObject({ labels: { en: "Laugh" }, key: "3" });
  expect(conflicts(document)).toEqual([["tag", "laugh", "labels.en", "Laugh", "Laughter"]]);
});

test("without a common base nothing of ours is written over: both values are kept as a conflict", () => {
  const ours = withDiff(base, setNote("a", "first", "ours"));
  const theirs = withDiff(base, [
    ...setNote("a", "first", "theirs"),
    { op: "insert", kind: "annotation", id: "b", record: { id: "b", medium: "clip", start: 20 } },
  ]);
  const { document } = mergeFile(undefined, ours, theirs, stamp());
  expect(document.tables.annotation.get("a")?.note).toBe("ours");
  expect(document.tables.annotation.has("b")).toBe(true);
  expect(conflicts(document)).toEqual([["annotation", "a", "note", "ours", "theirs"]]);
});

test("without a common base two documents that are the same come to nothing", () => {
  const again = buildDocument(base.log, {
    medium: [...base.tables.medium.values()],
    annotation: [...base.tables.annotation.values()],
  });
  expect(mergeFile(undefined, base, again, stamp())).toMatchObject({ diff: [], conflicts: 0 });
});
