import Papa from "papaparse";
import { expect, test } from "vitest";
import { buildDocument } from "#annotations/document/build-document.ts";
import { writeCsv } from "#annotations/formats/csv/write-csv.ts";
import { FORMATS, formatById, sniffFormat } from "#annotations/formats/registry.ts";
import { serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import { annotationSchema } from "#annotations/model/annotation.ts";
import { mediumSchema } from "#annotations/model/medium.ts";
import { measuredFrames } from "#annotations/time/frame-table.ts";

const FRAME = 23_543_520;
const document = buildDocument(
  { id: "log" },
  {
    medium: [
      mediumSchema.parse({
        id: "clip",
        rate: "30000/1001",
        startTimecode: "01:00:00;00",
        duration: 2000 * FRAME,
      }),
    ],
    person: [
      {
        id: "park-seo-joon",
        names: [
          { text: "Park So Joon", lang: "en", kind: "wrong" },
          { text: "Park Seo Joon", lang: "en", kind: "preferred" },
          { text: "박서준", lang: "ko", kind: "preferred" },
        ],
        character: { names: [{ text: "Park Sae Ro Yi", lang: "en", kind: "preferred" }] },
      },
    ],
    tag: [{ id: "laugh", labels: { en: "laugh", ko: "웃음" }, colour: "amber", kind: "segment" }],
    annotation: [
      {
        id: "a",
        medium: "clip",
        start: 0,
        end: 1800 * FRAME,
        tags: ["laugh"],
        people: ["park-seo-joon"],
        quotes: [
          {
            id: "q",
            speaker: "park-seo-joon",
            text: "안녕",
            translations: [{ lang: "en", text: "hi, you" }],
            source: "heard",
          },
        ],
        note: '=cmd|"calc"!A1',
        rating: 4,
      },
      { id: "b", medium: "clip", start: 1999 * FRAME, note: "two\nlines", status: "checked" },
      { id: "c", medium: "clip", start: FRAME, end: 2000 * FRAME, note: "+82 10", mood: 1 },
      { id: "secret", medium: "clip", start: 5, note: "internal words", internal: true },
    ].map((annotation) => annotationSchema.parse(annotation)),
  },
);

test("a scene log reads in a spreadsheet as it was logged, names right and formulas disarmed", () => {
  const { text, left } = writeCsv(document);
  expect(text.startsWith("\ufeffid,medium,in,out,")).toBe(true);
  expect(text.replaceAll("\r\n", "").includes("\r")).toBe(false);
  const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  expect(data).toEqual([
    {
      id: "a",
      medium: "clip",
      in: "0",
      out: "60.06",
      duration: "60.06",
      "timecode in": "01:00:00;00",
      "timecode out": "01:01:00;02",
      tags: "laugh",
      people: "Park Seo Joon (Park Sae Ro Yi)",
      quotes: 'Park Seo Joon (Park Sae Ro Yi): "안녕" [en: hi, you]',
      note: `'=cmd|"calc"!A1`,
      status: "",
      rating: "4",
    },
    {
      id: "c",
      medium: "clip",
      in: "0.033366667",
      out: "66.733333333",
      duration: "66.699966667",
      "timecode in": "01:00:00;01",
      "timecode out": "01:01:06;22",
      tags: "",
      people: "",
      quotes: "",
      note: "'+82 10",
      status: "",
      rating: "",
    },
    {
      id: "b",
      medium: "clip",
      in: "66.699966667",
      out: "",
      duration: "",
      "timecode in": "01:01:06;21",
      "timecode out": "",
      tags: "",
      people: "",
      quotes: "",
      note: "two\nlines",
      status: "checked",
      rating: "",
    },
  ]);
  expect(left).toEqual([
    { code: "internal", parameters: { count: 1 } },
    { code: "quote-details", parameters: { count: 1 } },
    { code: "unknown-keys", parameters: { count: 1 } },
    { code: "apostrophes", parameters: { count: 2 } },
  ]);
  expect(text).not.toMatch(/Park So Joon|internal words/);
});

test("names and tags come in the language asked for", () => {
  const { text } = writeCsv(document, { language: "ko" });
  expect(text).toContain("웃음,박서준 (Park Sae Ro Yi),");
});

test("timecode counts the frames that were measured", () => {
  // Frames at 1.0 s, 1.1 s and 1.5 s: the moment at 1.1 s is frame 1 whatever the rate says.
  const vfr = buildDocument(
    { id: "log" },
    {
      medium: [{ id: "m", rate: "25" }],
      annotation: [annotationSchema.parse({ id: "a", medium: "m", start: 776_160_000, end: 1_340_640_000 })],
    },
  );
  const frames = measuredFrames(Float64Array.of(1, 1.1, 1.5));
  expect(writeCsv(vfr, { frames: () => frames }).text).toContain("a,m,1.1,1.9,0.8,00:00:00:01,00:00:00:03,");
});

test("every format is known by its id, and a file by its head", () => {
  expect(FORMATS.map(({ id }) => id)).toEqual(["scenelog", "csv"]);
  expect(formatById("csv")?.parse).toBeUndefined();
  expect(sniffFormat(serialiseLog(document))?.id).toBe("scenelog");
  expect(sniffFormat(writeCsv(document).text)?.id).toBe("csv");
  expect(sniffFormat("<html>")).toBeUndefined();
});
