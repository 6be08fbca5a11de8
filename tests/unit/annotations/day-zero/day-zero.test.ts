import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { englishNames } from "#annotations/day-zero/english-names.ts";
import { koreanNames } from "#annotations/day-zero/korean-names.ts";
import { offerCast, takeCast } from "#annotations/day-zero/offer-cast.ts";
import { plainText } from "#annotations/day-zero/plain-text.ts";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { Person } from "#annotations/model/person.ts";
import type { Tag } from "#annotations/model/tag.ts";

const named = (list: readonly { name: string; character: string | undefined }[]) =>
  list.map(({ name, character }) => (character === undefined ? name : `${name} = ${character}`));

describe("names in English", () => {
  test.each([
    ["Park Seo-joon (Park Sae-ro-yi) smiles.", ["Park Seo-joon = Park Sae-ro-yi"]],
    ["Then Ahn Bo Hyun (Jang Geun-won) laughs.", ["Ahn Bo Hyun = Jang Geun-won"]],
    ["Park Sae-ro-yi (played by Park Seo-joon) waits.", ["Park Seo-joon = Park Sae-ro-yi"]],
    [
      "Kwon Nara, who plays Soo-ah, and Kim Da-mi, who plays Jo Yi-seo, rehearse.",
      ["Kwon Nara = Soo-ah", "Kim Da-mi = Jo Yi-seo"],
    ],
    ["Robert Downey Jr. plays Tony Stark.", ["Robert Downey Jr. = Tony Stark"]],
    ["When Park Seo-joon sings, Park Seo-joon's friends dance.", ["Park Seo-joon"]],
    ["Park Seo‑joon comes once. Kim Da-mi as well.", []],
    ["In South Korea, and only in South Korea, New York Studios works.", []],
    ["It is shown in Seoul (South Korea) on Monday (February).", []],
    ["The series (JTBC) reached 12 % (nationwide).", []],
    ["Ji Chang-wook (Kang Tae-moo) and Kang Tae-moo again, Kang Tae-moo.", ["Ji Chang-wook = Kang Tae-moo"]],
  ])("%s", (text, expected) => {
    expect(named(englishNames(text))).toEqual(expected);
  });
});

describe("names in Korean", () => {
  test.each([
    ["박서준(박새로이 역)이 웃는다.", ["박서준 = 박새로이"]],
    ["배우 박서준(박새로이)과 김다미(조이서)가 나온다.", ["박서준 = 박새로이", "김다미 = 조이서"]],
    ["박새로이(박서준 분)와 조이서(김다미 분)의 만남.", ["박서준 = 박새로이", "김다미 = 조이서"]],
    ["조이서 역의 김다미, 장근원 역을 맡은 안보현.", ["김다미 = 조이서", "안보현 = 장근원"]],
    ["배우 박서준, 안보현이 왔다. 박서준은 웃고 안보현은 운다.", ["박서준", "안보현"]],
    ["권나라가 왔다. 권나라는 웃고 권나라의 옷은 희다.", ["권나라"]],
    ["권나라가 왔다. 권나라는 웃는다.", []],
    ["이야기가 좋다. 이야기는 길다. 이야기의 끝. 하지만 하지만 하지만.", []],
    ["서울(한국)에서 넷플릭스(미국)를 본다.", []],
    ["남궁민수(천지훈 역)", ["남궁민수 = 천지훈"]],
  ])("%s", (text, expected) => {
    expect(named(koreanNames(text))).toEqual(expected);
  });
});

test("the words of an article: markup, links and front matter are no part of them", () => {
  const markdown =
    "---\nauthor: Jane Doe\n---\n# Kim **Da-mi**\n\n[Park Seo-joon](x.mp4) (_Sae-ro-yi_) ‘sings’\n";
  expect(plainText({ format: "markdown", text: markdown }).replace(/\s+/gu, " ").trim()).toBe(
    "Kim Da-mi Park Seo-joon (Sae-ro-yi) 'sings'",
  );
  const html =
    "<head><title>No</title></head><p>Kim&nbsp;Da-mi</p><p>&#48149;서준<script>Kim Bad</script></p>";
  expect(plainText({ format: "html", text: html }).replace(/\s+/gu, " ").trim()).toBe("Kim Da-mi 박서준");
  expect(plainText({ format: "text", text: "박서준".normalize("NFD") })).toBe("박서준");
});

describe("the offer", () => {
  const article = plainText({
    format: "markdown",
    text: readFileSync(join(import.meta.dirname, "../../../../samples/itaewon-class/article.md"), "utf8"),
  });
  const empty = buildDocument({ id: "log" }, {});
  const desk = { people: [] as Person[], tags: [] as Tag[] };
  const park: Person = {
    id: "park-seo-joon",
    names: [
      { text: "Park Seo-joon", lang: "en", kind: "preferred" },
      { text: "박서준", lang: "ko", kind: "preferred" },
      { text: "Park So Joon", lang: "en", kind: "wrong" },
    ],
    key: "w",
  };
  const crew: Person = {
    id: "camera-operator",
    names: [{ text: "Camera operator", lang: "en", kind: "preferred" }],
    key: "w",
  };
  const laugh: Tag = { id: "laugh", labels: { en: "laugh" }, colour: "amber", key: "3", kind: "segment" };

  test("the sample's article has four people in it, two with their characters, in its order", () => {
    const { people } = offerCast(empty, article, desk);
    expect(people.map(({ person, mentions }) => [person.names[0]?.text, mentions])).toEqual([
      ["Kwon Nara", 1],
      ["Kim Da-mi", 1],
      ["Park Seo-joon", 4],
      ["Ahn Bo-hyun", 2],
    ]);
    expect(people.map(({ person }) => person.character?.names[0]?.text)).toEqual([
      "Soo-ah",
      "Jo Yi-seo",
      undefined,
      undefined,
    ]);
  });

  test("somebody whom the desk knows comes with all that it knows of them, by a wrong spelling as well", () => {
    const text = "Park So Joon (Park Sae-ro-yi) laughs. 박서준(박새로이 역)이 웃는다.";
    expect(offerCast(empty, text, { people: [park, crew], tags: [laugh] })).toEqual({
      people: [
        { person: park, mentions: 2, misspelt: "Park So Joon" },
        { person: crew, mentions: 0, misspelt: undefined },
      ],
      tags: [laugh],
    });
  });

  test("what the log has already is not offered, under whatever spelling or id", () => {
    const log = buildDocument(
      { id: "log" },
      {
        person: [{ id: "psj", names: [{ text: "Park Seo Joon", lang: "en", kind: "preferred" }] }],
        tag: [laugh],
      },
    );
    expect(offerCast(log, "Park Seo-joon (Park Sae-ro-yi)", { people: [park], tags: [laugh] })).toEqual({
      people: [],
      tags: [],
    });
  });

  test("taking it deals the keys: one's own where it is free, else the next", () => {
    const offer = offerCast(empty, article, { people: [park, crew], tags: [laugh] });
    const taken = applyDiff(empty, takeCast(empty, offer));
    if (!taken.ok) throw new Error(taken.error.code);
    const { person, tag } = taken.value.tables;
    expect([...person.values()].map(({ id, key }) => `${id} ${key}`).sort()).toEqual([
      "ahn-bo-hyun r",
      "camera-operator t",
      "kim-da-mi e",
      "kwon-nara q",
      "park-seo-joon w",
    ]);
    expect(tag.get("laugh")).toEqual(laugh);
  });
});
