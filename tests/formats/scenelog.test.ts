import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDocument } from "#annotations/document/invariants.ts";
import { fileJsonSchema } from "#annotations/formats/scenelog/json-schema.ts";
import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { serialiseChunks, serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import { invertDiff } from "#annotations/history/invert-diff.ts";
import { removeRecord } from "#annotations/history/make-change.ts";
import { applied, contents, documents } from "../unit/annotations/document/arbitraries.ts";

const GOLDEN = `{
  "$schema": "urn:scenelog:schema:1",
  "format": "scenelog",
  "version": 1,
  "id": "log-1",
  "title": "Making of",
  "languages": ["en", "ko"],
  "articles": [
    {"id": "story", "path": "story.md", "language": "en"}
  ],
  "media": [
    {"id": "clip", "path": "clip.mp4", "duration": 74.941533333, "rate": "30000/1001", "startTimecode": "01:00:00;00"}
  ],
  "people": [
    {"id": "park-seo-joon", "names": [{"text": "Park Seo Joon", "lang": "en", "kind": "preferred"}], "key": "q", "studio": {"floor": 3}}
  ],
  "tags": [
    {"id": "laugh", "labels": {"en": "laugh", "ko": "웃음"}, "colour": "amber", "kind": "window", "window": {"before": 3, "after": 1.5}}
  ],
  "annotations": [
    {"id": "b", "medium": "clip", "start": 0.033366667, "end": 2, "tags": ["laugh"], "quotes": [{"id": "q1", "text": "안녕", "start": 0.5, "mood": 1}], "note": "say \\"hi\\"", "camera": "A"},
    {"id": "a", "medium": "clip", "start": 5}
  ],
  "removed": [
  ],
  "conflicts": [
  ],
  "history": [
    "abc"
  ],
  "extensions": {"org.example": {"a": 1}},
  "shots": [
    {"id": 1},
    {"id": 2}
  ],
  "weather": "fine"
}
`;

const read = (text: string) => {
  const parsed = parseLog(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};

/** A log whose annotation, quote and tag have these times in seconds. */
const withTimes = (start: number, quoted: number, before: number): string =>
  JSON.stringify({
    format: "scenelog",
    version: 1,
    id: "log",
    media: [{ id: "m", duration: quoted, loggedUpTo: start }],
    tags: [{ id: "t", labels: { en: "t" }, colour: "sky", kind: "window", window: { before, after: start } }],
    annotations: [
      {
        id: "a",
        medium: "m",
        start,
        quotes: [
          { id: "q", start: quoted },
          { id: "r", end: before },
        ],
      },
    ],
  });

describe("saving", () => {
  test("an unchanged document gives the same bytes, what the app does not know included", () => {
    const { document, history, warnings } = read(GOLDEN);
    expect(serialiseLog(document, { history })).toBe(GOLDEN);
    expect([warnings, checkDocument(document)]).toEqual([[], []]);
    expect(document.tables.annotation.get("b")?.start).toBe(23_543_520);
    expect(document.tables.tag.get("laugh")?.window?.after).toBe(1.5 * 705_600_000);
  });

  test("a foreign layout once gives a text that does not change any more, with the same content", () => {
    const foreign = JSON.stringify(JSON.parse(GOLDEN));
    const { document, history } = read(`\ufeff${foreign}`);
    expect(serialiseLog(document, { history })).toBe(GOLDEN);
  });

  test("any document, loaded and saved again, gives the same bytes", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const once = serialiseLog(document);
        const { document: loaded } = read(once);
        expect(serialiseLog(loaded)).toBe(once);
        expect(contents(loaded)).toEqual(contents(document));
        expect([...serialiseChunks(document)].join("")).toBe(once);
      }),
    );
  });

  test("times with up to nine places, as other programs write them, stay as they were written", () => {
    const seconds = fc
      .tuple(fc.nat(3_599_998), fc.nat(999_999_999))
      .map(([whole, nanoseconds]) => Number(`${whole}.${String(nanoseconds).padStart(9, "0")}`));
    fc.assert(
      fc.property(seconds, seconds, seconds, (start, quoted, before) => {
        const text = withTimes(start, quoted, before);
        const { document } = read(text);
        const saved = serialiseLog(document);
        expect(JSON.parse(saved)).toMatchObject(JSON.parse(text));
        expect(serialiseLog(read(saved).document)).toBe(saved);
      }),
      { numRuns: 500 },
    );
  });

  // 11 and 12 nanoseconds are 7.76 and 8.47 ticks, which is tick 8 twice; by itself tick 8 is written as 0.000000011.
  test("of two decimals that mean one tick each is written again, until the time is edited", () => {
    const log = read(withTimes(0.000000012, 1, 1)).document;
    expect(log.tables.annotation.get("a")?.start).toBe(8);
    expect(serialiseLog(log)).toContain('"start": 0.000000012');
    expect(serialiseLog(read(withTimes(0.000000011, 1, 1)).document)).toContain('"start": 0.000000011');
    const inA = { op: "set", kind: "annotation", id: "a", path: ["start"] } as const;
    const edited = applied(log, [{ ...inA, before: 8, after: 80 }]);
    expect(serialiseLog(edited)).toContain('"start": 0.000000113');
    const undone = applied(edited, [{ ...inA, before: 80, after: 8 }]);
    expect(serialiseLog(undone)).toBe(serialiseLog(log));
    // Removing and bringing back goes through the diff, which carries it along.
    const record = log.tables.annotation.get("a");
    const diff = record === undefined ? [] : [removeRecord("annotation", record)];
    expect(serialiseLog(applied(applied(log, diff), invertDiff(diff)))).toBe(serialiseLog(log));
  });

  const sample = "samples/itaewon-class/itaewon-class.scenelog.json";
  test("the sample opens without a flaw, and saving it changes not a byte", () => {
    const text = readFileSync(sample, "utf8");
    const { document, history, warnings } = read(text);
    expect(serialiseLog(document, { history })).toBe(text);
    expect([warnings, checkDocument(document)]).toEqual([[], []]);
  });
});

