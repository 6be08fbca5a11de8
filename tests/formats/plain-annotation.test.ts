import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isPlainAnnotation } from "#annotations/formats/scenelog/plain-annotation.ts";
import { withoutEmptySets } from "#annotations/document/member.ts";
import { keepDecimals } from "#annotations/formats/scenelog/as-read.ts";
import { LAYOUTS } from "#annotations/formats/scenelog/layout.ts";
import { readAnnotationUnchecked } from "#annotations/formats/scenelog/read-records.ts";
import type { JsonObject } from "#annotations/json.ts";
import { annotationFileSchema } from "#annotations/model/annotation.ts";

const SAMPLE: { annotations: object[] } = JSON.parse(
  readFileSync("samples/itaewon-class/itaewon-class.scenelog.json", "utf8"),
);

/** Values that some key of an annotation takes, and some that none does. */
const values = fc.oneof(
  fc.constantFrom<unknown>(
    0,
    -1,
    3,
    5,
    6,
    2.5,
    3_600_000,
    3_600_001,
    true,
    false,
    null,
    "",
    "a",
    "laugh",
    "A b",
    "heard",
  ),
  fc.constantFrom<unknown>("draft", "Draft", "en", "en-GB", "english language", "x".repeat(201), "박서준"),
  fc.constantFrom<unknown>(
    "2026-02-28T23:59:59Z",
    "2026-02-30T00:00:00Z",
    "2026-01-31T10:00:00.123Z",
    "2026-01-01T24:00:00Z",
  ),
  fc.constantFrom<unknown>(
    [],
    ["laugh"],
    ["laugh", 1],
    ["not a slug!"],
    {},
    [{}],
    [{ id: "q" }],
    [{ id: "" }],
  ),
  fc.constantFrom<unknown>(
    [{ id: "q", lang: "x y" }],
    [{ id: "q", translations: [{ lang: "en" }] }],
    [{ id: "q", translations: [{ lang: "en", text: "t", by: 1 }] }],
    [{ id: "q", translations: [{ lang: "en", text: "t", mood: 1 }], start: -1 }],
    [{ id: "q", checked: { by: "x", at: "2026-01-01T00:00:00Z" } }],
    [{ id: "q", source: "seen" }],
  ),
  fc.jsonValue(),
);

const KEYS = [
  ...["id", "medium", "start", "end", "open", "live", "tags", "people", "quotes", "note", "rating", "status"],
  ...[
    "internal",
    "passages",
    "created",
    "modified",
    "author",
    "mood",
    "constructor",
    "hasOwnProperty",
    "__proto__",
  ],
];

test("what counts as plain is what the schema accepts, whatever stands under whatever key", () => {
  let plain = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...SAMPLE.annotations),
      fc.array(fc.tuple(fc.constantFrom(...KEYS), values), { maxLength: 3 }),
      fc.array(fc.constantFrom(...KEYS), { maxLength: 1 }),
      (annotation, put, gone) => {
        const entries = new Map([...Object.entries(annotation), ...put]);
        for (const key of gone) entries.delete(key);
        const item = Object.fromEntries(entries);
        if (!isPlainAnnotation(item)) return;
        plain++;
        const copy = structuredClone(item);
        const checked = annotationFileSchema.safeParse(withoutEmptySets(copy));
        expect(checked.error).toBeUndefined();
        const record = keepDecimals((checked.data ?? {}) as JsonObject, copy, LAYOUTS.annotation);
        expect(readAnnotationUnchecked(item)).toEqual(record);
      },
    ),
    { numRuns: 5000 },
  );
  expect(plain).toBeGreaterThan(100);
});

test("the annotations of the sample are plain, but for those that are linked to the article", () => {
  for (const annotation of SAMPLE.annotations) {
    expect(isPlainAnnotation(annotation as never)).toBe(!("passages" in annotation));
  }
});
