import { expect, test } from "vitest";
import { foldText } from "#annotations/names/fold.ts";
import { markFound } from "#annotations/names/mark-found.ts";

/** The text with what was found between brackets. */
function marked(text: string, ...words: string[]): string {
  return markFound(text, words.map(foldText))
    .map((part) => (part.isFound ? `[${part.text}]` : part.text))
    .join("");
}

test("what is found is marked as it is written, however it was typed", () => {
  expect(marked("Ahn Bo-hyun declines", "ahnbohyun")).toBe("[Ahn Bo-hyun] declines");
  expect(marked("Café au lait", "cafe")).toBe("[Café] au lait");
  expect(marked("어, 무겁네", "무겁")).toBe("어, [무겁]네");
  // Korean as macOS decomposes it in file names.
  expect(marked("박서준".normalize("NFD"), "서준")).toBe(
    `${"박".normalize("NFD")}[${"서준".normalize("NFD")}]`,
  );
});

test("several words, found more than once and over each other, are marked where they lie", () => {
  expect(marked("aXa XaX", "xa", "ax")).toBe("[aXa XaX]");
  expect(marked("one two one", "one")).toBe("[one] two [one]");
  expect(marked("nothing here", "zzz")).toBe("nothing here");
  expect(marked("all of it", "")).toBe("all of it");
});