describe("a file that is no log is refused with the place, what was found and what was expected", () => {
  const log = (body: string) => `{"format": "scenelog", "version": 1, "id": "x",\n ${body}}`;
  const cases: readonly (readonly [string, object])[] = [
    ["", { code: "not-json", line: 1, column: 1, found: "", expected: "value" }],
    ["\u0000\u0000", { code: "not-json", line: 1, column: 1, found: "U+0000U+0000", expected: "value" }],
    ["<html>", { code: "not-json", line: 1, column: 1, found: "<html>" }],
    ["\ufeff\ufeff{}", { code: "not-json", found: "U+FEFF{}" }],
    ["[1, 2]", { code: "not-a-scenelog", path: "$", found: "[…]", expected: "object" }],
    ['{"a": 1}', { code: "not-a-scenelog", path: "$.format", found: "nothing" }],
    ['{"format": "otio"}', { code: "not-a-scenelog", line: 1, column: 12, found: '"otio"' }],
    ['{"format": "scenelog"}', { code: "bad-version", path: "$.version", found: "nothing" }],
    ['{"format": "scenelog", "version": "1"}', { code: "bad-version", found: '"1"', expected: "integer" }],
    ['{"format": "scenelog", "version": 1}', { code: "wrong-value", path: "$.id", expected: "string" }],
    [log('"title": "a" "b": 1'), { code: "not-json", line: 2, column: 15, expected: "comma-or-brace" }],
    [log('"title": "a",'), { code: "not-json", line: 2, column: 15, found: "}", expected: "key" }],
    [log('"title": "a'), { code: "not-json", expected: "end-of-string", found: "" }],
    [log('"title": "a\tb"'), { code: "not-json", line: 2, column: 13, found: 'U+0009b"}' }],
    [log('"title": "\\x"'), { code: "not-json", line: 2, column: 12, expected: "escape" }],
    [log('"title": "\\ud800"'), { code: "not-json", line: 2, column: 12, expected: "surrogate-pair" }],
    [log('"title": 01'), { code: "not-json", line: 2, column: 11, expected: "number" }],
    [log('"title": NaN'), { code: "not-json", found: "NaN}", expected: "value" }],
    [log('"x": 9007199254740993'), { code: "unsafe-integer", path: "$.x", line: 2, column: 7 }],
    [log('"x": 1e20'), { code: "unsafe-integer", path: "$.x" }],
    [log('"x": 1e999'), { code: "not-json", expected: "number" }],
    [log('"x": 1,\n "\\u0078": 2'), { code: "duplicate-key", path: "$.x", line: 3, column: 2 }],
    [log(`"x": ${"[".repeat(100)}`), { code: "too-deep", expected: "at-most:100" }],
    [log('"tags": {}'), { code: "wrong-value", path: "$.tags", found: "{…}", expected: "array" }],
    [
      log(
        '"annotations": [\n  {"id": "a", "medium": "m", "start": 1},\n  {"id": "b", "medium": "m", "start": "2"}]',
      ),
      {
        code: "wrong-value",
        path: "$.annotations[1].start",
        line: 4,
        column: 39,
        found: '"2"',
        expected: "number",
      },
    ],
    [
      log('"annotations": [{"id": "a", "medium": "m", "start": 1}, {"id": "a", "medium": "m", "start": 2}]'),
      { code: "duplicate-id", path: "$.annotations[1].id", line: 2, column: 65, found: '"a"' },
    ],
    [
      log('"annotations": [{"id": "a", "medium": "m"}]'),
      { code: "wrong-value", path: "$.annotations[0].start", line: 2, column: 18, found: "nothing" },
    ],
    [
      log('"tags": [{"id": "t", "labels": {"en": "x"}, "colour": "pink", "kind": "segment"}]'),
      {
        path: "$.tags[0].colour",
        found: '"pink"',
        expected: "one-of:rose,orange,amber,lime,green,teal,sky,blue,violet,slate",
      },
    ],
    [log('"media": [{"id": "m", "rate": "0"}]'), { path: "$.media[0].rate", expected: "rate" }],
    [log('"removed": [{"id": "m", "time": "now"}]'), { path: "$.removed[0].time", expected: "timestamp" }],
    [log('"history": ["a", 1]'), { path: "$.history[1]", found: "1", expected: "string" }],
  ];
  test.each(cases)("%j", (text, expected) => {
    const parsed = parseLog(text);
    expect(parsed.ok ? "read" : parsed.error).toMatchObject(expected);
  });
});

