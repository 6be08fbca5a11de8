import type { Log } from "../model/log.ts";
import type { RecordTypes } from "../model/records.ts";
import { recordKeyIn } from "./access.ts";
import type { Annotation } from "../model/annotation.ts";
import { type AnnotationOrder, compareAnnotations, OrderBuilder, orderOf } from "./annotation-order.ts";
import { indexesOf } from "./indexes.ts";
import type { LogDocument, TableKind } from "./document.ts";
import { MapBuilder, mapOf, type PersistentMap } from "./persistent-map.ts";

/** Records of every table, in lists; a kind left out has none. */
export type RecordLists = { readonly [Kind in TableKind]?: readonly RecordTypes[Kind][] };

/** A document with nothing in it but the log's own record. */
export function emptyDocument(log: Log): LogDocument {
  return buildDocument(log, {});
}

/** A document of many records at once. Where two have one id the later stands; `parseLog` refuses such files before. */
export function buildDocument(log: Log, records: RecordLists): LogDocument {
  const { annotation: list = [] } = records;
  const annotation = tableOf("annotation", list);
  // A file has them in their order already, which a map has not.
  const distinct = annotation.size === list.length ? list : [...annotation.values()];
  return documentOf(log, records, annotation, orderOf(distinct));
}

/** A document in the making, whose annotations come one after the other in the order of the film. */
export class DocumentBuilder {
  readonly #annotations = new MapBuilder<Annotation>();
  readonly #order = new OrderBuilder();
  #last: Annotation | undefined;

  /** Takes the next annotation; `false`, and the builder is of no use any more, where it is out of order or known. */
  add(annotation: Annotation): boolean {
    if (this.#last !== undefined && compareAnnotations(this.#last, annotation) >= 0) return false;
    this.#last = annotation;
    this.#order.add(annotation);
    return this.#annotations.set(annotation.id, annotation);
  }

  /** The document of these annotations and the other records. The builder must not be used any more. */
  finish(log: Log, others: Omit<RecordLists, "annotation">): LogDocument {
    return documentOf(log, others, this.#annotations.finish(), this.#order.finish());
  }
}

function documentOf(
  log: Log,
  records: Omit<RecordLists, "annotation">,
  annotation: PersistentMap<Annotation>,
  order: AnnotationOrder,
): LogDocument {
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
