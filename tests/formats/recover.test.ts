import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recoverLog } from "#annotations/formats/scenelog/recover-log.ts";
import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import { contents, documents } from "../unit/annotations/document/arbitraries.ts";

const recovered = (text: string) => {
  const result = recoverLog(text, () => "new-log");
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

const HEAD = `{
  "format": "scenelog",
  "version": 1,
  "id": "log",
  "media": [
    {"id": "clip", "path": "clip.mp4"}
  ],
`;
const annotations = (...lines: string[]) =>
  `${HEAD}  "annotations": [\n    ${lines.join("\n    ")}\n  ]\n}\n`;
const ONE = '{"id": "one", "medium": "clip", "start": 1, "note": "first"},';
const TWO = '{"id": "two", "medium": "clip", "start": 2, "tags": ["laugh"], "note": "second"},';
const THREE = '{"id": "three", "medium": "clip", "start": 3}';

const idsOf = (text: string) => [...recovered(text).document.order.from(0)].map(({ id }) => id);
const codesOf = (text: string) =>
  recovered(text).losses.map(({ code, parameters }) => [code, parameters["line"], parameters["id"]]);

test("a sound file is read whole and nothing is said to be lost", () => {
  fc.assert(
    fc.property(documents, (document) => {
      const text = serialiseLog(document, { history: ["abc"] });
      const result = recovered(text);
      expect(contents(result.document)).toEqual(contents(document));
      expect([result.losses, result.history]).toEqual([[], ["abc"]]);
      // Laid out by another program it is read as well.
      expect(contents(recovered(JSON.stringify(JSON.parse(text), null, 4)).document)).toEqual(
        contents(document),
      );
      expect(contents(recovered(JSON.stringify(JSON.parse(text))).document)).toEqual(contents(document));
    }),
  );
});

test("a file that ends anywhere keeps every record that stands whole before its end, and what is written opens", () => {
  fc.assert(
    fc.property(documents, fc.double({ min: 0, max: 1, noNaN: true }), (document, part) => {
      const text = serialiseLog(document);
      const cut = text.slice(0, Math.floor(text.length * part));
      const result = recoverLog(cut, () => "new-log");
      if (!result.ok) {
        expect(cut).not.toContain('"scenelog",');
        return;
      }
      const whole = [...document.order.from(0)].filter((annotation) => {
        const begin = text.indexOf(`{"id": ${JSON.stringify(annotation.id)}, "medium"`);
        const line = text.slice(begin, text.indexOf("\n", begin));
        return begin + line.replace(/,$/, "").length <= cut.length;
      });
      const { annotation } = result.value.document.tables;
      for (const record of whole) expect(annotation.get(record.id)).toEqual(record);
      expect(parseLog(serialiseLog(result.value.document)).ok).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("one spoilt line loses no other line, whatever it is spoilt with", () => {
  const spoilers = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      "\0".repeat(40),
      '{"id": "x',
      "}}}",
      '"',
      "[[[",
      ']"',
      '{"id": "y", "medium": "clip", "start": "',
    ),
  );
  fc.assert(
    fc.property(documents, fc.nat(), spoilers, (document, pick, spoiler) => {
      const lines = serialiseLog(document).split("\n");
      const places = lines.flatMap((line, index) => (/^ {4}\{"id": "[an]\d+"/.test(line) ? [index] : []));
      const place = places[pick % Math.max(1, places.length)];
      if (place === undefined) return;
      const spoilt = lines.with(place, spoiler.replace(/\n/g, " ")).join("\n");
      const { annotation } = recovered(spoilt).document.tables;
      expect(annotation.size).toBeGreaterThanOrEqual(document.order.size - 1);
      const gone = /"id": "([^"]+)"/.exec(lines[place] ?? "")?.[1];
      for (const record of document.order.from(0)) {
        if (record.id !== gone) expect(annotation.get(record.id)).toEqual(record);
      }
    }),
    { numRuns: 300 },
  );
});

test("any text is read to its end without an exception", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'{}[]":,\\ \n0a', '"id":', '"annotations":['), maxLength: 200 }),
      (text) => {
        expect(recoverLog(text, () => "x")).toHaveProperty("ok");
      },
    ),
    { numRuns: 1000 },
  );
});

