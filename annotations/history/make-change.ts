import { recordJson, recordKeyIn } from "../document/access.ts";
import { valueAt } from "../document/change-record.ts";
import { isAbsentWhenEmpty, isJsonList, memberId, placeOfMember } from "../document/member.ts";
import { equalJson, type Json } from "../json.ts";
import type { AnyRecord, RecordKind, RecordTypes } from "../model/records.ts";
import type { Change } from "./diff.ts";

/** The change that inserts a record. */
export function insertRecord<Kind extends RecordKind>(kind: Kind, record: RecordTypes[Kind]): Change {
  return { op: "insert", kind, id: recordKeyIn(kind, record), record: recordJson(record) };
}

/** The change that removes a record as it is now. */
export function removeRecord<Kind extends RecordKind>(kind: Kind, record: RecordTypes[Kind]): Change {
  return { op: "remove", kind, id: recordKeyIn(kind, record), record: recordJson(record) };
}

/**
 * The change that sets a value inside a record as it is now, reading `before` from it; `undefined` for `after` takes the
 * key away. No change at all (an empty list) where the value stands there already.
 */
export function setValue<Kind extends RecordKind>(
  kind: Kind,
  record: RecordTypes[Kind],
  path: readonly string[],
  after: Json | undefined,
): Change[] {
  const before = valueAt(recordJson(record), path);
  if (equalJson(before, after)) return [];
  return [
    {
      op: "set",
      kind,
      id: record.id,
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

/** The change that adds a member to a set inside a record (at its end, or at `at`); none where it is there already. */
export function addMember<Kind extends RecordKind>(
  kind: Kind,
  record: RecordTypes[Kind],
  path: readonly string[],
  member: Json,
  at?: number,
): Change[] {
  const list = listAt(record, path);
  if (placeOfMember(list, member) >= 0) return [];
  return [{ op: "add", kind, id: record.id, path, member, at: Math.min(at ?? list.length, list.length) }];
}

/** The change that drops a member, named by its id or its value, from a set inside a record; none where it is not there. */
export function dropMember<Kind extends RecordKind>(
  kind: Kind,
  record: RecordTypes[Kind],
  path: readonly string[],
  idOrValue: Json,
): Change[] {
  const list = listAt(record, path);
  const byId = list.findIndex((item) => typeof idOrValue === "string" && memberId(item) === idOrValue);
  const at = byId >= 0 ? byId : placeOfMember(list, idOrValue);
  const member = list[at];
  return member === undefined ? [] : [{ op: "drop", kind, id: record.id, path, member, at }];
}

/** The set at a path; an absent one is empty. Throws where something else stands there: a command's own mistake. */
function listAt(record: AnyRecord, path: readonly string[]): readonly Json[] {
  const value = valueAt(recordJson(record), path);
  if (value === undefined && isAbsentWhenEmpty(path.at(-1) ?? "")) return [];
  if (!isJsonList(value)) throw new Error(`no set at ${path.join(".")}`);
  return value;
}
