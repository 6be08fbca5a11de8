import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Change, Diff } from "#annotations/history/diff.ts";
import { diffSchema } from "#annotations/history/diff.ts";
import { diffDocuments } from "#annotations/history/diff-documents.ts";
import { invertDiff } from "#annotations/history/invert-diff.ts";
import { insertRecord, removeRecord, setValue } from "#annotations/history/make-change.ts";
import { rebaseKeepingOthers, rebaseLaterWins } from "#annotations/history/rebase-diff.ts";
import { squashDiffs } from "#annotations/history/squash-diffs.ts";
import { createUndoStack, type UndoStep } from "#annotations/history/undo-stack.ts";
import { type Annotation, annotationSchema } from "#annotations/model/annotation.ts";
import { applied, contents, deeds, documents, doAll } from "../document/arbitraries.ts";

const several = fc.array(deeds, { maxLength: 12 });

test("a diff and its inverse lead back to the same document", () => {
  fc.assert(
    fc.property(documents, several, (start, list) => {
      const { document: end, diffs } = doAll(start, list);
      expect(contents(applied(end, invertDiff(diffs.flat())))).toEqual(contents(start));
    }),
  );
});

test("squashed diffs do what the sequence did, and are no longer", () => {
  fc.assert(
    fc.property(documents, several, (start, list) => {
      const { document: end, diffs } = doAll(start, list);
      const squashed = squashDiffs(diffs);
      expect(contents(applied(start, squashed))).toEqual(contents(end));
      expect(squashed.length).toBeLessThanOrEqual(diffs.flat().length);
      expect(contents(applied(end, invertDiff(squashed)))).toEqual(contents(start));
    }),
  );
});

test("the diff of two documents leads from one to the other, and travels as JSON", () => {
  fc.assert(
    fc.property(documents, documents, (one, other) => {
      const diff = diffDocuments(one, other);
      expect(contents(applied(one, diff))).toEqual(contents(other));
      expect(diffSchema.parse(JSON.parse(JSON.stringify(diff)))).toEqual(JSON.parse(JSON.stringify(diff)));
    }),
  );
});

test("undo and redo of everything lead back and forth when nobody else is there", () => {
  fc.assert(
    fc.property(documents, several, (start, list) => {
      const { document: end, diffs } = doAll(start, list);
      const stack = createUndoStack();
      for (const diff of diffs) stack.push(step(diff));
      let now = end;
      for (let out = stack.undo(now); out; out = stack.undo(now)) {
        expect(out.dropped).toEqual([]);
        now = applied(now, out.diff);
      }
      expect(contents(now)).toEqual(contents(start));
      for (let out = stack.redo(now); out; out = stack.redo(now)) now = applied(now, out.diff);
      expect(contents(now)).toEqual(contents(end));
    }),
  );
});

test("whatever others do between my step and its undo stays done", () => {
  fc.assert(
    fc.property(documents, several, several, (start, mine, theirs) => {
      const me = doAll(start, mine);
      const they = doAll(me.document, theirs);
      // As one step: of two, the first may have written the very value that they write after the second.
      const { diff } = rebaseKeepingOthers(invertDiff(squashDiffs(me.diffs)), they.document);
      const now = applied(they.document, diff);
      // Undoing all of mine may take back no value that they wrote: what they changed last is what still stands.
      for (const [id, annotation] of they.document.tables.annotation.entries()) {
        const mineWas = me.document.tables.annotation.get(id);
        const left = now.tables.annotation.get(id);
        for (const key of ["note", "mood", "end"] as const) {
          if (JSON.stringify(mineWas?.[key]) === JSON.stringify(annotation[key])) continue;
          expect(left?.[key]).toEqual(annotation[key]);
        }
      }
    }),
  );
});

test("a live diff rebased onto whatever others did applies, and its inverse leads back to what they had", () => {
  fc.assert(
    fc.property(documents, several, several, (start, mine, theirs) => {
      const me = doAll(start, mine);
      const they = doAll(start, theirs);
      const { diff } = rebaseLaterWins(me.diffs.flat(), they.document);
      const now = applied(they.document, diff);
      // Where nobody else was, it is what I sent.
      const alone = rebaseLaterWins(me.diffs.flat(), start);
      expect(contents(applied(start, alone.diff))).toEqual(contents(me.document));
      expect(contents(applied(now, invertDiff(diff)))).toEqual(contents(they.document));
    }),
  );
});

const annotation = (fields: object): Annotation =>
  annotationSchema.parse({ id: "a", medium: "clip", start: 10, end: 20, note: "first", ...fields });
const documentOf = (record: Annotation): LogDocument =>
  buildDocument({ id: "log" }, { annotation: [record] });
const recordOf = (document: LogDocument) => document.tables.annotation.get("a");
const step = (diff: Diff, more: Partial<UndoStep> = {}): UndoStep => ({
  name: { key: "step.note", parameters: {} },
  diff,
  selectionBefore: "before",
  selectionAfter: "after",
  ...more,
});

