import type { Log } from "../model/log.ts";
import type { RecordTypes } from "../model/records.ts";
import { orderOf } from "./annotation-order.ts";
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
  const annotation = tableOf(records.annotation);
  return {
    log,
    tables: {
      article: tableOf(records.article),
      medium: tableOf(records.medium),
      person: tableOf(records.person),
      tag: tableOf(records.tag),
      annotation,
      tombstone: tableOf(records.tombstone),
      conflict: tableOf(records.conflict),
    },
    order: orderOf([...annotation.values()]),
  };
}

function tableOf<Item extends { readonly id: string }>(items: readonly Item[] = []): PersistentMap<Item> {
  return mapOf(items.map((item) => [item.id, item] as const));
}
