import { describe, expect, test } from "vitest";
import { findPeople, findTags } from "#annotations/names/find.ts";
import { foldRomanisation, foldText } from "#annotations/names/fold.ts";
import { hangulInitials, hangulLetters } from "#annotations/names/hangul.ts";
import { knownNames } from "#annotations/names/known.ts";
import { matchName } from "#annotations/names/match.ts";
import { guessLanguage } from "#annotations/names/script.ts";
import { sampleDocument } from "../commands/sample.ts";

const document = sampleDocument();

describe("folding", () => {
  test.each([
    ["Park Seo-joon", "parkseojoon"],
    ["  PARK  seo joon ", "parkseojoon"],
    ["Sae-ro-yi’s", "saeroyis"],
    ["Café", "cafe"],
    ["박 서준", "박서준"],
    ["박서준".normalize("NFD"), "박서준"],
    ["Ｐａｒｋ", "park"],
  ])("%j folds to %j", (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test.each([
    ["oo and u", "Joon", "Jun"],
    ["eo and u", "Seo", "Su"],
    ["j and ch", "Choi", "Joi"],
    ["k and g", "Kang", "Gang"],
    ["p and b", "Pae", "Bae"],
    ["Park and Bak", "Park Seo Joon", "Bak Seo Jun"],
    ["Lee and Yi", "Lee Joo Young", "Yi Ju Young"],
  ])("romanisations: %s are one class", (_name, one, other) => {
    expect(foldRomanisation(foldText(one))).toBe(foldRomanisation(foldText(other)));
  });

  test("romanisations that differ otherwise stay apart", () => {
    expect(foldRomanisation(foldText("Seo"))).not.toBe(foldRomanisation(foldText("So")));
  });

  test("Hangul is taken apart into initials and letters", () => {
    expect(hangulInitials("박서준 A")).toBe("ㅂㅅㅈ A");
    expect(hangulLetters("서준")).toBe("ㅅㅓㅈㅜㄴ");
    expect(hangulLetters("값과ㄳ")).toBe("ㄱㅏㅂㅅㄱㅗㅏㄱㅅ");
  });

  test("a language is guessed by the script", () => {
    expect(["여기", "ここ", "中文", "here"].map((text) => guessLanguage(text))).toEqual([
      "ko",
      "ja",
      "zh",
      "en",
    ]);
  });
});

describe("matching", () => {
  test.each([
    ["박서준", "박서준", "exact"],
    ["박서", "박서준", "prefix"],
    ["ㅂㅅㅈ", "박서준", "prefix"],
    ["ㅅㅈ", "박서준", "substring"],
    ["박섲", "박서준", "prefix"],
    ["바", "박서준", "prefix"],
    ["bo hyun", "Ahn Bo Hyun", "substring"],
    ["bak se", "Park Seo Joon", "prefix"],
    ["bak seojun", "Park Seo Joon", "exact"],
    ["", "anybody", "prefix"],
  ])("%j finds %j as %s", (typed, name, rank) => {
    expect(matchName(typed, name)?.rank).toBe(rank);
  });

  test.each([
    ["kim", "Park Seo Joon"],
    ["ㄱ", "박서준"],
    ["-", "Park"],
  ])("%j does not find %j", (typed, name) => {
    expect(matchName(typed, name)).toBeUndefined();
  });
});

describe("finding people and tags", () => {
  const people = (typed: string, language = "en") =>
    findPeople(document, typed, language).map(({ name, rank }) => `${name}: ${rank}`);

  test("every spelling finds, in every script; the preferred name of the language is shown", () => {
    expect(people("park seo")).toEqual(["Park Seo Joon: prefix"]);
    expect(people("ㅂㅅㅈ", "ko")).toEqual(["박서준: prefix"]);
    expect(people("Ahn Bo-hyun", "ko")).toEqual(["안보현: exact"]);
  });

  test("a wrong spelling finds the person and is never what is shown", () => {
    expect(findPeople(document, "park so joon", "en")[0]).toMatchObject({
      name: "Park Seo Joon",
      matched: "Park So Joon",
      rank: "exact",
    });
    expect(people("Ahm Bo Hyun")).toEqual(["Ahn Bo Hyun: exact"]);
  });

  test("a character finds who plays it", () => {
    expect(findPeople(document, "sae-ro-yi", "en")[0]).toMatchObject({
      person: { id: "park-seo-joon" },
      byCharacter: true,
    });
  });

  test("exact comes before prefix, prefix before substring, strict before loose", () => {
    expect(findTags(document, "camera", "en").map(({ tag, rank }) => `${tag.id}: ${rank}`)).toEqual([
      "camera: exact",
      "camera-shake: prefix",
    ]);
    expect(people("a").slice(0, 1)).toEqual(["Ahn Bo Hyun: prefix"]);
  });

  test("nothing typed finds everybody", () => {
    expect(people("")).toHaveLength(4);
  });

  test("tags are found by the labels of every language", () => {
    expect(findTags(document, "키스", "en").map(({ label }) => label)).toEqual(["kiss rehearsal"]);
  });
});

describe("recognising names in running text", () => {
  const known = knownNames(document);

  test.each([
    ["Ahn Bo Hyun laughs", "ahn-bo-hyun", 11],
    ["ahn bo-hyun", "ahn-bo-hyun", 11],
    ["Park Seo Joon’s camera", "park-seo-joon", 13],
    ["Bak Seo Jun: hi", "park-seo-joon", 11],
    ["박서준이 웃는다", "park-seo-joon", 4],
    ["박서준, 안보현", "park-seo-joon", 3],
    ["Park Seo Joon.", "park-seo-joon", 13],
  ])("%j begins with a known person", (text, id, length) => {
    expect(known.person(text)).toEqual({ id, length });
  });

  test("the longest known name wins", () => {
    expect(known.tag("camera shake again")).toEqual({ id: "camera-shake", length: 12 });
    expect(known.tag("camera shaking")).toEqual({ id: "camera", length: 6 });
  });

  test.each(["Park", "Parks Seo Joon", " Ahn Bo Hyun", "박서", ""])("%j begins with nobody known", (text) => {
    expect(known.person(text)).toBeUndefined();
  });
});
