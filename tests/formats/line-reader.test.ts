import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LogDocument } from "#annotations/document/document.ts";
import { LineReader } from "#annotations/formats/scenelog/line-reader.ts";
import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import { longSample } from "../support/long-log.ts";
import { contents, documents } from "../unit/annotations/document/arbitraries.ts";

const SAMPLE = readFileSync("samples/itaewon-class/itaewon-class.scenelog.json", "utf8");

/** Reads a text from pieces that end at the given places. */
function readInPieces(text: string, cuts: readonly number[]): LogDocument | undefined {
  const reader = new LineReader();
  const ends = [...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
  let from = 0;
  for (const end of ends) {
    reader.push(text.slice(from, end));
    while (reader.advance());
    from = end;
  }
  return reader.finish();
}

function parsed(text: string): LogDocument {
  const result = parseLog(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.document;
}

const cuts = fc.array(fc.nat(), { maxLength: 8 });

describe("a log read from pieces of its text", () => {
  test("is the document that the whole text is parsed into, wherever the pieces end", () => {
    fc.assert(
      fc.property(documents, fc.array(fc.string(), { maxLength: 2 }), cuts, (document, history, places) => {
        const text = serialiseLog(document, { history });
        const read = readInPieces(text, places);
        expect(parseLog(text).ok).toBe(true);
        if (!text.includes("__proto__")) expect(read).toBeDefined();
        if (read) expect(contents(read)).toStrictEqual(contents(parsed(text)));
        if (read) expect(serialiseLog(read, { history })).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test("keeps the decimals of other programs, unknown keys, and lists that it does not know", () => {
    const text = SAMPLE.replace('"start": 1.3013,', '"start": 1.301300012, "x": {"start": 1},')
      .replace('"end": ', '"end": 8.000000012, "was": ')
      .replace('  "removed": [', '  "chapters": [\n    {"a": 1},\n    {"a": 2}\n  ],\n  "removed": [');
    const read = readInPieces(text, [1000, 5000]);
    expect(text).not.toBe(SAMPLE);
    expect(read && contents(read)).toStrictEqual(contents(parsed(text)));
  });

  test("of the sample is the sample, byte by byte", () => {
    const read = readInPieces(SAMPLE, [1, 2, 3000, 3001, 9000]);
    expect(read && contents(read)).toStrictEqual(contents(parsed(SAMPLE)));
  });

  test("never differs from what parsing the whole gives, however the text was damaged or changed", () => {
    const mutated = fc
      .tuple(
        fc.nat(SAMPLE.length),
        fc.nat(20),
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 5 }),
          fc.constantFrom("\n", "\n  ]", "\n  ],\n", ",", "{}", '"tags": [],', "}\n"),
        ),
      )
      .map(([at, length, put]) => SAMPLE.slice(0, at) + put + SAMPLE.slice(at + length));
    fc.assert(
      fc.property(mutated, cuts, (text, places) => {
        const read = readInPieces(text, places);
        const whole = parseLog(text);
        if (read && whole.ok) expect(contents(read)).toStrictEqual(contents(whole.value.document));
        expect(read === undefined || read.log.id.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  const foreign: readonly (readonly [string, string])[] = [
    ["indented by another program", JSON.stringify(JSON.parse(SAMPLE), null, 4)],
    ["on one line", JSON.stringify(JSON.parse(SAMPLE))],
    ["of an older version", SAMPLE.replace('"version": 1', '"version": 0')],
    ["of a newer version", SAMPLE.replace('"version": 1', '"version": 2')],
    ["without its end", SAMPLE.slice(0, -2)],
    ["with more after its end", `${SAMPLE}{}`],
    ["with a key __proto__", SAMPLE.replace('"title"', '"__proto__"')],
    ["with a key __proto__ that hides", SAMPLE.replace('"title"', '"\\u005f_proto__"')],
    ["with a key twice", SAMPLE.replace('  "title"', '  "format": "scenelog",\n  "title"')],
    ["with a byte order mark", `\ufeff${SAMPLE}`],
  ];
  test.each(foreign)("is given up where the text is %s", (_how, text) => {
    expect(text).not.toBe(SAMPLE);
    expect(readInPieces(text, [4000])).toBeUndefined();
  });

  test("is given up where annotations are out of order, or one id is there twice", () => {
    const lines = SAMPLE.split("\n");
    const first = lines.findIndex((line) => line.includes('"annotations": [')) + 1;
    const swapped = lines.with(first, lines[first + 1] ?? "").with(first + 1, lines[first] ?? "");
    const doubled = lines.toSpliced(first, 0, lines[first] ?? "");
    expect(readInPieces(swapped.join("\n"), [])).toBeUndefined();
    expect(readInPieces(doubled.join("\n"), [])).toBeUndefined();
  });
});

test("the head of a long log is a log of its own, with its tags and people and the first annotations", () => {
  const document = parsed(SAMPLE);
  const text = longSample(300);
  const reader = new LineReader();
  const heads: string[] = [];
  for (let from = 0; from < text.length; from += 1000) {
    reader.push(text.slice(from, from + 1000));
    while (reader.advance()) heads.push(...[reader.takeHead() ?? []].flat());
  }
  expect(heads).toHaveLength(1);
  const head = parsed(heads[0] ?? "");
  expect(head.tables.tag.size).toBe(document.tables.tag.size);
  expect(head.tables.person.size).toBe(document.tables.person.size);
  expect(head.order.size).toBeGreaterThanOrEqual(40);
  expect(head.order.size).toBeLessThan(300);
  expect([...head.order.from(0)].map(({ id }) => id)).toEqual(
    Array.from({ length: head.order.size }, (_, index) => `i${String(index).padStart(6, "0")}`),
  );
  expect(reader.finish()?.order.size).toBe(300);
});
