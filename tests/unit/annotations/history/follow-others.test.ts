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
