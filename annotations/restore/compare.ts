import { recordJson, recordKeyIn, recordsById, tableOf } from "../document/access.ts";
import { compareAnnotations } from "../document/annotation-order.ts";
import type { LogDocument, TableKind } from "../document/document.ts";
import { Making, STRETCH } from "../document/making.ts";
import { equalJson, type JsonObject } from "../json.ts";
import type { Annotation } from "../model/annotation.ts";
import { AS_READ } from "../model/as-read.ts";
import type { AnyRecord } from "../model/records.ts";

/**
 * How a record of an earlier state stands to now. `gone`: it was there and is not any more. `come`: it was not there and
 * is now. `changed`: both have it, with other content.
 */
export type Mark = "gone" | "come" | "changed" | "same";

/** How many records of a kind differ, by the way in which they do. */
export type MarkCounts = { readonly gone: number; readonly come: number; readonly changed: number };

/** The kinds that are compared; notes of removals and of conflicts say nothing that people compare by. */
export const COMPARED_KINDS = [
  "annotation",
  "person",
  "tag",
  "medium",
  "article",
] as const satisfies readonly TableKind[];

/** One of {@link COMPARED_KINDS}. */
export type ComparedKind = (typeof COMPARED_KINDS)[number];

/** A record that differs; of `fields` there are some only where it was changed. */
export type Difference = {
  readonly kind: ComparedKind | "log";
  readonly id: string;
  readonly mark: Exclude<Mark, "same">;
  readonly fields: readonly string[];
};

/** What differs between an earlier state of a log and its present one. */
export type Comparison = {
  readonly counts: { readonly [Kind in ComparedKind]: MarkCounts };
  /** Records other than annotations, in the order of {@link COMPARED_KINDS} and of their ids, the log itself last. */
  readonly others: readonly Difference[];
  /** Annotations of either state in the order of the film, with how each stands to now. */
  readonly annotations: readonly MarkedAnnotation[];
};

/** An annotation of one state or of both: `earlier` is absent where it has come since, `now` where it is gone. */
export type MarkedAnnotation = {
  readonly mark: Mark;
  readonly earlier?: Annotation;
  readonly now?: Annotation;
};

/** Compares an earlier state of a log with the present one. Linear in the records of both. */
export function compareStates(then: LogDocument, now: LogDocument): Comparison {
  return new Making(compareInStretches(then, now)).get();
}

/** The same; it yields about every millisecond, and returns the comparison. */
export function* compareInStretches(then: LogDocument, now: LogDocument): Generator<undefined, Comparison> {
  const annotations = yield* markAnnotations(then, now);
  const others = COMPARED_KINDS.filter((kind) => kind !== "annotation").flatMap((kind) =>
    compareTables(kind, then, now),
  );
  const count = (kind: ComparedKind): MarkCounts => {
    const marks = (kind === "annotation" ? annotations : others.filter((one) => one.kind === kind)).map(
      ({ mark }) => mark,
    );
    const of = (mark: Mark) => marks.filter((one) => one === mark).length;
    return { gone: of("gone"), come: of("come"), changed: of("changed") };
  };
  const logFields = changedFields(recordJson(then.log), recordJson(now.log));
  return {
    counts: {
      annotation: count("annotation"),
      person: count("person"),
      tag: count("tag"),
      medium: count("medium"),
      article: count("article"),
    },
    others:
      logFields.length === 0
        ? others
        : [...others, { kind: "log", id: now.log.id, mark: "changed", fields: logFields }],
    annotations,
  };
}

/** How many records differ between two states, the log itself counted as one. */
export function countDifferences(then: LogDocument, now: LogDocument): number {
  const { annotations, others } = compareStates(then, now);
  return others.length + annotations.filter(({ mark }) => mark !== "same").length;
}

/** The fields in which two versions of a record differ, the decimals of another program left out. */
export function changedFields(a: JsonObject, b: JsonObject): string[] {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].filter((key) => key !== AS_READ && key !== "id" && !equalJson(a[key], b[key])).sort();
}

/** Whether two versions of a record say the same. */
export function isSameRecord(a: AnyRecord, b: AnyRecord): boolean {
  const [left, right] = [recordJson(a), recordJson(b)];
  return equalJson(left, right) || changedFields(left, right).length === 0;
}

function compareTables(
  kind: Exclude<ComparedKind, "annotation">,
  then: LogDocument,
  now: LogDocument,
): Difference[] {
  const [old, present] = [tableOf(then, kind), tableOf(now, kind)];
  const gone = recordsById(then, kind).flatMap((record): Difference[] => {
    const other = present.get(recordKeyIn(kind, record));
    if (other === undefined) return [{ kind, id: record.id, mark: "gone", fields: [] }];
    if (isSameRecord(record, other)) return [];
    const fields = changedFields(recordJson(record), recordJson(other));
    return [{ kind, id: record.id, mark: "changed", fields }];
  });
  const come = recordsById(now, kind).flatMap((record): Difference[] =>
    old.has(record.id) ? [] : [{ kind, id: record.id, mark: "come", fields: [] }],
  );
  return [...gone, ...come];
}

/** Both states walked through together in the order of the film. */
function* markAnnotations(then: LogDocument, now: LogDocument): Generator<undefined, MarkedAnnotation[]> {
  const present = now.tables.annotation;
  const come: Annotation[] = [];
  let looked = 0;
  for (const annotation of now.order.from(0)) {
    if (!then.tables.annotation.has(annotation.id)) come.push(annotation);
    if (++looked % STRETCH === 0) yield;
  }
  const marked: MarkedAnnotation[] = [];
  let next = 0;
  for (const annotation of then.order.from(0)) {
    if (++looked % STRETCH === 0) yield;
    for (
      let new_ = come[next];
      new_ !== undefined && compareAnnotations(new_, annotation) < 0;
      new_ = come[++next]
    )
      marked.push({ mark: "come", now: new_ });
    const other = present.get(annotation.id);
    if (other === undefined) marked.push({ mark: "gone", earlier: annotation });
    else
      marked.push({
        mark: isSameRecord(annotation, other) ? "same" : "changed",
        earlier: annotation,
        now: other,
      });
  }
  for (const annotation of come.slice(next)) marked.push({ mark: "come", now: annotation });
  return marked;
}
