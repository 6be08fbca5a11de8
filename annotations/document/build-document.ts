import type { Log } from "../model/log.ts";
import type { RecordTypes } from "../model/records.ts";
import { recordKeyIn } from "./access.ts";
import { orderOf } from "./annotation-order.ts";
import { indexesOf } from "./indexes.ts";
import type { LogDocument, TableKind } from "./document.ts";
import { mapOf, type PersistentMap } from "./persistent-map.ts";

/** Records of every table, in lists; a kind left out has none. */
export type RecordLists = { readonly [Kind in TableKind]?: readonly RecordTypes[Kind][] };

/** A document with nothing in it but the log's own record. */
export function emptyDocument(log: Log): LogDocument {
  return buildDocument(log, {});
}

/** A document of many records at once. Where two have one id the later stands; `parseLog` refuses such files before. */
export function buildDocument(log: Log, records: RecordLists): LogDocument {
  const annotation = tableOf("annotation", records.annotation);
  const order = orderOf([...annotation.values()]);
  return {
    log,
    tables: {
      article: tableOf("article", records.article),
      medium: tableOf("medium", records.medium),
      person: tableOf("person", records.person),
      tag: tableOf("tag", records.tag),
      annotation,
      tombstone: tableOf("tombstone", records.tombstone),
      conflict: tableOf("conflict", records.conflict),
    },
    order,
    indexes: indexesOf(order),
  };
}

function tableOf<Kind extends TableKind>(
  kind: Kind,
  items: readonly RecordTypes[Kind][] = [],
): PersistentMap<RecordTypes[Kind]> {
  return mapOf(items.map((item) => [recordKeyIn(kind, item), item] as const));
}
