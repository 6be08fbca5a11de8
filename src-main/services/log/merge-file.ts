import type { z } from "zod";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { getRecord, recordJson } from "#annotations/document/access.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Change, Diff } from "#annotations/history/diff.ts";
import { diffDocuments } from "#annotations/history/diff-documents.ts";
import { rebaseKeepingOthers, rebaseLaterWins } from "#annotations/history/rebase-diff.ts";
import { equalJson, type Json } from "#annotations/json.ts";
import type { Conflict } from "#annotations/model/conflict.ts";
import { tombstoneKey } from "#annotations/model/tombstone.ts";

/** What of the file's content is to be applied to our document, and the document after it. */
export type FileMerge = { readonly diff: Diff; readonly document: LogDocument; readonly conflicts: number };

/** What makes a conflict record: its id and the time of the merge. */
export type ConflictStamp = { readonly newId: () => string; readonly at: string };

/**
 * Three-way merge per field of a file that somebody else wrote. `base` is what both sides grew from; without one nothing
 * of ours is removed. Where both changed one field, ours stands and a conflict record keeps both values, so that neither
 * side wins without being told.
 */
export function mergeFile(
  base: LogDocument | undefined,
  ours: LogDocument,
  theirs: LogDocument,
  stamp: ConflictStamp,
): FileMerge {
  const wanted =
    base === undefined ? withoutRemovals(diffDocuments(ours, theirs)) : diffDocuments(base, theirs);
  const { diff: fitting, dropped } = rebaseKeepingOthers(wanted, ours);
  const kept = new Set(
    dropped.flatMap(({ op, kind, id }) => (op === "remove" ? [tombstoneKey(kind, id)] : [])),
  );
  const taken = fitting.filter((change) => !(change.kind === "tombstone" && kept.has(change.id)));
  const conflicts = dropped.flatMap((change) => conflictOf(change, ours, stamp));
  const inserts = conflicts.map((record): Change => {
    return { op: "insert", kind: "conflict", id: record.id, record: recordJson(record) };
  });
  const { diff } = rebaseLaterWins([...taken, ...inserts], ours);
  const applied = applyDiff(ours, diff);
  if (!applied.ok) throw new Error(`a rebased diff does not apply: ${applied.error.code}`);
  return { diff, document: applied.value, conflicts: conflicts.length };
}

/** Two documents without a common ancestor: what only we have may be new, so it stays; so do fields that only we have. */
function withoutRemovals(diff: Diff): Diff {
  return diff.filter(
    (change) =>
      change.op !== "remove" && change.op !== "drop" && !(change.op === "set" && change.after === undefined),
  );
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
