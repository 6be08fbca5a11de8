import type { JsonObject } from "../json.ts";
import type { Annotation } from "../model/annotation.ts";
import type { AnyRecord, RecordKind, RecordTypes } from "../model/records.ts";
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

/** A record of any kind by id; the log itself under its own id. */
export function getRecord<Kind extends RecordKind>(
  document: LogDocument,
  kind: Kind,
  id: string,
): RecordTypes[Kind] | undefined;
export function getRecord(document: LogDocument, kind: RecordKind, id: string): AnyRecord | undefined {
  if (kind === "log") return document.log.id === id ? document.log : undefined;
  return document.tables[kind].get(id);
}

/** All records of a table sorted by id (code units). For the short tables: people, tags, media, articles. */
export function recordsById<Kind extends TableKind>(document: LogDocument, kind: Kind): RecordTypes[Kind][] {
  return [...tableOf(document, kind).values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** All annotations of a medium, in order. */
export function* annotationsOf(document: LogDocument, medium: string): IterableIterator<Annotation> {
  for (const annotation of document.order.from(document.order.lowerBound(medium, 0))) {
    if (annotation.medium !== medium) return;
    yield annotation;
  }
}

/** A record as the JSON that a diff carries: records hold nothing but JSON, their schemas see to that. */
export function recordJson(record: AnyRecord): JsonObject {
  return record as JsonObject;
}
