import { expect, it } from "vitest";
import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { summariseLog } from "../../../src-main/log-summary.ts";

const file = {
  format: "scenelog",
  version: 1,
  id: "log-1",
  media: [
    { id: "clip", path: "clip.mp4", duration: 20 },
    { id: "link", url: "https://example.org/film" },
  ],
  people: [{ id: "ana", names: [{ text: "아나", lang: "ko", kind: "preferred" }] }],
  tags: [{ id: "laugh", labels: { en: "laugh", ko: "웃음" }, colour: "rose", kind: "segment" }],
  annotations: [
    { id: "1", medium: "clip", start: 1, end: 4, tags: ["laugh"], people: ["ana"] },
    {
      id: "2",
      medium: "clip",
      start: 2,
      end: 3,
      quotes: [
        { id: "q", text: "A" },
        { id: "r", text: "B" },
      ],
    },
    { id: "3", medium: "clip", start: 3.5, end: 6, open: true, tags: ["laugh"] },
    { id: "4", medium: "clip", start: 10 },
  ],
};

it("counts a log: kinds, people, tags, quotes, and time under segments with overlaps once", () => {
  const parsed = parseLog(JSON.stringify(file));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  expect(summariseLog(parsed.value.document, "ko")).toEqual({
    title: null,
    annotations: 4,
    segments: 3,
    moments: 1,
    open: 1,
    quotes: 2,
    people: [{ id: "ana", name: "아나", annotations: 1 }],
    tags: [{ id: "laugh", name: "웃음", annotations: 2 }],
    media: [
      { id: "clip", path: "clip.mp4", annotations: 4, coveredSeconds: 5, durationSeconds: 20 },
      { id: "link", path: null, annotations: 0, coveredSeconds: 0, durationSeconds: null },
    ],
  });
});
