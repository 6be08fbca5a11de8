import { recordJson, recordsById, tableOf } from "../document/access.ts";
import type { LogDocument } from "../document/document.ts";
import type { Change, Diff } from "../history/diff.ts";
import { diffRecords } from "../history/diff-documents.ts";
import { insertRecord, removeRecord } from "../history/make-change.ts";
import type { JsonObject } from "../json.ts";
import type { AnyRecord } from "../model/records.ts";
import { type Tombstone, tombstoneKey } from "../model/tombstone.ts";
import {
  type Comparison,
  COMPARED_KINDS,
  type ComparedKind,
  compareStates,
  type MarkedAnnotation,
} from "./compare.ts";

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
  comparison: Comparison = compareStates(then, now),
): Diff {
  const keysHere = { tag: keysOf(now, "tag"), person: keysOf(now, "person") };
  const others = OTHER_KINDS.map((kind) => othersOf(kind, then, now, comparison));
  const { annotations } = comparison;
  const returning = others.flatMap(({ kind, gone }) =>
    gone.flatMap((record): Change[] => {
      const whole = recordJson(record);
      const isKeyed = scope === "missing" && (kind === "tag" || kind === "person");
      return returned(kind, record.id, isKeyed ? withoutKey(whole, keysHere[kind]) : whole, now);
    }),
  );
  const returningAnnotations = annotations.flatMap(({ mark, earlier }) =>
    mark === "gone" && earlier ? returned("annotation", earlier.id, ended(recordJson(earlier)), now) : [],
  );
  if (scope === "missing") return [...returning, ...returningAnnotations];
  const come = annotations.flatMap(({ mark, now: record }) => (mark === "come" && record ? [record] : []));
  const log = diffRecords("log", now.log.id, recordJson(now.log), {
    ...recordJson(then.log),
    id: now.log.id,
  });
  return [
    ...returning,
    ...returningAnnotations,
    ...annotations.flatMap(changedAnnotation),
    ...removed("annotation", come, now, stamp),
    ...others.flatMap(({ kind, changed, come: added }) => [
      ...changed.flatMap(([earlier, record]) =>
        diffRecords(kind, record.id, recordJson(record), recordJson(earlier)),
      ),
      ...removed(kind, added, now, stamp),
    ]),
    ...log,
  ];
}

type OtherKind = Exclude<ComparedKind, "annotation">;

const OTHER_KINDS = COMPARED_KINDS.filter((kind) => kind !== "annotation");

/** The records of a kind that differ, by how they do; of the changed ones the earlier and the present. */
function othersOf(kind: OtherKind, then: LogDocument, now: LogDocument, { others }: Comparison) {
  const [earlier, present] = [tableOf(then, kind), tableOf(now, kind)];
  const gone: AnyRecord[] = [];
  const come: AnyRecord[] = [];
  const changed: (readonly [AnyRecord, AnyRecord])[] = [];
  for (const { id } of others.filter((one) => one.kind === kind)) {
    const [old, record] = [earlier.get(id), present.get(id)];
    if (old && record) changed.push([old, record]);
    else if (old) gone.push(old);
    else if (record) come.push(record);
  }
  return { kind, gone, come, changed };
}

function returned(kind: ComparedKind, id: string, record: JsonObject, now: LogDocument): Change[] {
  const tombstone = now.tables.tombstone.get(tombstoneKey(kind, id));
  return [
    { op: "insert", kind, id, record },
    ...(tombstone === undefined ? [] : [removeRecord("tombstone", tombstone)]),
  ];
}

function changedAnnotation({ mark, earlier, now }: MarkedAnnotation): Change[] {
  if (mark !== "changed" || earlier === undefined || now === undefined) return [];
  // What runs at this moment goes on running; what ran then has ended.
  const target = withOpenOf(ended(recordJson(earlier)), recordJson(now));
  return diffRecords("annotation", now.id, recordJson(now), target);
}

function removed(
  kind: ComparedKind,
  records: readonly AnyRecord[],
  now: LogDocument,
  stamp: RestoreStamp,
): Change[] {
  const ids = new Set(records.map(({ id }) => id));
  const undecided = ids.size === 0 ? [] : [...now.tables.conflict.values()];
  return [
    ...records.flatMap((record): Change[] => {
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
