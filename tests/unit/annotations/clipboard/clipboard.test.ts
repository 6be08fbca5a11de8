import Papa from "papaparse";
import { expect, test } from "vitest";
import { readCells, writeCells } from "#annotations/clipboard/cells.ts";
import { clipOf, readClip, writeClip } from "#annotations/clipboard/clip.ts";
import { pasteClip } from "#annotations/clipboard/paste-clip.ts";
import { pasteRows, rowsOfAnnotations } from "#annotations/clipboard/rows.ts";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { checkDocument } from "#annotations/document/invariants.ts";
import type { Diff } from "#annotations/history/diff.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { at, context, NOW, sampleDocument } from "../commands/sample.ts";

const PLACE = { medium: "clip", end: undefined, language: "en", frames: undefined } as const;

function applied(document: LogDocument, diff: Diff): LogDocument {
  const next = applyDiff(document, diff);
  if (!next.ok) throw new Error(`does not apply: ${next.error.code}`);
  expect(checkDocument(next.value)).toEqual([]);
  return next.value;
}

/** Another log: one tag of the same name under another id, one person by another spelling, and one of each of its own. */
function otherLog(): LogDocument {
  return buildDocument(
    { id: "log-2", title: "Second reel", languages: ["en"] },
    {
      medium: [{ id: "reel", path: "reel.mp4" }],
      tag: [
        { id: "shaky", labels: { en: "Camera shake" }, colour: "lime", key: "1", kind: "segment" },
        { id: "camera", labels: { en: "dolly" }, colour: "sky", kind: "segment" },
      ],
      person: [
        { id: "seo-joon", names: [{ text: "박서준", lang: "ko", kind: "preferred" }] },
        { id: "kim-da-mi", names: [{ text: "Kim Da-mi", lang: "en", kind: "preferred" }] },
      ],
      annotation: [
        {
          id: "b1",
          medium: "reel",
          start: at(5),
          end: at(9),
          live: true,
          tags: ["shaky", "camera"],
          people: ["seo-joon"],
          quotes: [{ id: "bq", speaker: "kim-da-mi", text: "Again", lang: "en" }],
          passages: [{ article: "other-story", exact: "words" }],
        },
        { id: "b2", medium: "reel", start: at(50), end: at(70), modified: NOW },
        { id: "b3", medium: "reel", start: at(90) },
      ],
    },
  );
}

test("entries of another log come under new ids, their tags and people found by name or brought along", () => {
  const clip = readClip(writeClip(clipOf(otherLog(), ["b3", "b1", "b2"])));
  if (!clip) throw new Error("the clip was not read");
  const pasted = pasteClip(
    sampleDocument(),
    clip,
    { medium: "clip", end: at(60), language: "en" },
    context(),
  );
  const document = applied(sampleDocument(), pasted.diff);
  expect(pasted.count).toBe(2);
  expect(pasted.left).toEqual([
    { code: "beyond", parameters: { count: 1 } },
    { code: "cut", parameters: { count: 1 } },
    { code: "passages", parameters: { count: 1 } },
  ]);
  const [first, second] = [...document.order.from(0)].filter(({ id }) => id.startsWith("new-"));
  // "camera" is the id of another tag here, so that the brought one gets the next free id.
  expect(first).toMatchObject({
    medium: "clip",
    start: at(5),
    end: at(9),
    tags: ["camera-shake", "camera-2"],
    people: ["park-seo-joon"],
    author: "Mina",
  });
  expect(first?.live).toBeUndefined();
  expect(first?.quotes?.map(({ speaker, text }) => [speaker, text])).toEqual([["kim-da-mi", "Again"]]);
  expect(second).toMatchObject({ start: at(50), end: at(60) });
  expect(document.tables.tag.get("camera-2")?.labels).toEqual({ en: "dolly" });
  expect(document.tables.person.size).toBe(sampleDocument().tables.person.size + 1);
});

