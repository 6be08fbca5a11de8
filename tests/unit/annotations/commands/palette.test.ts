import { describe, expect, test } from "vitest";
import { dealPalette, personAt, tagAt } from "#annotations/commands/palette.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Person } from "#annotations/model/person.ts";
import type { Tag } from "#annotations/model/tag.ts";

function log(tags: readonly [string, string?][], people: readonly [string, string?][] = []): LogDocument {
  return buildDocument(
    { id: "log" },
    {
      tag: tags.map(([id, key]): Tag => {
        return { id, labels: { en: id }, colour: "rose", kind: "segment", ...(key ? { key } : {}) };
      }),
      person: people.map(([id, key]): Person => {
        return { id, names: [{ text: id, kind: "preferred" }], ...(key ? { key } : {}) };
      }),
    },
  );
}

function keys(document: LogDocument, shown?: ReturnType<typeof dealPalette>): string[] {
  return dealPalette(document, shown).tags.map(({ tag, bank, key }) => `${tag.id}=${bank}/${key.key}`);
}

describe("dealing tags to digits", () => {
  test("the log's own keys come first, the rest follow by id on what is free", () => {
    expect(keys(log([["c"], ["b", "1"], ["a"], ["d", "0"]]))).toEqual(["b=0/1", "a=0/2", "c=0/3", "d=0/0"]);
  });

  test("the eleventh tag lies in the second bank, and so does the second of two with one key", () => {
    const ten = Array.from({ length: 11 }, (_, n): [string] => [`t${String(n).padStart(2, "0")}`]);
    const palette = dealPalette(log(ten));
    expect(palette.banks).toBe(2);
    expect(tagAt(palette, 0, "Digit0")?.id).toBe("t09");
    expect(tagAt(palette, 1, "Digit1")?.id).toBe("t10");
    expect(
      keys(
        log([
          ["a", "3"],
          ["b", "3"],
        ]),
      ),
    ).toEqual(["a=0/3", "b=1/3"]);
  });

  test("somebody else's new tag never moves mine", () => {
    const shown = dealPalette(log([["m"], ["n"]]));
    expect(keys(log([["a"], ["b", "1"], ["m"], ["n"]]), shown)).toEqual(["m=0/1", "n=0/2", "a=0/3", "b=1/1"]);
  });

  test("a tag that is gone leaves its key free", () => {
    const shown = dealPalette(log([["m"], ["n"]]));
    expect(keys(log([["n"], ["z"]]), shown)).toEqual(["z=0/1", "n=0/2"]);
  });
});

describe("dealing people to letters", () => {
  test("own keys first, then by id; a key that is none is dealt anew; after fifteen there is no key", () => {
    const palette = dealPalette(log([], [["c"], ["b", "j"], ["a", "w"]]));
    expect(palette.people.map(({ person, key }) => `${person.id}=${key?.key}`)).toEqual([
      "b=q",
      "a=w",
      "c=e",
    ]);
    expect(personAt(palette, "KeyW")?.id).toBe("a");
    const many = Array.from({ length: 16 }, (_, n): [string] => [`p${String(n).padStart(2, "0")}`]);
    expect(dealPalette(log([], many)).people.at(-1)).toMatchObject({ person: { id: "p15" }, key: undefined });
  });

  test("somebody else's key does not take mine", () => {
    const shown = dealPalette(log([], [["m", "q"]]));
    const palette = dealPalette(
      log(
        [],
        [
          ["a", "q"],
          ["m", "q"],
        ],
      ),
      shown,
    );
    expect(personAt(palette, "KeyQ")?.id).toBe("m");
    expect(personAt(palette, "KeyW")?.id).toBe("a");
  });
});
