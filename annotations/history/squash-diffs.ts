import { changeRecord, type InnerChange } from "../document/change-record.ts";
import { recordKey } from "../document/draft.ts";
import { equalJson, type JsonObject } from "../json.ts";
import { invertChange } from "./invert-diff.ts";
import type { Change, Diff } from "./diff.ts";

type InnerSet = Extract<InnerChange, { readonly op: "set" }>;

/**
 * One diff with the effect of several that follow each other, as short as it can be made per record. Changes to
 * different records do not depend on each other, so they are gathered by record. Throws where the diffs cannot have
 * followed each other.
 */
export function squashDiffs(diffs: readonly Diff[]): Diff {
  const byRecord = new Map<string, Change[]>();
  for (const change of diffs.flat()) {
    const key = recordKey(change.kind, change.id);
    const gathered = byRecord.get(key) ?? [];
    byRecord.set(key, fold(gathered, change));
  }
  return [...byRecord.values()].flat();
}

/** Changes to one record, with one more. A removal, if any, comes first; then an insert, or changes inside. */
function fold(changes: readonly Change[], next: Change): Change[] {
  const last = changes.at(-1);
  if (last === undefined) return [next];
  if (next.op === "insert") return foldInsert(changes, next);
  if (next.op === "remove") return foldRemove(changes, next.record);
  if (last.op === "insert") return [...changes.slice(0, -1), { ...last, record: changed(last.record, next) }];
  if (last.op === "remove") throw new Error(`a change inside ${next.id} after it was removed`);
  return foldInner(changes, next);
}

function foldInsert(changes: readonly Change[], next: Extract<Change, { op: "insert" }>): Change[] {
  const [first] = changes;
  if (first?.op === "remove" && equalJson(first.record, next.record)) return [];
  return [...changes, next];
}

/** A removal undoes what came before: the record it removes is the one from before all of it. */
function foldRemove(changes: readonly Change[], record: JsonObject): Change[] {
  const [first] = changes;
  if (first === undefined || first.op === "insert") return [];
  if (first.op === "remove") return [first];
  const before = changes.reduceRight((now, change) => {
    const back = invertChange(change);
    if (back.op === "insert" || back.op === "remove") throw new Error("an insert after changes inside");
    return changed(now, back);
  }, record);
  return [{ op: "remove", kind: first.kind, id: first.id, record: before }];
}

function foldInner(changes: readonly Change[], next: InnerChange): Change[] {
  const related = changes.findLastIndex((change) => isInner(change) && overlap(change.path, next.path));
  const earlier = changes[related];
  if (earlier === undefined || !isInner(earlier) || !samePath(earlier.path, next.path))
    return [...changes, next];
  if (earlier.op === "set" && next.op === "set") {
    if (equalJson(earlier.before, next.after)) return changes.toSpliced(related, 1);
    return changes.with(related, setOver(earlier, next));
  }
  // A member put back cancels its drop only where it is known to come back to the same place.
  const cancels =
    ((earlier.op === "add" && next.op === "drop") ||
      (earlier.op === "drop" && next.op === "add" && next.at !== undefined)) &&
    equalJson(earlier.member, next.member) &&
    earlier.at === next.at;
  return cancels ? changes.toSpliced(related, 1) : [...changes, next];
}

/** One set for two that follow each other. */
function setOver(earlier: InnerSet, later: InnerSet): Change {
  const { before, kind, id, path } = earlier;
  const { after } = later;
  return {
    op: "set",
    kind,
    id,
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

function isInner(change: Change): change is InnerChange {
  return change.op !== "insert" && change.op !== "remove";
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && overlap(a, b);
}

/** Whether one path leads through the other, or both are one. */
function overlap(a: readonly string[], b: readonly string[]): boolean {
  return a.slice(0, b.length).every((step, index) => step === b[index]);
}

function changed(record: JsonObject, change: InnerChange): JsonObject {
  const after = changeRecord(record, change);
  if (!after.ok) throw new Error(`diffs that do not follow each other: ${after.error} in ${change.id}`);
  return after.value;
}
