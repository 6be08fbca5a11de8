import { recordJson, TABLE_KINDS, tableOf } from "../document/access.ts";
import type { LogDocument, TableKind } from "../document/document.ts";
import { isAbsentWhenEmpty, isJsonList, isJsonObject, memberId, placeOfMember } from "../document/member.ts";
import { equalJson, type Json, type JsonObject } from "../json.ts";
import type { RecordKind } from "../model/records.ts";
import type { Change, Diff } from "./diff.ts";

/**
 * The diff that leads from one document to another, per field: how a file changed underneath becomes changes. A log's id
 * never changes, so it is not compared.
 */
export function diffDocuments(before: LogDocument, after: LogDocument): Diff {
  const log = diffRecords("log", before.log.id, recordJson(before.log), recordJson(after.log));
  const changes: Diff = TABLE_KINDS.flatMap((kind) => diffTables(kind, before, after));
  // What annotations refer to goes after they have let go of it: until then it is in use.
  const isReferredTo = ({ op, kind }: Change): boolean => op === "remove" && kind !== "annotation";
  return [
    ...log,
    ...changes.filter((change) => !isReferredTo(change)),
    ...changes.filter((change) => isReferredTo(change)),
  ];
}

/** The changes that make one version of a record into another. */
export function diffRecords(kind: RecordKind, id: string, before: JsonObject, after: JsonObject): Change[] {
  return diffObjects({ kind, id }, [], before, after, kind === "log");
}

type Place = { readonly kind: RecordKind; readonly id: string };

/** The longest path that a diff's schema allows, less room for a member's id and key. */
const DEEPEST = 6;

function diffTables(kind: TableKind, before: LogDocument, after: LogDocument): Change[] {
  const ours = tableOf(before, kind);
  const theirs = tableOf(after, kind);
  const changes: Change[] = [];
  for (const [id, record] of ours.entries()) {
    if (!theirs.has(id)) changes.push({ op: "remove", kind, id, record: recordJson(record) });
  }
  for (const [id, record] of theirs.entries()) {
    const old = ours.get(id);
    if (old === undefined) changes.push({ op: "insert", kind, id, record: recordJson(record) });
    else if (old !== record) changes.push(...diffRecords(kind, id, recordJson(old), recordJson(record)));
  }
  return changes;
}

function diffObjects(
  place: Place,
  path: readonly string[],
  before: JsonObject,
  after: JsonObject,
  fixedId: boolean,
): Change[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    if (fixedId && key === "id") return [];
    const ours = Object.hasOwn(before, key) ? before[key] : undefined;
    const theirs = Object.hasOwn(after, key) ? after[key] : undefined;
    return diffValues(place, [...path, key], ours, theirs);
  });
}

function diffValues(
  place: Place,
  path: readonly string[],
  before: Json | undefined,
  after: Json | undefined,
): Change[] {
  if (equalJson(before, after)) return [];
  if (path.length < DEEPEST && isJsonObject(before) && isJsonObject(after)) {
    return diffObjects(place, path, before, after, false);
  }
  const key = path.at(-1) ?? "";
  if (isAbsentWhenEmpty(key)) {
    const [ours, theirs] = [before ?? [], after ?? []];
    const members = isJsonList(ours) && isJsonList(theirs) ? diffSets(place, path, ours, theirs) : undefined;
    if (members !== undefined) return members;
  }
  return [
    {
      op: "set",
      ...place,
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

/** Member by member; `undefined` where members changed places or come twice, which only the whole list can say. */
function diffSets(
  place: Place,
  path: readonly string[],
  before: readonly Json[],
  after: readonly Json[],
): Change[] | undefined {
  const kept = before.filter((member) => placeOfMember(after, member) >= 0);
  const stayed = after.filter((member) => placeOfMember(before, member) >= 0);
  const inOrder =
    kept.length === stayed.length && kept.every((member, index) => placeOfMember(stayed, member) === index);
  if (!inOrder || hasTwins(before) || hasTwins(after)) return undefined;
  const inner = kept.map((member, index) => diffMembers(place, path, member, stayed[index]));
  if (inner.some((changes) => changes === undefined)) return undefined;
  const drops: Change[] = before.flatMap((member, at) =>
    placeOfMember(after, member) < 0 ? [{ op: "drop" as const, ...place, path, member, at }] : [],
  );
  const adds: Change[] = after.flatMap((member, at) =>
    placeOfMember(before, member) < 0 ? [{ op: "add" as const, ...place, path, member, at }] : [],
  );
  // From the back, so that each place is still right when its drop applies.
  return [...inner.flatMap((changes) => changes ?? []), ...drops.reverse(), ...adds];
}

function diffMembers(
  place: Place,
  path: readonly string[],
  before: Json,
  after: Json | undefined,
): Change[] | undefined {
  const id = memberId(before);
  if (equalJson(before, after)) return [];
  if (id === undefined || !isJsonObject(before) || !isJsonObject(after)) return undefined;
  return diffObjects(place, [...path, id], before, after, true);
}

function hasTwins(list: readonly Json[]): boolean {
  return list.some((member, index) => placeOfMember(list, member) !== index);
}
