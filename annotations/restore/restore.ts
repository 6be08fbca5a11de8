import { recordJson, recordsById, tableOf } from "../document/access.ts";
import type { LogDocument } from "../document/document.ts";
import type { Change, Diff } from "../history/diff.ts";
import { diffRecords } from "../history/diff-documents.ts";
import { insertRecord, removeRecord } from "../history/make-change.ts";
import type { JsonObject } from "../json.ts";
import type { AnyRecord } from "../model/records.ts";
import { type Tombstone, tombstoneKey } from "../model/tombstone.ts";
import { COMPARED_KINDS, type ComparedKind, isSameRecord } from "./compare.ts";

/**
 * How much of an earlier state comes back. `missing`: only what is gone since; nothing that is here now is touched. `all`:
 * the log becomes what it was, and what has come since is removed.
 */
export type RestoreScope = "missing" | "all";

/** Who restores, and when: what the notes of removed records say. */
export type RestoreStamp = { readonly author: string; readonly time: string };

/**
 * The diff that brings an earlier state of a log back. Records that go leave a note of their removal, as any deletion does,
 * and records that return take theirs away. A segment that was running then comes back as ended. Conflicts that nobody has
 * decided on stay, unless their record goes. Annotations are changed before what they refer to is removed.
 */
export function restoreDiff(
  then: LogDocument,
  now: LogDocument,
  scope: RestoreScope,
  stamp: RestoreStamp,
): Diff {
  const keysHere = { tag: keysOf(now, "tag"), person: keysOf(now, "person") };
  const returning = OTHER_KINDS.flatMap((kind) =>
    missingIn(kind, then, now).flatMap((record): Change[] => {
      const whole = recordJson(record);
      const json =
        scope === "missing" && (kind === "tag" || kind === "person")
          ? withoutKey(whole, keysHere[kind])
          : whole;
      return returned(kind, record.id, json, now);
    }),
  );
  const annotations = missingIn("annotation", then, now).flatMap((record) =>
    returned("annotation", record.id, ended(recordJson(record)), now),
  );
  if (scope === "missing") return [...returning, ...annotations];
  const log = diffRecords("log", now.log.id, recordJson(now.log), {
    ...recordJson(then.log),
    id: now.log.id,
  });
  return [
    ...returning,
    ...annotations,
    ...changed("annotation", then, now),
    ...removed("annotation", then, now, stamp),
    ...OTHER_KINDS.flatMap((kind) => [...changed(kind, then, now), ...removed(kind, then, now, stamp)]),
    ...log,
  ];
}

const OTHER_KINDS = COMPARED_KINDS.filter((kind) => kind !== "annotation");

/** The records of the first state that the second has not. */
function missingIn(kind: ComparedKind, first: LogDocument, second: LogDocument): readonly AnyRecord[] {
  const there = tableOf(second, kind);
  const records: readonly AnyRecord[] =
    kind === "annotation" ? [...first.order.from(0)] : recordsById(first, kind);
  return records.filter(({ id }) => !there.has(id));
}

function returned(kind: ComparedKind, id: string, record: JsonObject, now: LogDocument): Change[] {
  const tombstone = now.tables.tombstone.get(tombstoneKey(kind, id));
  return [
    { op: "insert", kind, id, record },
    ...(tombstone === undefined ? [] : [removeRecord("tombstone", tombstone)]),
  ];
}

function changed(kind: ComparedKind, then: LogDocument, now: LogDocument): Change[] {
  const present = tableOf(now, kind);
  const changes: Change[] = [];
  for (const [id, record] of tableOf(then, kind).entries()) {
    const other = present.get(id);
    if (other === undefined || isSameRecord(record, other)) continue;
    const json = recordJson(record);
    // What runs at this moment goes on running; what ran then has ended.
    const target = kind === "annotation" ? withOpenOf(ended(json), recordJson(other)) : json;
    changes.push(...diffRecords(kind, id, recordJson(other), target));
  }
  return changes;
}

function removed(kind: ComparedKind, then: LogDocument, now: LogDocument, stamp: RestoreStamp): Change[] {
  const gone = missingIn(kind, now, then);
  const ids = new Set(gone.map(({ id }) => id));
  const undecided = ids.size === 0 ? [] : [...now.tables.conflict.values()];
  return [
    ...gone.flatMap((record): Change[] => {
      const tombstone: Tombstone = {
        id: record.id,
        kind,
        ...(stamp.author === "" ? {} : { author: stamp.author }),
        time: stamp.time,
      };
      const isNoted = now.tables.tombstone.has(tombstoneKey(kind, record.id));
      return [
        { op: "remove", kind, id: record.id, record: recordJson(record) },
        ...(isNoted ? [] : [insertRecord("tombstone", tombstone)]),
      ];
    }),
    ...undecided
      .filter((conflict) => conflict.kind === kind && ids.has(conflict.record))
      .map((conflict) => removeRecord("conflict", conflict)),
  ];
}

function ended(record: JsonObject): JsonObject {
  const { open: _running, ...rest } = record;
  return "open" in record ? rest : record;
}

function withOpenOf(record: JsonObject, now: JsonObject): JsonObject {
  return now["open"] === true
    ? { ...record, open: true, ...(now["end"] === undefined ? {} : { end: now["end"] }) }
    : record;
}

function keysOf(document: LogDocument, kind: "tag" | "person"): ReadonlySet<string> {
  return new Set(recordsById(document, kind).flatMap(({ key }) => (key === undefined ? [] : [key])));
}

/** A palette key that is another's by now stays theirs. */
function withoutKey(record: JsonObject, taken: ReadonlySet<string>): JsonObject {
  const { key, ...rest } = record;
  return typeof key === "string" && taken.has(key) ? rest : record;
}