test("a newer version is refused by its number, and carries what could be read of it", () => {
  const parsed = parseLog(GOLDEN.replace('"version": 1', '"version": 7'));
  expect(parsed).toMatchObject({ ok: false, error: { code: "newer-version", found: "7", line: 4 } });
  expect(!parsed.ok && parsed.error.document?.tables.annotation.size).toBe(2);
  const unreadable = parseLog('{"format": "scenelog", "version": 7, "id": 5}');
  expect(!unreadable.ok && unreadable.error.document).toBeUndefined();
});

test("a key __proto__ harms nothing, and that it is not kept is said", () => {
  const text = '{"format": "scenelog", "version": 1, "id": "x", "__proto__": {"polluted": true}}';
  const { document, warnings } = read(text);
  expect(warnings).toEqual([{ code: "proto-key", parameters: {} }]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect((document.log as { polluted?: boolean }).polluted).toBeUndefined();
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test("no text at all makes the reader throw: it reads or says why not", () => {
  const mutated = fc
    .tuple(fc.nat(GOLDEN.length), fc.nat(20), fc.string({ unit: "binary", maxLength: 5 }))
    .map(([at, length, put]) => GOLDEN.slice(0, at) + put + GOLDEN.slice(at + length));
  fc.assert(
    fc.property(mutated, (text) => {
      const parsed = parseLog(text);
      // What the engine's own parser refuses must be refused, and a refusal has a place.
      expect(parsed.ok ? isJson(text.replace(/^\ufeff/, "")) : parsed.error.line > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("the JSON Schema is of 2020-12, knows every list, and asks for seconds", () => {
  const schema = fileJsonSchema();
  expect(schema).toMatchObject({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:scenelog:schema:1",
    required: expect.arrayContaining(["format", "version", "id"]),
    properties: {
      version: { const: 1 },
      annotations: { items: { properties: { start: { type: "number", minimum: 0 } } } },
    },
  });
  expect(Object.keys(schema["properties"] as object)).toEqual(
    expect.arrayContaining(["articles", "media", "people", "tags", "annotations", "removed", "conflicts"]),
  );
});
