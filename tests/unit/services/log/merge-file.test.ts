import { expect, test } from "vitest";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import { checkDocument } from "#annotations/document/invariants.ts";
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
  expect(document.tables.tombstone.size).toBe(0);
  // An empty field stands for the record itself; the side without a value, ours here, has deleted it.
  expect(conflicts(document)).toEqual([["annotation", "a", "", undefined, true]]);
  expect(checkDocument(document)).toEqual([]);
});

test("what we went on writing in stays, though they deleted it", () => {
  const ours = withDiff(base, setNote("a", "first", "ours"));
  const { document } = mergeFile(base, ours, withDiff(base, removeA), stamp());
  expect(document.tables.annotation.get("a")?.note).toBe("ours");
  expect(document.tables.tombstone.size).toBe(0);
  expect(conflicts(document)).toEqual([["annotation", "a", "", true, undefined]]);
  expect(checkDocument(document)).toEqual([]);
});

test("what both deleted is gone", () => {
  const { document } = mergeFile(base, withDiff(base, removeA), withDiff(base, removeA), stamp());
  expect([document.tables.annotation.has("a"), document.tables.tombstone.has("annotation/a")]).toEqual([
    false,
    true,
  ]);
});

test("what both deleted is no conflict", () => {
  const { conflicts: count } = mergeFile(base, withDiff(base, removeA), withDiff(base, removeA), stamp());
  expect(count).toBe(0);
});

const people: Diff = [
  {
    op: "insert",
    kind: "person",
    id: "park",
    record: { id: "park", names: [{ text: "Park", kind: "preferred" }] },
  },
  {
    op: "insert",
    kind: "tag",
    id: "kiss",
    record: { id: "kiss", labels: { en: "Kiss" }, colour: "amber", kind: "moment" },
  },
];
const removePark: Diff = [
  {
    op: "remove",
    kind: "person",
    id: "park",
    record: { id: "park", names: [{ text: "Park", kind: "preferred" }] },
  },
  { op: "insert", kind: "tombstone", id: "person/park", record: { id: "park", kind: "person", time: AT } },
];
const usePark: Diff = [{ op: "add", kind: "annotation", id: "a", path: ["people"], member: "park" }];

test("a person whom we deleted while they named her comes back, and so the other way round; either is told", () => {
  const grown = withDiff(base, people);
  for (const [ours, theirs, values] of [
    [removePark, usePark, [undefined, true]],
    [usePark, removePark, [true, undefined]],
  ] as const) {
    const { document } = mergeFile(grown, withDiff(grown, ours), withDiff(grown, theirs), stamp());
    expect(document.tables.annotation.get("a")?.people).toEqual(["park"]);
    expect(conflicts(document)).toEqual([["person", "park", "", ...values]]);
    expect(checkDocument(document)).toEqual([]);
  }
});

function addQuote(text: string): Diff {
  return [{ op: "add", kind: "annotation", id: "a", path: ["quotes"], member: { id: "q", text } }];
}

function setQuote(before: string, after: string): Diff {
  return [{ op: "set", kind: "annotation", id: "a", path: ["quotes", "q", "text"], before, after }];
}

function dropQuote(text: string): Diff {
  return [{ op: "drop", kind: "annotation", id: "a", path: ["quotes"], member: { id: "q", text } }];
}

function quotesOf(document: LogDocument) {
  return document.tables.annotation.get("a")?.quotes?.map(({ text }) => text) ?? [];
}

test("a quote that one side deleted and the other corrected: ours stands, and theirs is kept whole", () => {
  const grown = withDiff(base, addQuote("Hold on"));
  const edited = mergeFile(
    grown,
    withDiff(grown, setQuote("Hold on", "Hold it")),
    withDiff(grown, dropQuote("Hold on")),
    stamp(),
  );
  expect(quotesOf(edited.document)).toEqual(["Hold it"]);
  expect(conflicts(edited.document)).toEqual([
    ["annotation", "a", "quotes.q", { id: "q", text: "Hold it" }, undefined],
  ]);
  const deleted = mergeFile(
    grown,
    withDiff(grown, dropQuote("Hold on")),
    withDiff(grown, setQuote("Hold on", "Hold it")),
    stamp(),
  );
  expect(quotesOf(deleted.document)).toEqual([]);
  expect(conflicts(deleted.document)).toEqual([
    ["annotation", "a", "quotes.q", undefined, { id: "q", text: "Hold it" }],
  ]);
});

test("two quotes made under one id are both kept, and one that both corrected alike is no conflict", () => {
  const twins = mergeFile(
    base,
    withDiff(base, addQuote("Ours")),
    withDiff(base, addQuote("Theirs")),
    stamp(),
  );
  expect(quotesOf(twins.document)).toEqual(["Ours"]);
  expect(conflicts(twins.document)).toEqual([
    ["annotation", "a", "quotes.q", { id: "q", text: "Ours" }, { id: "q", text: "Theirs" }],
  ]);
  const grown = withDiff(base, addQuote("Hold on"));
  const same = withDiff(grown, setQuote("Hold on", "Hold it"));
  expect(mergeFile(grown, same, withDiff(grown, setQuote("Hold on", "Hold it")), stamp()).conflicts).toBe(0);
});

