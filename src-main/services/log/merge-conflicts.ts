import type { z } from "zod";
import { getRecord, recordJson } from "#annotations/document/access.ts";
import { valueAt } from "#annotations/document/change-record.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { isAbsentWhenEmpty, memberId } from "#annotations/document/member.ts";
import type { Change } from "#annotations/history/diff.ts";
import { equalJson, type Json, type JsonObject } from "#annotations/json.ts";
import type { Conflict } from "#annotations/model/conflict.ts";

/** What makes a conflict record: its id and the time of the merge. */
export type ConflictStamp = { readonly newId: () => string; readonly at: string };

/** A thing that both sides changed: a field, a member of a set, or (field empty) whether the record is there at all. */
type Contested = {
  readonly kind: Conflict["kind"];
  readonly record: string;
  readonly field: string;
  /** The value of either side; `undefined`: that side took it away. */
  readonly ours: Json | undefined;
  readonly theirs: Json | undefined;
};

/**
 * The conflict records for those of their changes that found no place in our document: one for each thing, both values in it,
 * ours first. Nothing for what came to the same on both sides.
 */
export function conflictsOf(
  changes: readonly Pick<Change, "kind" | "id">[],
  ours: LogDocument,
  theirs: LogDocument,
  stamp: ConflictStamp,
): Conflict[] {
  const contested = new Map<string, Contested>();
  for (const change of changes) {
    const found = contestedBy(change, ours, theirs);
    if (found === undefined || equalJson(found.ours, found.theirs)) continue;
    contested.set(JSON.stringify([found.kind, found.record, found.field]), found);
  }
  return [...contested.values()].map((found) => conflictRecord(found, stamp));
}

function contestedBy(
  change: Pick<Change, "kind" | "id"> | Change,
  ours: LogDocument,
  theirs: LogDocument,
): Contested | undefined {
  const { kind, id } = change;
  if (kind === "tombstone" || kind === "conflict") return undefined;
  const [our, their] = [getRecord(ours, kind, id), getRecord(theirs, kind, id)].map(
    (record) => record && recordJson(record),
  );
  if (our === undefined || their === undefined) {
    return { kind, record: id, field: "", ours: isThere(our), theirs: isThere(their) };
  }
  if (!("path" in change)) return undefined;
  const path = contestedPath(change, our, their);
  if (path === undefined) return undefined;
  return { kind, record: id, field: path.join("."), ours: valueAt(our, path), theirs: valueAt(their, path) };
}

/** Of a record that one side deleted nothing but that is said: it stands in the log, and must not stand there twice. */
function isThere(record: JsonObject | undefined): true | undefined {
  return record === undefined ? undefined : true;
}

/**
 * Where the two differ: the field itself, or the member as a whole where one side has it no more, or both made one. Nowhere
 * for a plain value, which is in a set or not: that both put it in, or took it out, is no difference.
 */
function contestedPath(
  change: Extract<Change, { path: readonly string[] }>,
  ours: JsonObject,
  theirs: JsonObject,
): readonly string[] | undefined {
  const { path } = change;
  if (change.op !== "set") {
    const member = memberId(change.member);
    return member === undefined ? undefined : [...path, member];
  }
  // The shortest beginning of the path at which one side has nothing while the other goes on; a set is left out when empty.
  for (let length = 1; length < path.length; length++) {
    const place = path.slice(0, length);
    if (isAbsentWhenEmpty(place.at(-1) ?? "")) continue;
    if (valueAt(ours, place) === undefined || valueAt(theirs, place) === undefined) return place;
  }
  return path;
}

function conflictRecord({ kind, record, field, ours, theirs }: Contested, stamp: ConflictStamp): Conflict {
  const values = [ours, theirs].map((side): Conflict["values"][number] =>
    side === undefined ? { time: stamp.at } : { value: mutable(side), time: stamp.at },
  );
  return { id: stamp.newId(), kind, record, field, values };
}

/** The same value in the type of the schema library, which does not know read-only lists. */
function mutable(value: Json): z.core.util.JSONType {
  return structuredClone(value) as z.core.util.JSONType;
}
