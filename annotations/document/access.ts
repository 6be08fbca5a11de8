import type { Json, JsonObject } from "../json.ts";
import type { Annotation } from "../model/annotation.ts";
import type { AnyRecord, RecordKind, RecordTypes } from "../model/records.ts";
import { tombstoneKey } from "../model/tombstone.ts";
import type { LogDocument, TableKind } from "./document.ts";
import type { PersistentMap } from "./persistent-map.ts";

/** The kinds that have a table, in the order in which the file lists them. */
export const TABLE_KINDS = [
  "article",
  "medium",
  "person",
  "tag",
  "annotation",
  "tombstone",
  "conflict",
] as const satisfies readonly TableKind[];

/** The table of a kind. */
export function tableOf<Kind extends TableKind>(
  document: LogDocument,
  kind: Kind,
): PersistentMap<RecordTypes[Kind]> {
  return document.tables[kind];
}

/**
 * The key of a record in its table, which is also the `id` of the changes to it: its own id, and for a tombstone the
 * kind as well, since a tag and a person may have had the same slug.
 */
export function recordKeyIn(kind: RecordKind, record: { readonly id: string; readonly kind?: Json }): string {
  return kind === "tombstone" ? tombstoneKey(record.kind, record.id) : record.id;
}

/** A record of any kind by its key in the table; the log itself under its own id. */
export function getRecord<Kind extends RecordKind>(
  document: LogDocument,
  kind: Kind,
  id: string,
): RecordTypes[Kind] | undefined;
export function getRecord(document: LogDocument, kind: RecordKind, id: string): AnyRecord | undefined {
  if (kind === "log") return document.log.id === id ? document.log : undefined;
  return document.tables[kind].get(id);
}

/** All records of a table sorted by id (code units), tombstones of one id by kind. For the short tables. */
export function recordsById<Kind extends TableKind>(document: LogDocument, kind: Kind): RecordTypes[Kind][] {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...tableOf(document, kind).values()].sort(
    (a, b) => compare(a.id, b.id) || compare(recordKeyIn(kind, a), recordKeyIn(kind, b)),
  );
}

/** All annotations of a medium, in order. */
export function* annotationsOf(
  { order }: Pick<LogDocument, "order">,
  medium: string,
): IterableIterator<Annotation> {
  for (const annotation of order.from(order.lowerBound(medium, 0))) {
    if (annotation.medium !== medium) return;
    yield annotation;
  }
}

/** A record as the JSON that a diff carries: records hold nothing but JSON, their schemas see to that. */
export function recordJson(record: AnyRecord): JsonObject {
  return record as JsonObject;
}
