import { expect, test } from "vitest";
import { buildDocument } from "#annotations/document/build-document.ts";
import { searchAnnotations } from "#annotations/document/search.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { asTicks } from "#annotations/time/ticks.ts";

const HEAD = { id: "018f0000-0000-7000-8000-000000000001", title: "Rain" };

function moment(index: number, more: Partial<Annotation>): Annotation {
  return {
    id: `018f0000-0000-7000-8000-1${String(index).padStart(11, "0")}`,
    medium: "film",
    start: asTicks(index),
    created: "2026-01-01T00:00:00Z",
    ...more,
  };
}

function found(annotations: readonly Annotation[], search: string): number[] {
  const document = buildDocument(HEAD, { annotation: annotations });
  return searchAnnotations(document, search).map(({ start }) => start);
}

test("every annotation is found by its own words, and by none of its neighbours'", () => {
  // More than go into a few runs, each with a word of its own, and every seventh with one that they share.
  const many = Array.from({ length: 300 }, (_, index) =>
    moment(index, { note: `word${String(index).padStart(3, "0")} ${index % 7 === 0 ? "umbrella" : "rain"}` }),
  );
  for (const index of [0, 1, 31, 32, 33, 150, 299]) {
    expect(found(many, `word${String(index).padStart(3, "0")}`)).toEqual([index]);
  }
  expect(found(many, "umbrella")).toEqual(Array.from({ length: 43 }, (_, index) => index * 7));
  expect(found(many, "UMBRELLA word007")).toEqual([7]);
  expect(found(many, "word007 umbrella")).toEqual([7]);
  expect(found(many, "rain word007")).toEqual([]);
});

test("nothing is found across two annotations, or across two fields of one", () => {
  const two = [
    moment(0, { note: "the last um" }),
    moment(1, {
      note: "brella day",
      quotes: [
        {
          id: "018f0000-0000-7000-8000-200000000000",
          text: "stop",
          translations: [{ lang: "en", text: "ping" }],
        },
      ],
    }),
  ];
  expect(found(two, "umbrella")).toEqual([]);
  expect(found(two, "daystop")).toEqual([]);
  expect(found(two, "stopping")).toEqual([]);
  expect(found(two, "stop ping")).toEqual([1]);
});

test("letters of nobody's in words that somebody else wrote shift nothing", () => {
  const odd = [
    moment(0, { note: "one\ue000two" }),
    moment(1, { note: "\ue001three\ue000\ue000" }),
    moment(2, { note: "four" }),
  ];
  expect(found(odd, "two")).toEqual([0]);
  expect(found(odd, "three")).toEqual([1]);
  expect(found(odd, "four")).toEqual([2]);
});

test("a text in letters that have to be folded does not hide those beside it", () => {
  const mixed = [
    moment(0, { note: "Café CRÈME" }),
    moment(1, { note: "카페에서" }),
    moment(2, { note: "İstanbul, plain" }),
    moment(3, { note: "cafe" }),
  ];
  expect(found(mixed, "cafe")).toEqual([0, 3]);
  expect(found(mixed, "creme")).toEqual([0]);
  expect(found(mixed, "카페")).toEqual([1]);
  expect(found(mixed, "plain")).toEqual([2]);
});
