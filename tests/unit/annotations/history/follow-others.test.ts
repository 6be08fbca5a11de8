import { expect, test } from "vitest";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Diff } from "#annotations/history/diff.ts";
import { rebaseLaterWins } from "#annotations/history/rebase-diff.ts";
import { createUndoStack } from "#annotations/history/undo-stack.ts";
import { asTicks } from "#annotations/time/ticks.ts";

const start = buildDocument(
  { id: "log" },
  {
    medium: [{ id: "film" }],
    annotation: [{ id: "a", medium: "film", start: asTicks(0), note: "first" }],
  },
);

function setNote(before: string, after: string): Diff {
  return [{ op: "set", kind: "annotation", id: "a", path: ["note"], before, after }];
}

function removeA(note: string): Diff {
  const record = { id: "a", medium: "film", start: 0, note };
  return [{ op: "remove", kind: "annotation", id: "a", record }];
}

function withDiff(document: LogDocument, diff: Diff): LogDocument {
  const applied = applyDiff(document, rebaseLaterWins(diff, document).diff);
  if (!applied.ok) throw new Error(applied.error.code);
  return applied.value;
}

/** Steps made before the colleague's change was heard of, which went first; the note after each undo. */
function undoAll(steps: readonly { diff: Diff; mark?: string }[], others: Diff): (string | undefined)[] {
  const stack = createUndoStack();
  const name = { key: "step.setNote", parameters: {} };
  for (const step of steps) stack.push({ name, selectionBefore: null, selectionAfter: null, ...step });
  let document = steps.reduce((now, step) => withDiff(now, step.diff), withDiff(start, others));
  stack.followOthers(others, document);
  const seen: (string | undefined)[] = [];
  while (stack.depth() > 0) {
    document = withDiff(document, stack.undo(document)?.diff ?? []);
    seen.push(document.tables.annotation.get("a")?.note);
  }
  return seen;
}

test("undo of a change that went over a colleague's, not yet heard of, leads back to the colleague's", () => {
  expect(undoAll([{ diff: setNote("first", "mine") }], setNote("first", "theirs"))).toEqual(["theirs"]);
});

test("so does undo of what was typed in several goes", () => {
  const typed = [
    { diff: setNote("first", "m"), mark: "note" },
    { diff: setNote("m", "mi"), mark: "note" },
  ];
  expect(undoAll(typed, setNote("first", "theirs"))).toEqual(["theirs"]);
});

test("undo of a deletion brings the words back that a colleague had just changed", () => {
  expect(undoAll([{ diff: removeA("first") }], setNote("first", "theirs"))).toEqual(["theirs"]);
});

test("a colleague's change that came after mine stays at every undo", () => {
  const stack = createUndoStack();
  const name = { key: "step.setNote", parameters: {} };
  stack.push({ name, diff: setNote("first", "mine"), selectionBefore: null, selectionAfter: null });
  const document = withDiff(withDiff(start, setNote("first", "mine")), setNote("mine", "theirs"));
  stack.followOthers(setNote("mine", "theirs"), document);
  expect(stack.undo(document)?.diff).toEqual([]);
});

function step(diff: Diff, mark?: string) {
  const name = { key: "step.setNote", parameters: {} };
  return { name, diff, selectionBefore: null, selectionAfter: null, ...(mark === undefined ? {} : { mark }) };
}

function noteOf(document: LogDocument) {
  return document.tables.annotation.get("a")?.note;
}

test("a colleague's value stays at every undo and redo, even where it is the one that a step of mine had led to", () => {
  const stack = createUndoStack();
  const mine = [setNote("first", "alpha"), setNote("alpha", "beta")];
  for (const diff of mine) stack.push(step(diff));
  const theirs = setNote("beta", "alpha");
  let document = [...mine, theirs].reduce(withDiff, start);
  stack.followOthers(theirs, document);
  for (let count = 0; count < 2; count++) {
    const undone = stack.undo(document);
    expect(undone?.diff).toEqual([]);
    // What had to be left is told.
    expect(undone?.dropped).toHaveLength(1);
    document = withDiff(document, undone?.diff ?? []);
  }
  expect(noteOf(document)).toBe("alpha");
  // What I do after theirs is mine to take back, and leads to theirs.
  stack.push(step(setNote("alpha", "gamma")));
  document = withDiff(document, setNote("alpha", "gamma"));
  expect(noteOf(withDiff(document, stack.undo(document)?.diff ?? []))).toBe("alpha");
});

test("redo does not write over a colleague's value that happens to be the one from before my step", () => {
  const stack = createUndoStack();
  stack.push(step(setNote("first", "mine")));
  let document = withDiff(start, setNote("first", "mine"));
  document = withDiff(document, stack.undo(document)?.diff ?? []);
  for (const theirs of [setNote("first", "theirs"), setNote("theirs", "first")]) {
    document = withDiff(document, theirs);
    stack.followOthers(theirs, document);
  }
  expect(stack.redo(document)?.diff).toEqual([]);
});

test("a tag that I added and took out, and a colleague then added, is theirs", () => {
  const stack = createUndoStack();
  const tag = (op: "add" | "drop"): Diff => [
    { op, kind: "annotation", id: "a", path: ["tags"], member: "kiss", at: 0 },
  ];
  for (const op of ["add", "drop"] as const) stack.push(step(tag(op)));
  let document = [tag("add"), tag("drop"), tag("add")].reduce(withDiff, start);
  stack.followOthers(tag("add"), document);
  while (stack.depth() > 0) document = withDiff(document, stack.undo(document)?.diff ?? []);
  expect(document.tables.annotation.get("a")?.tags).toEqual(["kiss"]);
});

test("what I type on after a colleague's change is a step of its own, and leads back to theirs", () => {
  const stack = createUndoStack();
  stack.push(step(setNote("first", "m"), "note"));
  const theirs = setNote("m", "theirs");
  let document = withDiff(withDiff(start, setNote("first", "m")), theirs);
  stack.followOthers(theirs, document);
  stack.push(step(setNote("theirs", "theirs and mine"), "note"));
  document = withDiff(document, setNote("theirs", "theirs and mine"));
  expect(noteOf(withDiff(document, stack.undo(document)?.diff ?? []))).toBe("theirs");
});

test("only what a colleague came after is left: the rest of the step is taken back", () => {
  const stack = createUndoStack();
  const rating: Diff = [{ op: "set", kind: "annotation", id: "a", path: ["rating"], after: 4 }];
  stack.push(step([...setNote("first", "mine"), ...rating]));
  const theirs = [setNote("mine", "theirs"), setNote("theirs", "mine")];
  let document = withDiff(start, [...setNote("first", "mine"), ...rating]);
  for (const diff of theirs) {
    document = withDiff(document, diff);
    stack.followOthers(diff, document);
  }
  document = withDiff(document, stack.undo(document)?.diff ?? []);
  expect([noteOf(document), document.tables.annotation.get("a")?.rating]).toEqual(["mine", undefined]);
});