describe("undo beside a colleague", () => {
  test("takes back my note and leaves the rating that came meanwhile", () => {
    const start = documentOf(annotation({}));
    const stack = createUndoStack();
    const mine = setValue("annotation", annotation({}), ["note"], "second");
    stack.push(step(mine));
    const theirs = applied(applied(start, mine), [
      { op: "set", kind: "annotation", id: "a", path: ["rating"], after: 4 },
    ]);
    const out = stack.undo(theirs);
    expect(out).toMatchObject({ dropped: [], selection: "before" });
    expect(recordOf(applied(theirs, out?.diff ?? []))).toMatchObject({ note: "first", rating: 4 });
  });

  test("leaves the note alone when the colleague has rewritten it, and says so", () => {
    const stack = createUndoStack();
    const mine = setValue("annotation", annotation({}), ["note"], "second");
    stack.push(step(mine));
    const theirs = documentOf(annotation({ note: "theirs" }));
    const out = stack.undo(theirs);
    expect(out?.diff).toEqual([]);
    expect(out?.dropped).toHaveLength(1);
    // And redo does not do what was never undone.
    expect(stack.redo(theirs)?.diff).toEqual([]);
  });

  test("of a deletion brings the annotation back and removes its tombstone", () => {
    const start = documentOf(annotation({}));
    const tombstone = { id: "a", kind: "annotation", time: "2026-11-20T09:30:00Z" } as const;
    const mine: Change[] = [removeRecord("annotation", annotation({})), insertRecord("tombstone", tombstone)];
    const stack = createUndoStack();
    stack.push(step(mine));
    const removed = applied(start, mine);
    expect([recordOf(removed), removed.tables.tombstone.size]).toEqual([undefined, 1]);
    const back = applied(removed, stack.undo(removed)?.diff ?? []);
    expect([recordOf(back), back.tables.tombstone.size]).toEqual([annotation({}), 0]);
  });

  test("does not remove an annotation of mine that a colleague has added to", () => {
    const mine = [insertRecord("annotation", annotation({}))];
    const theirs = documentOf(annotation({ rating: 5 }));
    expect(rebaseKeepingOthers(invertDiff(mine), theirs)).toMatchObject({ diff: [] });
  });

  test("does not remove a tag of mine that a colleague uses", () => {
    const tag = { id: "kiss", labels: { en: "kiss" }, colour: "rose", kind: "segment" } as const;
    const used = buildDocument({ id: "log" }, { tag: [tag], annotation: [annotation({ tags: ["kiss"] })] });
    expect(rebaseKeepingOthers([removeRecord("tag", tag)], used).diff).toEqual([]);
    const unused = buildDocument({ id: "log" }, { tag: [tag] });
    expect(rebaseKeepingOthers([removeRecord("tag", tag)], unused).diff).toHaveLength(1);
  });

  test("never leaves an out before its in", () => {
    // I moved the in from 10 to 2; a colleague moved the out to 8; my undo would put the in behind it.
    const mine = setValue("annotation", annotation({}), ["start"], 2);
    const theirs = documentOf(annotation({ start: 2, end: 8 }));
    const { diff, dropped } = rebaseKeepingOthers(invertDiff(mine), theirs);
    expect([diff, dropped.length]).toEqual([[], 1]);
  });
});

describe("live edits of two people", () => {
  test("the later writer wins a field, and the diff says what it replaced", () => {
    const mine = setValue("annotation", annotation({}), ["note"], "mine");
    const { diff } = rebaseLaterWins(mine, documentOf(annotation({ note: "theirs" })));
    expect(diff).toEqual([
      { op: "set", kind: "annotation", id: "a", path: ["note"], before: "theirs", after: "mine" },
    ]);
  });

  test("an edit of what was deleted meanwhile is dropped and reported", () => {
    const mine = setValue("annotation", annotation({}), ["note"], "mine");
    expect(rebaseLaterWins(mine, buildDocument({ id: "log" }, {}))).toEqual({ diff: [], dropped: mine });
  });

  test("a deletion takes the record as it is now, so that undo brings the colleague's words back", () => {
    const { diff } = rebaseLaterWins(
      [removeRecord("annotation", annotation({}))],
      documentOf(annotation({ note: "theirs" })),
    );
    expect(diff).toEqual([removeRecord("annotation", annotation({ note: "theirs" }))]);
  });
});

describe("the undo stack", () => {
  const typed = (before: string, after: string, mark?: string) =>
    step(setValue("annotation", annotation({ note: before }), ["note"], after), mark ? { mark } : {});

  test("makes one step of a word being typed, and two of two words with a pause between", () => {
    const stack = createUndoStack();
    stack.push(typed("first", "f", "note:a"));
    stack.push(typed("f", "fo", "note:a"));
    expect(stack.depth()).toBe(1);
    stack.seal();
    stack.push(typed("fo", "foo", "note:a"));
    expect(stack.depth()).toBe(2);
    const now = documentOf(annotation({ note: "foo" }));
    const undone = applied(now, stack.undo(now)?.diff ?? []);
    expect(recordOf(applied(undone, stack.undo(undone)?.diff ?? []))?.note).toBe("first");
  });

  test("forgets a step that came to nothing", () => {
    const stack = createUndoStack();
    stack.push(typed("first", "f", "note:a"));
    stack.push(typed("f", "first", "note:a"));
    expect(stack.depth()).toBe(0);
  });

  test("forgets what could be redone at the next step", () => {
    const stack = createUndoStack();
    stack.push(typed("first", "second"));
    stack.undo(documentOf(annotation({ note: "second" })));
    expect(stack.nextRedo()).toEqual({ key: "step.note", parameters: {} });
    stack.push(typed("first", "third"));
    expect(stack.nextRedo()).toBeUndefined();
  });

  test("remembers twenty thousand steps, and forgets the oldest beyond its bytes", () => {
    const stack = createUndoStack();
    for (let index = 0; index < 20_000; index++) stack.push(typed(`${index}`, `${index + 1}`));
    expect(stack.depth()).toBe(20_000);
    const small = createUndoStack({ mostBytes: 1000 });
    for (let index = 0; index < 10; index++) small.push(typed("x".repeat(100), "y".repeat(100)));
    expect(small.depth()).toBeGreaterThan(0);
    expect(small.depth()).toBeLessThan(10);
  });

  test("with nothing on it there is nothing to undo or redo", () => {
    const stack = createUndoStack();
    const document = documentOf(annotation({}));
    expect([stack.undo(document), stack.redo(document), stack.nextUndo()]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
