import type { z } from "zod";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { getRecord, recordJson } from "#annotations/document/access.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Change, Diff } from "#annotations/history/diff.ts";
import { diffDocuments, diffRecords } from "#annotations/history/diff-documents.ts";
import { rebaseKeepingOthers, rebaseLaterWins } from "#annotations/history/rebase-diff.ts";
import { equalJson, type Json } from "#annotations/json.ts";
import type { Conflict } from "#annotations/model/conflict.ts";
import { tombstoneKey } from "#annotations/model/tombstone.ts";

/** What of the file's content is to be applied to our document, and the document after it. */
export type FileMerge = { readonly diff: Diff; readonly document: LogDocument; readonly conflicts: number };

/** What makes a conflict record: its id and the time of the merge. */
export type ConflictStamp = { readonly newId: () => string; readonly at: string };

/**
 * Three-way merge per field of a file that somebody else wrote. `base` is what both sides grew from. Where both changed one
 * field, ours stands and a conflict record keeps both values, so that neither side wins without being told. What one side
 * removed and the other went on with stays. Where there is no base, and for records that both sides made under one id,
 * nothing of ours is taken away, and every field in which they differ is such a conflict.
 */
export function mergeFile(
  base: LogDocument | undefined,
  ours: LogDocument,
  theirs: LogDocument,
  stamp: ConflictStamp,
): FileMerge {
  const wanted = base === undefined ? additions(diffDocuments(ours, theirs)) : diffDocuments(base, theirs);
  const contested = base === undefined ? replacements(diffDocuments(ours, theirs)) : [];
  const { diff: fitting, dropped } = rebaseKeepingOthers(wanted, ours);
  const kept = new Set(
    dropped.flatMap(({ op, kind, id }) => (op === "remove" ? [tombstoneKey(kind, id)] : [])),
  );
  const taken = fitting.filter((change) => !(change.kind === "tombstone" && kept.has(change.id)));
  const twins = dropped.flatMap((change) => differences(change, ours));
  const conflicts = [...contested, ...dropped, ...replacements(twins)].flatMap((change) =>
    conflictOf(change, ours, stamp),
  );
  const inserts = conflicts.map((record): Change => {
    return { op: "insert", kind: "conflict", id: record.id, record: recordJson(record) };
  });
  const all = [...taken, ...revivals(dropped, ours, theirs), ...additions(twins), ...inserts];
  const { diff } = rebaseLaterWins(all, ours);
  const applied = applyDiff(ours, diff);
  if (!applied.ok) throw new Error(`a rebased diff does not apply: ${applied.error.code}`);
  return { diff, document: applied.value, conflicts: conflicts.length };
}

/** Of the way from ours to theirs what only they have: it may be new. So may what only we have, which stays. */
function additions(diff: Diff): Diff {
  return diff.filter(
    (change) =>
      change.op === "insert" || change.op === "add" || (change.op === "set" && change.before === undefined),
  );
}

/** Of the way from ours to theirs the fields that both have, with different values. */
function replacements(diff: Diff): Diff {
  return diff.filter(
    (change) => change.op === "set" && change.before !== undefined && change.after !== undefined,
  );
}

/** The way from our record to theirs, where both sides made one under the same id. */
function differences(change: Change, ours: LogDocument): Diff {
  if (change.op !== "insert" || change.kind === "tombstone" || change.kind === "conflict") return [];
  const record = getRecord(ours, change.kind, change.id);
  return record === undefined ? [] : diffRecords(change.kind, change.id, recordJson(record), change.record);
}

/** Brings back what we removed and they went on with: a removal says nothing about words that came after it. */
function revivals(dropped: readonly Change[], ours: LogDocument, theirs: LogDocument): Change[] {
  const edited = new Map<string, Change>();
  for (const change of dropped) {
    const { op, kind, id } = change;
    if (op === "insert" || op === "remove" || kind === "tombstone" || kind === "conflict") continue;
    if (getRecord(ours, kind, id) === undefined) edited.set(`${kind}/${id}`, change);
  }
  return [...edited.values()].flatMap(({ kind, id }): Change[] => {
    const record = getRecord(theirs, kind, id);
    if (record === undefined) return [];
    const tombstone = getRecord(ours, "tombstone", id);
    return [
      { op: "insert", kind, id, record: recordJson(record) },
      ...(tombstone === undefined
        ? []
        : [{ op: "remove" as const, kind: "tombstone" as const, id, record: recordJson(tombstone) }]),
    ];
  });
}

function conflictOf(change: Change, ours: LogDocument, stamp: ConflictStamp): Conflict[] {
  const { kind, id } = change;
  if (change.op !== "set" || kind === "tombstone" || kind === "conflict") return [];
  const record = getRecord(ours, kind, id);
  if (record === undefined) return [];
  const value = valueAt(recordJson(record), change.path);
  if (equalJson(value, change.after)) return [];
  const values = [value, change.after].map((side): Conflict["values"][number] =>
    side === undefined ? { time: stamp.at } : { value: mutable(side), time: stamp.at },
  );
  return [{ id: stamp.newId(), kind, record: id, field: change.path.join("."), values }];
}

/** The same value in the type of the schema library, which does not know read-only lists. */
function mutable(value: Json): z.core.util.JSONType {
  return structuredClone(value) as z.core.util.JSONType;
}

/** The value at a diff's path: keys, or ids of members in a list. */
function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined || value === undefined) return value;
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value)) return valueAt(new Map(Object.entries(value)).get(step), rest);
  const members: readonly Json[] = value;
  const member = members.find(
    (candidate) =>
      typeof candidate === "object" && candidate !== null && "id" in candidate && candidate["id"] === step,
  );
  return valueAt(member, rest);
}