function addTag(member: string, at: number): Diff {
  return [{ op: "add", kind: "annotation", id: "a", path: ["tags"], member, at }];
}

test("tags that each side added or took away are all of them done, and none of it is a conflict", () => {
  const grown = withDiff(base, [...addTag("one", 0), ...addTag("two", 1)]);
  const drop = (member: string): Diff => [
    { op: "drop", kind: "annotation", id: "a", path: ["tags"], member },
  ];
  const ours = withDiff(grown, [...addTag("three", 2), ...drop("one")]);
  const theirs = withDiff(grown, [...addTag("three", 2), ...addTag("four", 3), ...drop("two")]);
  const { document, conflicts: count } = mergeFile(grown, ours, theirs, stamp());
  expect([document.tables.annotation.get("a")?.tags, count]).toEqual([["three", "four"], 0]);
});

test("an order that they changed beside a member that we added is kept as a conflict, and our member stays", () => {
  const grown = withDiff(base, [...addTag("one", 0), ...addTag("two", 1)]);
  const swapped: Diff = [
    { op: "set", kind: "annotation", id: "a", path: ["tags"], before: ["one", "two"], after: ["two", "one"] },
  ];
  const added = withDiff(grown, addTag("three", 2));
  const { document } = mergeFile(grown, added, withDiff(grown, swapped), stamp());
  expect(document.tables.annotation.get("a")?.tags).toEqual(["one", "two", "three"]);
  expect(conflicts(document)).toEqual([["annotation", "a", "tags", ["one", "two", "three"], ["two", "one"]]]);
  // The other way round both find their place.
  const { document: other } = mergeFile(grown, withDiff(grown, swapped), added, stamp());
  expect(other.tables.annotation.get("a")?.tags).toEqual(["two", "one", "three"]);
});

test("an in and an out that would no longer follow each other: ours stand, and theirs is kept", () => {
  const segment = withDiff(base, [{ op: "set", kind: "annotation", id: "a", path: ["end"], after: 100 }]);
  const earlierOut: Diff = [
    { op: "set", kind: "annotation", id: "a", path: ["end"], before: 100, after: 40 },
  ];
  const laterIn: Diff = [{ op: "set", kind: "annotation", id: "a", path: ["start"], before: 10, after: 60 }];
  const { document } = mergeFile(segment, withDiff(segment, earlierOut), withDiff(segment, laterIn), stamp());
  expect(document.tables.annotation.get("a")).toMatchObject({ start: 10, end: 40 });
  expect(conflicts(document)).toEqual([["annotation", "a", "start", 10, 60]]);
});

test("without a common base what we deleted stays deleted, unless they changed it since; then both are told", () => {
  const ours = withDiff(base, removeA);
  const older: Diff = [
    { op: "set", kind: "annotation", id: "a", path: ["modified"], after: "2026-11-22T11:00:00Z" },
  ];
  const newer: Diff = [
    { op: "set", kind: "annotation", id: "a", path: ["modified"], after: "2026-11-22T13:00:00Z" },
  ];
  const stays = mergeFile(undefined, ours, withDiff(base, older), stamp());
  expect([stays.document.tables.annotation.has("a"), stays.conflicts]).toEqual([false, 0]);
  const back = mergeFile(undefined, ours, withDiff(base, newer), stamp());
  expect(conflicts(back.document)).toEqual([["annotation", "a", "", undefined, true]]);
  const theirs = mergeFile(undefined, withDiff(base, older), ours, stamp());
  expect(conflicts(theirs.document)).toEqual([["annotation", "a", "", true, undefined]]);
  for (const { document } of [stays, back, theirs]) expect(checkDocument(document)).toEqual([]);
});

test("a title, a language of a label and a person's preferred name that both changed are conflicts of their own", () => {
  const grown = withDiff(base, [...people, ...tagNamed("Laugh")]);
  const change = (title: string, label: string, name: string): Diff => [
    { op: "set", kind: "log", id: "log", path: ["title"], before: "Lift", after: title },
    { op: "set", kind: "tag", id: "laugh", path: ["labels", "en"], before: "Laugh", after: label },
    {
      op: "set",
      kind: "person",
      id: "park",
      path: ["names"],
      before: [{ text: "Park", kind: "preferred" }],
      after: [{ text: name, kind: "preferred" }],
    },
  ];
  const { document } = mergeFile(
    grown,
    withDiff(grown, change("A", "B", "C")),
    withDiff(grown, change("X", "Y", "Z")),
    stamp(),
  );
  expect(conflicts(document).sort((a, b) => String(a).localeCompare(String(b)))).toEqual([
    ["log", "log", "title", "A", "X"],
    ["person", "park", "names", [{ text: "C", kind: "preferred" }], [{ text: "Z", kind: "preferred" }]],
    ["tag", "laugh", "labels.en", "B", "Y"],
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