describe("what is lost is said, with its place", () => {
  test("a record cut short keeps what stands before the damage", () => {
    const text = annotations(ONE, '{"id": "two", "medium": "clip", "start": 2, "note": "seco', THREE);
    expect(idsOf(text)).toEqual(["one", "two", "three"]);
    expect(recovered(text).document.tables.annotation.get("two")).toEqual({
      id: "two",
      medium: "clip",
      start: 1_411_200_000,
    });
    expect(codesOf(text)).toEqual([["cut-record", 10, undefined]]);
  });

  test("a record that lacks what it needs is given up, one with a bad field loses the field", () => {
    const text = annotations(
      ONE,
      '{"id": "two", "medium": "clip"},',
      '{"id": "three", "medium": "clip", "start": 3, "rating": "five"}',
    );
    expect(idsOf(text)).toEqual(["one", "three"]);
    expect(codesOf(text)).toEqual([
      ["lost-record", 10, "two"],
      ["lost-field", 11, "three"],
    ]);
  });

  test("of two records with one id both are kept; the same one twice is kept once", () => {
    const text = annotations(ONE, ONE, '{"id": "one", "medium": "clip", "start": 9}');
    expect(idsOf(text)).toEqual(["one", "one-2"]);
    expect(codesOf(text)).toEqual([
      ["repeated-record", 10, "one"],
      ["repeated-id", 11, "one"],
    ]);
  });

  test("of a key that comes twice in a record the later value counts", () => {
    const text = annotations('{"id": "one", "medium": "clip", "start": 1, "note": "a", "note": "b"}');
    expect(recovered(text).document.tables.annotation.get("one")?.note).toBe("b");
    expect(codesOf(text)).toEqual([["repeated-key", 9, undefined]]);
  });

  test("tags and media that annotations name and that are lost are made anew", () => {
    const text = annotations(TWO).replace('{"id": "clip", "path": "clip.mp4"}', '{"id": "clip", "pa#');
    const { document, losses, saved } = recovered(text);
    expect(document.tables.medium.get("clip")).toEqual({ id: "clip" });
    expect(document.tables.tag.get("laugh")?.labels).toEqual({ en: "laugh" });
    expect([saved.annotation, saved.medium, saved.tag]).toEqual([1, 1, 0]);
    expect(losses.map(({ code }) => code)).toEqual(["cut-record", "made-reference"]);
  });

  test("a file whose head is gone still gives its annotations, under a new id", () => {
    const text = annotations(ONE, TWO, THREE).slice(100);
    const { document, losses } = recovered(text);
    expect(document.log.id).toBe("new-log");
    expect(document.order.size).toBeGreaterThanOrEqual(2);
    expect(losses.map(({ code }) => code)).toContain("new-log-id");
  });

  test("damage in a file on one line loses the record that it is in", () => {
    const text = JSON.stringify(JSON.parse(annotations(ONE, TWO, THREE))).replace('"second"', '"sec');
    expect(idsOf(text)).toEqual(["one", "two", "three"]);
    expect(recovered(text).losses.map(({ code }) => code)).toEqual(["cut-record", "made-reference"]);
  });

  test("an older format is brought up to date record by record", () => {
    const text = annotations(
      '{"id": "one", "medium": "clip", "in": 1, "out": 2},',
      '{"id": "two", "med',
    ).replace('"version": 1', '"version": 0');
    expect(recovered(text).document.tables.annotation.get("one")).toMatchObject({ end: 1_411_200_000 });
  });

  test("what is no log at all is refused", () => {
    for (const text of ["", "\0\0\0", "<html></html>", "[1, 2, 3]", '{"a": 1}'])
      expect(recoverLog(text, () => "x")).toEqual({ ok: false, error: { code: "nothing-to-recover" } });
  });
});
