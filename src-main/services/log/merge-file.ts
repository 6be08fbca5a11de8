import { applyDiff } from "#annotations/document/apply-diff.ts";
import { getRecord, recordJson } from "#annotations/document/access.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Change, Diff } from "#annotations/history/diff.ts";
import { diffDocuments, diffRecords } from "#annotations/history/diff-documents.ts";
import { insertRecord } from "#annotations/history/make-change.ts";
import { rebaseKeepingOthers, rebaseLaterWins } from "#annotations/history/rebase-diff.ts";
import { type ConflictStamp, conflictsOf } from "./merge-conflicts.ts";
import { keptAgainst, type RecordName, removedHere, revive, toRevive } from "./merge-removals.ts";

/** What of the file's content is to be applied to our document, and the document after it. */
export type FileMerge = { readonly diff: Diff; readonly document: LogDocument; readonly conflicts: number };

/**
 * Three-way merge per field of a file that somebody else wrote. `base` is what both sides grew from. Where both changed one
 * field, ours stands and a conflict record keeps both values, so that neither side wins without being told. What one side
 * removed and the other went on with, or uses anew, stays, and a conflict record says so. Where there is no base, and for
 * records that both sides made under one id, nothing of ours is taken away, and every field in which they differ is such a
 * conflict.
 */
export function mergeFile(
  base: LogDocument | undefined,
  ours: LogDocument,
  theirs: LogDocument,
  stamp: ConflictStamp,
): FileMerge {
  const unlike = base === undefined ? diffDocuments(ours, theirs) : [];
  const { removed, rest } = removedHere(additions(unlike), ours);
  const { diff: fitting, dropped } = rebaseKeepingOthers(
    base === undefined ? rest : diffDocuments(base, theirs),
    ours,
  );
  const kept = keptAgainst(fitting, mustApply(ours, fitting));
  const taken = fitting.filter((change) => !kept.has(change));
  const twins = dropped.flatMap((change) => differences(change, ours));
  const revived = toRevive([...dropped, ...removed], taken, ours, theirs);
  const contested: RecordName[] = [
    ...replacements(unlike),
    ...dropped,
    ...replacements(twins),
    ...revived,
    ...kept.values(),
  ];
  const conflicts = conflictsOf(contested, ours, theirs, stamp);
  const all = [
    ...taken,
    ...revive(revived, ours, theirs),
    ...additions(twins),
    ...conflicts.map((record) => insertRecord("conflict", record)),
  ];
  const { diff } = rebaseLaterWins(all, ours);
  return { diff, document: mustApply(ours, diff), conflicts: conflicts.length };
}

function mustApply(document: LogDocument, diff: Diff): LogDocument {
  const applied = applyDiff(document, diff);
  if (!applied.ok) throw new Error(`a rebased diff does not apply: ${applied.error.code}`);
  return applied.value;
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
