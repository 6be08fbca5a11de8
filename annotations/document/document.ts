import type { Log } from "../model/log.ts";
import type { RecordKind, RecordTypes } from "../model/records.ts";
import type { AnnotationOrder } from "./annotation-order.ts";
import type { Indexes } from "./indexes.ts";
import type { PersistentMap } from "./persistent-map.ts";

/** The record kinds that come in tables: all but the log itself. */
export type TableKind = Exclude<RecordKind, "log">;

/** One persistent map for every kind of record, by id. */
export type Tables = { readonly [Kind in TableKind]: PersistentMap<RecordTypes[Kind]> };

/**
 * A log in memory: the log's own record, its tables, and the indexes kept from them. It is never changed in place;
 * `applyDiff` yields the next one. Top-level keys of the file that the app does not know are keys of `log`, kept as read.
 */
export type LogDocument = {
  readonly log: Log;
  readonly tables: Tables;
  /** Annotations sorted by medium, start and id; what lies at a time is found in it as well. */
  readonly order: AnnotationOrder;
  /** Other orders and groups of the annotations, made when they are first asked for and kept from then on. */
  readonly indexes: Indexes;
};
