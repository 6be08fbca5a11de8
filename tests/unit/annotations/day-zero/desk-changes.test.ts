import { expect, test } from "vitest";
import { deskChanges } from "#annotations/day-zero/desk-changes.ts";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Diff } from "#annotations/history/diff.ts";
import { invertDiff } from "#annotations/history/invert-diff.ts";
import type { Person } from "#annotations/model/person.ts";
import type { Tag } from "#annotations/model/tag.ts";
import { contents } from "../document/arbitraries.ts";
import { at, context } from "../commands/sample.ts";

const person = (id: string, text: string, key?: string): Person => ({
  id,
  names: [{ text, lang: "en", kind: "preferred" }],
  ...(key === undefined ? {} : { key }),
});
const tag = (id: string, label: string): Tag => ({
  id,
  labels: { en: label },
  colour: "sky",
  kind: "segment",
});

/** 212 annotations with one of three people, and eight of one whose name is right. */
function log(): LogDocument {
  const cast = ["park", "ahn", "kwon"];
  return buildDocument(
    { id: "log" },
    {
      medium: [{ id: "clip", path: "clip.mp4" }],
      person: [
        person("park", "Park So Joon", "q"),
        person("ahn", "Ahm Bo Hyun"),
        person("kwon", "Kwon Na Ra"),
        person("kim", "Kim Da-mi"),
      ],
      tag: [tag("laugh", "laughing")],
      tombstone: [{ id: "lee", kind: "person", time: "2026-11-20T09:00:00Z" }],
      annotation: Array.from({ length: 220 }, (_, index) => ({
        id: `a${index}`,
        medium: "clip",
        start: at(index),
        people: [index < 212 ? (cast[index % 3] ?? "") : "kim"],
      })),
    },
  );
}

const DESK = {
  people: [
    person("park", "Park Seo-joon"),
    person("ahn", "Ahn Bo-hyun"),
    person("kwon", "Kwon Nara"),
    person("kim", "Kim Da-mi"),
    person("lee", "Lee Joo-young"),
    person("ryu", "Ryu Kyung-soo", "q"),
  ],
  tags: [tag("laugh", "laugh"), tag("kiss", "kiss")],
};

const after = (document: LogDocument, diff: Diff): LogDocument => {
  const applied = applyDiff(document, diff);
  if (!applied.ok) throw new Error(applied.error.code);
  return applied.value;
};

test("a desk file's changes are told before they are taken: which names, and how many annotations", () => {
  const changes = deskChanges(log(), DESK, context());
  expect(changes.renamed).toEqual([
    { kind: "person", id: "ahn", from: "Ahm Bo Hyun", to: "Ahn Bo-hyun" },
    { kind: "person", id: "kwon", from: "Kwon Na Ra", to: "Kwon Nara" },
    { kind: "person", id: "park", from: "Park So Joon", to: "Park Seo-joon" },
    { kind: "tag", id: "laugh", from: "laughing", to: "laugh" },
  ]);
  expect(changes.annotations).toBe(212);
  expect(changes.people.map(({ id }) => id)).toEqual(["ryu"]);
  expect(changes.tags.map(({ id }) => id)).toEqual(["kiss"]);
});

test("taken, the old spelling stays as a wrong one, newcomers get a free key, and there is nothing left to take", () => {
  const before = log();
  const { diff } = deskChanges(before, DESK, context());
  const done = after(before, diff);
  expect(done.tables.person.get("park")).toEqual({
    id: "park",
    names: [
      { text: "Park Seo-joon", lang: "en", kind: "preferred" },
      { text: "Park So Joon", lang: "en", kind: "wrong" },
    ],
    key: "q",
  });
  expect(done.tables.person.get("ryu")?.key).toBe("w");
  expect(done.tables.person.has("lee")).toBe(false);
  expect(done.tables.tag.get("laugh")?.labels).toEqual({ en: "laugh" });
  expect(deskChanges(done, DESK, context()).diff).toEqual([]);
  expect(contents(after(done, invertDiff(diff)))).toEqual(contents(before));
});
