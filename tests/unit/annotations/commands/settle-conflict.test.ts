import { expect, test } from "vitest";
import { choicesOf, settleConflict } from "#annotations/commands/settle-conflict.ts";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { invertDiff } from "#annotations/history/invert-diff.ts";
import { serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import type { Json } from "#annotations/json.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import type { Conflict } from "#annotations/model/conflict.ts";
import { asTicks } from "#annotations/time/ticks.ts";

const HEAD = { id: "018f0000-0000-7000-8000-000000000001", title: "Rain" };
const ENTRY = "018f0000-0000-7000-8000-100000000000";
const QUOTE = "018f0000-0000-7000-8000-200000000000";
const CONFLICT = "018f0000-0000-7000-8000-300000000000";
const AT = "2026-03-01T00:00:00Z";
const CONTEXT = { now: "2026-03-02T00:00:00.000Z", newId: () => "", author: "Mina" };

function logWith(entry: Partial<Annotation>, conflict: Partial<Conflict>): LogDocument {
  return buildDocument(HEAD, {
    annotation: [{ id: ENTRY, medium: "film", start: asTicks(0), created: "2026-01-01T00:00:00Z", ...entry }],
    person: [{ id: "kim", names: [{ text: "Kim", lang: "en", kind: "preferred" }] }],
    conflict: [{ id: CONFLICT, kind: "annotation", record: ENTRY, field: "note", values: [], ...conflict }],
  });
}

function choices(document: LogDocument): readonly Json[] {
  const conflict = document.tables.conflict.get(CONFLICT);
  if (!conflict) throw new Error("no conflict");
  return choicesOf(document, conflict).map(({ value = null, stands }) => [value, stands]);
}

function settled(document: LogDocument, value: Json | undefined): LogDocument {
  const diff = settleConflict(document, { conflict: CONFLICT, value }, CONTEXT);
  if (!diff.ok) throw new Error(diff.error.code);
  const after = applyDiff(document, diff.value);
  if (!after.ok) throw new Error(after.error.code);
  // One step, which can be taken back.
  const back = applyDiff(after.value, invertDiff(diff.value));
  expect(back.ok && serialiseLog(back.value)).toBe(serialiseLog(document));
  return after.value;
}

const NOTES = [
  { value: "ours", time: AT },
  { value: "theirs", time: AT, author: "Jonas" },
];

test("either value can be taken, what stands comes first, and the conflict is gone", () => {
  const document = logWith({ note: "ours" }, { values: NOTES });
  expect(choices(document)).toEqual([
    ["ours", true],
    ["theirs", false],
  ]);
  const theirs = settled(document, "theirs");
  expect(theirs.tables.annotation.get(ENTRY)).toMatchObject({ note: "theirs", modified: CONTEXT.now });
  expect(theirs.tables.conflict.size).toBe(0);
  const ours = settled(document, "ours");
  expect(ours.tables.annotation.get(ENTRY)?.note).toBe("ours");
  // Nothing of the entry was changed.
  expect(ours.tables.annotation.get(ENTRY)?.modified).toBeUndefined();
  expect(ours.tables.conflict.size).toBe(0);
});

test("what was written since stands, and both earlier values can still be taken", () => {
  const document = logWith({ note: "newer" }, { values: NOTES });
  expect(choices(document)).toEqual([
    ["newer", true],
    ["ours", false],
    ["theirs", false],
  ]);
  expect(settled(document, "theirs").tables.annotation.get(ENTRY)?.note).toBe("theirs");
});

test("a value that one side took away can be taken away", () => {
  const document = logWith({ note: "ours" }, { values: [{ value: "ours", time: AT }, { time: AT }] });
  expect(choices(document)).toEqual([
    ["ours", true],
    [null, false],
  ]);
  expect(settled(document, undefined).tables.annotation.get(ENTRY)?.note).toBeUndefined();
});

test("an entry that one side deleted can be deleted, with a tombstone, or kept", () => {
  const document = logWith({}, { field: "", values: [{ time: AT }, { value: true, time: AT }] });
  expect(choices(document)).toEqual([
    [true, true],
    [null, false],
  ]);
  const deleted = settled(document, undefined);
  expect(deleted.tables.annotation.size).toBe(0);
  expect([...deleted.tables.tombstone.values()]).toMatchObject([{ id: ENTRY, author: "Mina" }]);
  expect(settled(document, true).tables.annotation.size).toBe(1);
});

test("a quote is one thing: the other side's takes the whole place of ours", () => {
  const quotes = [
    { id: "018f0000-0000-7000-8000-200000000009", text: "first" },
    { id: QUOTE, text: "ours", speaker: "kim" },
    { id: "018f0000-0000-7000-8000-20000000000a", text: "last" },
  ];
  const theirs = { id: QUOTE, text: "theirs" };
  const values = [{ value: { id: QUOTE, text: "ours", speaker: "kim" } }, { value: theirs }];
  const document = logWith({ quotes }, { field: `quotes.${QUOTE}`, values });
  const after = settled(document, theirs).tables.annotation.get(ENTRY)?.quotes;
  expect(after?.map(({ text }) => text)).toEqual(["first", "theirs", "last"]);
  expect(after?.[1]?.speaker).toBeUndefined();
});

test("what has no place any more is not offered, and the conflict can be put away", () => {
  const inQuote = { field: `quotes.${QUOTE}.text`, values: [{ value: "ours" }, { value: "theirs" }] };
  const withoutQuote = logWith({ note: "no quote" }, inQuote);
  expect(choices(withoutQuote)).toEqual([[null, true]]);
  expect(settled(withoutQuote, undefined).tables.conflict.size).toBe(0);
  const withoutEntry = logWith({}, { record: "018f0000-0000-7000-8000-1000000000ff", values: NOTES });
  expect(choices(withoutEntry)).toEqual([[null, true]]);
  expect(settled(withoutEntry, undefined).tables.conflict.size).toBe(0);
});

test("a person whom one side removed stays: too much hangs on one", () => {
  const document = logWith({}, { kind: "person", record: "kim", field: "", values: [{}, { value: true }] });
  expect(choices(document)).toEqual([[true, true]]);
});
