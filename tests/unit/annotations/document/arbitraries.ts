import fc from "fast-check";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Change, Diff } from "#annotations/history/diff.ts";
import {
  addMember,
  dropMember,
  insertRecord,
  removeRecord,
  setValue,
} from "#annotations/history/make-change.ts";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { type Annotation, annotationSchema } from "#annotations/model/annotation.ts";
import type { Json } from "#annotations/json.ts";

/** A word of a few letters, Korean and awkward ones among them, never a lone half of a pair. */
const words = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.constantFrom("", "박서준", '"quoted"', "line\nbreak", "=1+1", "a,b", "😀"),
);

const json: fc.Arbitrary<Json> = fc.oneof(
  words,
  fc.integer(),
  // The app writes no negative zero: JSON.stringify makes 0 of it.
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }).map((number) => number + 0),
  fc.constant(null),
  fc.array(fc.boolean(), { maxLength: 3 }),
  fc.dictionary(
    words.filter((key) => key !== "__proto__"),
    fc.integer(),
    { maxKeys: 3 },
  ),
);

const TAGS = ["laugh", "kiss", "shake"];
const PEOPLE = ["kwon-nara", "park-seo-joon"];

const quote = fc.record(
  {
    id: fc.constantFrom("q1", "q2", "q3"),
    speaker: fc.constantFrom(...PEOPLE),
    text: words,
    translations: fc.array(fc.record({ lang: fc.constantFrom("en", "ko"), text: words }), {
      minLength: 1,
      maxLength: 2,
    }),
  },
  { requiredKeys: ["id"] },
);

/** An annotation with an id of its own, times in ticks, unknown keys now and then. */
export function annotations(id: fc.Arbitrary<string>): fc.Arbitrary<Annotation> {
  return fc
    .record(
      {
        id,
        medium: fc.constantFrom("clip-a", "clip-b"),
        start: fc.nat(7_056_000_000),
        length: fc.integer({ min: 1, max: 7_056_000_000 }),
        tags: fc.uniqueArray(fc.constantFrom(...TAGS), { minLength: 1 }),
        people: fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1 }),
        quotes: fc.uniqueArray(quote, { selector: (item) => item.id, minLength: 1, maxLength: 3 }),
        note: words,
        rating: fc.integer({ min: 0, max: 5 }),
        mood: json,
      },
      { requiredKeys: ["id", "medium", "start"] },
    )
    .map(({ length, ...rest }) =>
      annotationSchema.parse(length === undefined ? rest : { ...rest, end: rest.start + length }),
    );
}

/** A document of two media, three tags, two people and some annotations `a0`, `a1` … */
export const documents: fc.Arbitrary<LogDocument> = fc
  .uniqueArray(annotations(fc.nat(30).map((number) => `a${number}`)), {
    selector: (annotation) => annotation.id,
    maxLength: 12,
  })
  .map((list) =>
    buildDocument(
      { id: "log", title: "Log" },
      {
        medium: [{ id: "clip-a" }, { id: "clip-b" }],
        tag: TAGS.map((id) => ({ id, labels: { en: id }, colour: "sky", kind: "segment" })),
        person: PEOPLE.map((id) => ({ id, names: [{ text: id, kind: "preferred" }] })),
        annotation: list,
      },
    ),
  );

/** What somebody might do next: an index to choose a record by, and what to do with it. */
export type Deed = {
  readonly pick: number;
  readonly what: number;
  readonly text: string;
  readonly json: Json;
};

/** Deeds that {@link changesOf} turns into changes that fit a document. */
export const deeds: fc.Arbitrary<Deed> = fc.record({ pick: fc.nat(), what: fc.nat(8), text: words, json });

/** The changes of a deed, made to fit the document as it is now; none where there is nothing to do it to. */
export function changesOf(document: LogDocument, deed: Deed): Change[] {
  const annotation = document.order.at(deed.pick % Math.max(1, document.order.size));
  if (deed.what === 0 || annotation === undefined) {
    const id = `n${deed.pick % 1000}`;
    if (document.tables.annotation.has(id)) return [];
    return [
      insertRecord("annotation", annotationSchema.parse({ id, medium: "clip-a", start: deed.pick % 9999 })),
    ];
  }
  const tag = TAGS[deed.pick % TAGS.length] ?? "";
  switch (deed.what) {
    case 1:
      return [removeRecord("annotation", annotation)];
    case 2:
      return setValue("annotation", annotation, ["note"], deed.text);
    case 3:
      return addMember("annotation", annotation, ["tags"], tag, deed.pick % 3);
    case 4:
      return dropMember("annotation", annotation, ["tags"], tag);
    case 5:
      return addMember("annotation", annotation, ["quotes"], { id: `q${deed.pick % 5}`, text: deed.text });
    case 6:
      return (annotation.quotes ?? []).flatMap((item) =>
        setValue("annotation", annotation, ["quotes", item.id, "text"], deed.text),
      );
    case 7:
      return setValue("annotation", annotation, ["mood"], deed.json);
    default:
      return annotation.end === undefined
        ? setValue("annotation", annotation, ["note"], undefined)
        : setValue("annotation", annotation, ["end"], annotation.end + 1 + (deed.pick % 1000));
  }
}

/** Does deeds one after the other; the diffs that they were and the document that they led to. */
export function doAll(start: LogDocument, list: readonly Deed[]): { document: LogDocument; diffs: Diff[] } {
  let document = start;
  const diffs: Diff[] = [];
  for (const deed of list) {
    const diff = changesOf(document, deed);
    document = applied(document, diff);
    diffs.push(diff);
  }
  return { document, diffs };
}

/** The document after a diff that must fit. */
export function applied(document: LogDocument, diff: Diff): LogDocument {
  const result = applyDiff(document, diff);
  if (!result.ok) throw new Error(`${result.error.code} at ${JSON.stringify(result.error.change)}`);
  return result.value;
}

/** Everything that a document holds, as plain values that can be compared, in no order but the annotations'. */
export function contents(document: LogDocument): unknown {
  const { log, tables, order } = document;
  const lists = Object.entries(tables).map(([kind, table]) => [
    kind,
    Object.fromEntries([...table.entries()]),
  ]);
  return { log, tables: Object.fromEntries(lists), order: [...order.from(0)] };
}
