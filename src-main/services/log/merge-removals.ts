import { getRecord, recordJson } from "#annotations/document/access.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Change, Diff } from "#annotations/history/diff.ts";
import { personNow } from "#annotations/history/follow-merges.ts";
import { removeRecord } from "#annotations/history/make-change.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import type { RecordKind } from "#annotations/model/records.ts";
import { tombstoneKey } from "#annotations/model/tombstone.ts";

/** A record by kind and id. */
export type RecordName = { readonly kind: RecordKind; readonly id: string };

/** Of the records that they have and we have not those that we removed, and the rest of the changes. */
export function removedHere(
  diff: Diff,
  ours: LogDocument,
): { readonly removed: readonly Change[]; readonly rest: Diff } {
  const isRemoved = ({ op, kind, id }: Change) =>
    op === "insert" && tombstoneOf(ours, { kind, id }) !== undefined;
  return { removed: diff.filter(isRemoved), rest: diff.filter((change) => !isRemoved(change)) };
}

/** Their notes of removals whose records stay here all the same, with the names of those records. */
export function keptAgainst(diff: Diff, fitted: LogDocument): ReadonlyMap<Change, RecordName> {
  const kept = new Map<Change, RecordName>();
  for (const change of diff) {
    if (change.op !== "insert" || change.kind !== "tombstone") continue;
    const tombstone = getRecord(fitted, "tombstone", change.id);
    const name = tombstone && { kind: tombstone.kind ?? "annotation", id: tombstone.id };
    if (name !== undefined && getRecord(fitted, name.kind, name.id) !== undefined) kept.set(change, name);
  }
  return kept;
}

/**
 * The records that we removed and that must come back: they changed them since, as `changes` that found no place say, or what
 * is `taken` of theirs refers to them. A removal says nothing about words, or uses, that came after it.
 */
export function toRevive(
  changes: readonly Change[],
  taken: Diff,
  ours: LogDocument,
  theirs: LogDocument,
): RecordName[] {
  const names = new Map<string, RecordName>();
  const add = ({ kind, id }: RecordName) => {
    // Whoever was merged into somebody else is there under that name: what refers to them has followed.
    const isMerged = kind === "person" && personNow(ours, id) !== id;
    const isGone =
      !isMerged && getRecord(ours, kind, id) === undefined && getRecord(theirs, kind, id) !== undefined;
    if (isGone && kind !== "tombstone" && kind !== "conflict") names.set(`${kind}/${id}`, { kind, id });
  };
  for (const change of changes) {
    if (change.op === "remove") continue;
    if (change.op !== "insert" || isLaterThanRemoval(change, ours)) add(change);
  }
  for (const { kind, id } of [...taken, ...names.values()]) {
    const annotation = kind === "annotation" ? getRecord(theirs, "annotation", id) : undefined;
    if (annotation !== undefined) for (const name of references(annotation)) add(name);
  }
  return [...names.values()];
}

/** Puts records back as they have them, and takes our notes of their removal away. */
export function revive(names: readonly RecordName[], ours: LogDocument, theirs: LogDocument): Change[] {
  return names.flatMap(({ kind, id }): Change[] => {
    const record = getRecord(theirs, kind, id);
    if (record === undefined) return [];
    const tombstone = tombstoneOf(ours, { kind, id });
    const insert: Change = { op: "insert", kind, id, record: recordJson(record) };
    return tombstone === undefined ? [insert] : [removeRecord("tombstone", tombstone), insert];
  });
}

function tombstoneOf(document: LogDocument, { kind, id }: RecordName) {
  return getRecord(document, "tombstone", tombstoneKey(kind, id));
}

/** Where neither says when, nobody knows, and nothing is thrown away. */
function isLaterThanRemoval(change: Extract<Change, { op: "insert" }>, ours: LogDocument): boolean {
  const tombstone = tombstoneOf(ours, change);
  const modified = change.record["modified"] ?? change.record["created"];
  if (tombstone === undefined || typeof modified !== "string") return true;
  return Date.parse(modified) > Date.parse(tombstone.time);
}

function references(annotation: Annotation): RecordName[] {
  const { medium, tags = [], people = [], quotes = [], passages = [] } = annotation;
  const speakers = quotes.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker]));
  return [
    { kind: "medium", id: medium },
    ...tags.map((id) => ({ kind: "tag" as const, id })),
    ...[...people, ...speakers].map((id) => ({ kind: "person" as const, id })),
    ...passages.map(({ article }) => ({ kind: "article" as const, id: article })),
  ];
}
