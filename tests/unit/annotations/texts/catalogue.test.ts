import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { COMMAND_GROUPS, USER_COMMANDS } from "#annotations/commands/table.ts";
import type { Text } from "#annotations/texts/define.ts";
import { catalogueOf, TEXTS } from "#annotations/texts/index.ts";

const texts: readonly (readonly [string, Text])[] = Object.entries(TEXTS);

/** Korean texts without a Korean letter, and why. */
const NO_HANGUL: Readonly<Record<string, string>> = {
  "app.name": "the product's name",
  "key-settings.preset-scenelog": "the product's name",
  "key-settings.preset-resolve": "a product's name",
  "key-settings.preset-premiere": "a product's name",
  "settings.gigabytes": "the unit's sign",
  "settings.version": "the product's name and its version",
};

function parametersOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ""))].sort();
}

describe("the catalogue", () => {
  test.each(texts)("%s is there in both languages, with the same parameters", (key, { en, ko }) => {
    expect(en.trim()).toBe(en);
    expect(ko.trim()).toBe(ko);
    expect(en).not.toBe("");
    expect(parametersOf(ko)).toEqual(parametersOf(en));
    // What is left when the parameters are taken out has to be Korean, unless nothing but signs is left.
    const words = ko.replace(/\{\{\w+\}\}/g, "");
    const isKorean = /\p{Script=Hangul}/u.test(words) || !/\p{L}/u.test(words);
    expect(isKorean).toBe(!(key in NO_HANGUL));
  });

  test("every area file is merged, and no key is declared in two of them", () => {
    const folder = new URL("../../../../annotations/texts/", import.meta.url);
    const areas = readdirSync(folder).filter((name) => !["define.ts", "index.ts"].includes(name));
    const declared = areas.flatMap((name) =>
      [...readFileSync(new URL(name, folder), "utf8").matchAll(/^ {2}"([^"]+)":/gm)].map((match) => match[1]),
    );
    expect(declared.filter((key, index) => declared.indexOf(key) !== index)).toEqual([]);
    expect(new Set(declared)).toEqual(new Set(Object.keys(TEXTS)));
  });

  test("every plural has both endings", () => {
    const stems = texts.flatMap(([key]) => /^(.*)_(?:one|other)$/.exec(key)?.[1] ?? []);
    for (const stem of stems) {
      expect(TEXTS).toHaveProperty([`${stem}_one`]);
      expect(TEXTS).toHaveProperty([`${stem}_other`]);
    }
  });

  test("every command of the table and every group has its text", () => {
    const korean = catalogueOf("ko");
    for (const { textKey } of USER_COMMANDS) expect(korean[textKey]).toBeTruthy();
    for (const group of COMMAND_GROUPS) expect(korean[`group.${group}`]).toBeTruthy();
  });
});