test("anything else on the clipboard is no clip", () => {
  for (const text of [
    "",
    "In\tOut",
    "{}",
    '{"scenelog":2}',
    '{"scenelog":1,"log":"x","annotations":[{"id":"a"}],"tags":[],"people":[]}',
  ])
    expect(readClip(text)).toBeUndefined();
});

test("cells are what spreadsheets put on the clipboard, and none is run as a formula", () => {
  const rows = [
    ["plain", "with\ttab", "two\nlines", 'a "quote"', ""],
    ["=1+1", "+82 10", "-3", "@here", "안녕"],
  ];
  const text = writeCells(rows);
  expect(readCells(text)).toEqual(rows);
  // By another reader: what a spreadsheet sees.
  const seen = Papa.parse<string[]>(text.trimEnd(), { delimiter: "\t" }).data;
  expect(seen[0]).toEqual(rows[0]);
  expect(seen[1]).toEqual(["'=1+1", "'+82 10", "'-3", "'@here", "안녕"]);
  expect(readCells("a\tb\nc\t\n")).toEqual([
    ["a", "b"],
    ["c", ""],
  ]);
  expect(readCells('inches: 5"\t6"')).toEqual([['inches: 5"', '6"']]);
});

test("rows go out and come back the same, with the headings of either language", () => {
  const document = sampleDocument();
  const annotations = [...document.order.from(0)].filter(({ open }) => !open);
  for (const language of ["en", "ko"] as const) {
    const rows = rowsOfAnnotations(document, annotations, language, () => undefined);
    expect(rows[0]?.slice(0, 2)).toEqual(language === "en" ? ["In", "Out"] : ["시작", "끝"]);
    const pasted = pasteRows(document, readCells(writeCells(rows)), { ...PLACE, language }, context());
    expect([pasted?.count, pasted?.left]).toEqual([2, []]);
    const next = applied(document, pasted?.diff ?? []);
    const said = ({ start, end, tags, people, note, quotes }: Annotation) => [
      start,
      end,
      tags,
      people,
      note,
      quotes?.map(({ speaker, text, lang, translations }) => [speaker, text, lang, translations?.[0]?.text]),
    ];
    const back = [...next.order.from(0)].filter(({ id }) => id.startsWith("new-"));
    expect(back.map(said)).toEqual(annotations.map(said));
    expect([next.tables.tag.size, next.tables.person.size]).toEqual([5, 4]);
  }
});

test("rows that cannot be read are named with their number and why, the others are taken", () => {
  const text = [
    "상태\tTags\tIn\tOut\tNote",
    "확인됨\tclap; new tag\t1:02\t1:10\t=SUM(A1)",
    "\t\tsoon\t\t",
    "\t\t0:10\t0:05\t",
    "done\t\t0:10\t\t",
    "\t\t\t\t",
    "\t\t0:20\t\ta moment",
  ].join("\r\n");
  const pasted = pasteRows(sampleDocument(), readCells(text), PLACE, context());
  expect(pasted?.left).toEqual([
    { code: "row-time", parameters: { row: 3, text: "soon" } },
    { code: "row-end", parameters: { row: 4, text: "0:10 – 0:05" } },
    { code: "row-status", parameters: { row: 5, text: "done" } },
  ]);
  const document = applied(sampleDocument(), pasted?.diff ?? []);
  const made = [...document.order.from(0)].filter(({ id }) => id.startsWith("new-"));
  expect(made).toMatchObject([
    { start: at(20), note: "a moment" },
    { start: at(62), end: at(70), tags: ["clap", "new-tag"], status: "checked", note: "=SUM(A1)" },
  ]);
  // Without headings they are taken in our own order; other texts are no rows.
  expect(pasteRows(sampleDocument(), readCells("0:20\t0:22\tclap"), PLACE, context())?.count).toBe(1);
  expect(
    pasteRows(sampleDocument(), readCells("Dear Mina,\nthe log is late"), PLACE, context()),
  ).toBeUndefined();
});
