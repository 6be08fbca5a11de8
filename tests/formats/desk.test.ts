import { describe, expect, test } from "vitest";
import { parseDesk } from "#annotations/formats/desk/parse-desk.ts";
import { writeDesk } from "#annotations/formats/desk/write-desk.ts";
import type { Person } from "#annotations/model/person.ts";
import type { Tag } from "#annotations/model/tag.ts";
import { secondsToTicks } from "#annotations/time/ticks.ts";

const PARK: Person = {
  id: "park-seo-joon",
  names: [
    { text: "Park Seo-joon", lang: "en", kind: "preferred" },
    { text: "박서준", lang: "ko", kind: "preferred" },
    { text: "Park So Joon", lang: "en", kind: "wrong" },
  ],
  character: { names: [{ text: "Park Sae-ro-yi", lang: "en", kind: "preferred" }] },
  role: "actor",
  key: "q",
};
const AHN: Person = { id: "ahn-bo-hyun", names: [{ text: "안보현", lang: "ko", kind: "preferred" }] };
const LAUGH: Tag = {
  id: "laugh",
  labels: { en: "laugh", ko: "웃음" },
  colour: "amber",
  key: "4",
  kind: "window",
  window: { before: secondsToTicks(4), after: secondsToTicks(2.5) },
};

const TEXT = `{
  "format": "scenelog-desk",
  "version": 1,
  "people": [
    {"id": "ahn-bo-hyun", "names": [{"text": "안보현", "lang": "ko", "kind": "preferred"}]},
    {"id": "park-seo-joon", "names": [{"text": "Park Seo-joon", "lang": "en", "kind": "preferred"}, {"text": "박서준", "lang": "ko", "kind": "preferred"}, {"text": "Park So Joon", "lang": "en", "kind": "wrong"}], "character": {"names": [{"text": "Park Sae-ro-yi", "lang": "en", "kind": "preferred"}]}, "role": "actor", "key": "q"}
  ],
  "tags": [
    {"id": "laugh", "labels": {"en": "laugh", "ko": "웃음"}, "colour": "amber", "key": "4", "kind": "window", "window": {"before": 4, "after": 2.5}}
  ]
}
`;

test("a desk is written one record a line, sorted by id, times in seconds", () => {
  expect(writeDesk({ people: [PARK, AHN], tags: [LAUGH] })).toBe(TEXT);
});

test("what was written is read again, also behind a byte order mark", () => {
  const desk = { ok: true, value: { people: [AHN, PARK], tags: [LAUGH] } };
  expect(parseDesk(TEXT)).toEqual(desk);
  expect(parseDesk(`\ufeff${TEXT}`)).toEqual(desk);
});

test("a vocabulary is a desk without people", () => {
  const text = '{"format": "scenelog-desk", "version": 1, "tags": []}';
  expect(parseDesk(text)).toEqual({ ok: true, value: { people: [], tags: [] } });
});

describe("what is no desk file says where and why", () => {
  test.each([
    ["{", { code: "not-json", line: 1, column: 2 }],
    ["[]", { code: "not-a-desk", path: "$", found: "[…]" }],
    ['{"format": "scenelog"}', { code: "not-a-desk", path: "$.format", found: '"scenelog"' }],
    ['{"format": "scenelog-desk"}', { code: "bad-version", path: "$.version", found: "nothing" }],
    [
      '{"format": "scenelog-desk", "version": 2}',
      { code: "newer-version", found: "2", expected: "at-most:1" },
    ],
    ['{"format": "scenelog-desk", "version": 1, "tags": {}}', { code: "wrong-value", path: "$.tags" }],
    [
      '{"format": "scenelog-desk", "version": 1,\n"people": [{"id": "a", "names": []}]}',
      { code: "wrong-value", line: 2, column: 33, path: "$.people[0].names", expected: "at-least:1" },
    ],
    [
      '{"format": "scenelog-desk", "version": 1,\n"tags": [\n{"id": "a", "labels": {"en": "a"}, "colour": "sky", "kind": "moment"},\n{"id": "a", "labels": {"en": "b"}, "colour": "sky", "kind": "moment"}]}',
      { code: "duplicate-id", line: 4, path: "$.tags[1].id" },
    ],
  ])("%s", (text, trouble) => {
    const parsed = parseDesk(text);
    expect(parsed.ok).toBe(false);
    expect(parsed).toMatchObject({ error: trouble });
  });
});
