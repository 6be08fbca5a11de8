import { expect, test } from "vitest";
import { buildDocument } from "#annotations/document/build-document.ts";
import { checkDocument } from "#annotations/document/invariants.ts";
import { annotationSchema } from "#annotations/model/annotation.ts";

test("every kind of flaw is found, with its place", () => {
  const document = buildDocument(
    { id: "log" },
    {
      medium: [{ id: "clip" }],
      person: [
        {
          id: "p",
          names: [
            { text: "A", lang: "en", kind: "preferred" },
            { text: "B", lang: "en", kind: "preferred" },
          ],
        },
      ],
      tag: [{ id: "w", labels: { en: "w" }, colour: "sky", kind: "window" }],
      annotation: [
        { id: "a", medium: "nowhere", start: 5, end: 5, tags: ["t"], people: ["x"] },
        { id: "b", medium: "clip", start: 5, open: true, passages: [{ article: "art", exact: "words" }] },
        {
          id: "c",
          medium: "clip",
          start: 6,
          quotes: [
            { id: "q", speaker: "x" },
            { id: "q", start: 3, end: 2 },
          ],
        },
      ].map((annotation) => annotationSchema.parse(annotation)),
      tombstone: [{ id: "c", time: "2026-11-20T09:30:00Z" }],
      conflict: [{ id: "k", kind: "tag", record: "gone", field: "labels", values: [] }],
    },
  );
  expect(
    checkDocument(document).map(({ code, kind, id, path, to }) => [code, kind, id, path.join("."), to]),
  ).toEqual([
    ["two-preferred", "person", "p", "names", "en"],
    ["window-without-reach", "tag", "w", "window", undefined],
    ["open-without-end", "annotation", "b", "open", undefined],
    ["missing-article", "annotation", "b", "passages", "art"],
    ["missing-person", "annotation", "c", "quotes.q.speaker", "x"],
    ["duplicate-id", "annotation", "c", "quotes.q", "q"],
    ["end-not-after-start", "annotation", "c", "quotes.q.end", undefined],
    ["missing-medium", "annotation", "a", "medium", "nowhere"],
    ["end-not-after-start", "annotation", "a", "end", undefined],
    ["missing-tag", "annotation", "a", "tags", "t"],
    ["missing-person", "annotation", "a", "people", "x"],
    ["removed-but-here", "tombstone", "c", "", "annotation"],
    ["missing-record", "conflict", "k", "record", "gone"],
  ]);
});
