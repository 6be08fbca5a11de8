import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildDocument, type RecordLists } from "#annotations/document/build-document.ts";
import { checkDocument } from "#annotations/document/invariants.ts";
import { createUndoStack } from "#annotations/history/undo-stack.ts";
import { annotationSchema } from "#annotations/model/annotation.ts";
import { compareStates } from "#annotations/restore/compare.ts";
import { restoreDiff, type RestoreScope } from "#annotations/restore/restore.ts";
import { applied, contents, deeds, documents, doAll } from "../document/arbitraries.ts";

const STAMP = { author: "Mina", time: "2026-11-22T12:00:00.000Z" };
const annotation = (id: string, fields: object = {}) =>
  annotationSchema.parse({ id, medium: "clip", start: 10, end: 20, ...fields });
const tag = (id: string, fields: { key?: string } = {}) => ({
  id,
  labels: { en: id },
  colour: "sky" as const,
  kind: "segment" as const,
  ...fields,
});
const documentOf = (lists: RecordLists, title = "Lift scene") =>
  buildDocument({ id: "log", title }, { medium: [{ id: "clip", path: "clip.mp4" }], ...lists });
const NONE = { gone: 0, come: 0, changed: 0 };

describe("comparing an earlier state with now", () => {
  const earlier = documentOf({
    annotation: [
      annotation("a", { start: 10, tags: ["laugh"] }),
      annotation("b", { start: 30, end: 40, note: "before" }),
      annotation("c", { start: 50, end: 60 }),
    ],
    tag: [tag("laugh"), tag("kiss")],
  });
  const now = documentOf(
    {
      annotation: [
        annotation("b", { start: 30, end: 40, note: "after", rating: 2 }),
        annotation("c", { start: 50, end: 60 }),
        annotation("d", { start: 35, end: 36, tags: ["shake"] }),
      ],
      tag: [tag("kiss", { key: "1" }), tag("shake")],
    },
    "The lift",
  );

  test("counts by kind what is gone, what has come and what was changed", () => {
    expect(compareStates(earlier, now).counts).toEqual({
      annotation: { gone: 1, come: 1, changed: 1 },
      tag: { gone: 1, come: 1, changed: 1 },
      person: NONE,
      medium: NONE,
      article: NONE,
    });
  });

  test("lists the annotations of both in the order of the film, each with its mark", () => {
    const { annotations } = compareStates(earlier, now);
    expect(annotations.map((one) => [one.mark, (one.earlier ?? one.now)?.id])).toEqual([
      ["gone", "a"],
      ["changed", "b"],
      ["come", "d"],
      ["same", "c"],
    ]);
  });

  test("lists the other records with the fields that were changed, and the log's own", () => {
    expect(compareStates(earlier, now).others).toEqual([
      { kind: "tag", id: "kiss", mark: "changed", fields: ["key"] },
      { kind: "tag", id: "laugh", mark: "gone", fields: [] },
      { kind: "tag", id: "shake", mark: "come", fields: [] },
      { kind: "log", id: "log", mark: "changed", fields: ["title"] },
    ]);
  });
});

describe("restoring an earlier state", () => {
  const restored = (earlier: RecordLists, now: RecordLists, scope: RestoreScope) => {
    const document = documentOf(now);
    return applied(document, restoreDiff(documentOf(earlier), document, scope, STAMP));
  };

  test("removes what has come since with a note of its removal, and takes the note of what returns away", () => {
    const removedNote = { id: "a", kind: "annotation" as const, time: "2026-11-21T09:00:00Z" };
    const document = restored(
      { annotation: [annotation("a")] },
      { annotation: [annotation("b")], tombstone: [removedNote] },
      "all",
    );
    expect([...document.order.from(0)]).toEqual([annotation("a")]);
    expect([...document.tables.tombstone.values()]).toEqual([
      { id: "b", kind: "annotation", author: "Mina", time: STAMP.time },
    ]);
    expect(checkDocument(document)).toEqual([]);
  });

  test("of only what is missing touches nothing that is here, and leaves a taken palette key to its owner", () => {
    const document = restored(
      {
        annotation: [annotation("a", { tags: ["laugh"] }), annotation("b", { note: "before" })],
        tag: [tag("laugh", { key: "1" })],
      },
      {
        annotation: [annotation("b", { note: "after" }), annotation("c", { start: 70, end: 80 })],
        tag: [tag("kiss", { key: "1" })],
      },
      "missing",
    );
    expect([...document.order.from(0)].map(({ id, note = "" }) => `${id}:${note}`)).toEqual([
      "a:",
      "b:after",
      "c:",
    ]);
    expect(document.tables.tag.get("laugh")).toEqual(tag("laugh"));
    expect(document.tables.tag.get("kiss")).toEqual(tag("kiss", { key: "1" }));
    expect(document.tables.tombstone.size).toBe(0);
  });

  test("brings a segment that was running then back as ended, and lets what runs now run on", () => {
    const document = restored(
      { annotation: [annotation("a", { open: true }), annotation("b", { note: "before" })] },
      { annotation: [annotation("b", { open: true, end: 99, note: "after" })] },
      "all",
    );
    expect([...document.order.from(0)]).toEqual([
      annotation("a"),
      annotation("b", { open: true, end: 99, note: "before" }),
    ]);
  });

  test("keeps a conflict that nobody has decided on, and drops the one whose record goes", () => {
    const conflict = (id: string, record: string) => ({
      id,
      kind: "annotation" as const,
      record,
      field: "note",
      values: [{ value: "one" }, { value: "two" }],
    });
    const document = restored(
      { annotation: [annotation("a")] },
      {
        annotation: [annotation("a"), annotation("b")],
        conflict: [conflict("k1", "a"), conflict("k2", "b")],
      },
      "all",
    );
    expect([...document.tables.conflict.values()].map(({ id }) => id)).toEqual(["k1"]);
  });

  test("whatever happened since, what people compare by is as it was, and undo leads back to now", () => {
    fc.assert(
      fc.property(documents, fc.array(deeds, { maxLength: 12 }), (earlier, since) => {
        const { document: now } = doAll(earlier, since);
        const diff = restoreDiff(earlier, now, "all", STAMP);
        const document = applied(now, diff);
        const { annotations, others } = compareStates(earlier, document);
        const differing = annotations.filter(({ mark }) => mark !== "same");
        expect([...differing, ...others]).toEqual([]);
        const stack = createUndoStack();
        stack.push({ name: { key: "", parameters: {} }, diff, selectionBefore: null, selectionAfter: null });
        const undone = stack.undo(document);
        expect(undone?.dropped).toEqual([]);
        expect(contents(applied(document, undone?.diff ?? []))).toEqual(contents(now));
      }),
    );
  });
});
