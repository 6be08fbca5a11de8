import { buildDocument } from "#annotations/document/build-document.ts";
import { serialiseChunks } from "#annotations/formats/scenelog/serialise-log.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import type { Person } from "#annotations/model/person.ts";
import type { Quote } from "#annotations/model/quote.ts";
import { TAG_COLOURS, type Tag } from "#annotations/model/tag.ts";
import { createUuidV7 } from "#annotations/model/uuid-v7.ts";
import { asTicks, secondsToTicks, type Ticks, TICKS_PER_SECOND } from "#annotations/time/ticks.ts";
import { createRandom, type Random } from "../crash/support/random.ts";

/** Length and frame rate of the film that large logs are about. */
export const FILM = { seconds: 7200, rate: 10, name: "film.mp4" };

/** What a large log says of its film; its times are whole tenths of a second, which must be frames of it. */
export type LargeFilm = { readonly seconds: number; readonly rate: number; readonly name: string };

const TAGS: readonly (readonly [string, string, string])[] = [
  ["laugh", "laugh", "웃음"],
  ["ng", "outtake", "NG"],
  ["rehearsal", "rehearsal", "리허설"],
  ["camera-shake", "camera shake", "카메라 흔들림"],
  ["hug", "hug", "포옹"],
  ["direction", "director speaks", "감독 지시"],
  ["close-up", "close-up", "클로즈업"],
  ["music", "music", "음악"],
  ["interview", "interview", "인터뷰"],
  ["makeup", "make-up", "분장"],
  ["slate", "slate", "슬레이트"],
  ["crowd", "crowd", "인파"],
];

const FAMILY: readonly (readonly [string, string])[] = [
  ["Han", "한"],
  ["Seo", "서"],
  ["Moon", "문"],
  ["Baek", "백"],
  ["Ryu", "류"],
];
const GIVEN: readonly (readonly [string, string])[] = [
  ["Areum", "아름"],
  ["Byeol", "별"],
  ["Dasom", "다솜"],
  ["Haneul", "하늘"],
];

const ENGLISH =
  "the camera moves again before anyone says cut and she laughs because he forgot his line while rain starts behind the set so they wait under one umbrella talking about the scene from last night".split(
    " ",
  );
const KOREAN =
  "카메라가 다시 움직이기 전에 모두 웃음을 참는다 감독님이 한 번 더 가자고 말한다 비가 와서 잠시 쉬는 동안 어젯밤 장면 이야기를 나눈다 대사를 잊어버리고 서로 바라본다".split(
    " ",
  );

/** The text of a log of so many annotations, in pieces: tags, people, quotes and notes in two languages. A seed gives one log. */
export function* largeLog(count: number, seed: number, film: LargeFilm = FILM): Generator<string> {
  const random = createRandom(seed);
  const tags = TAGS.map(([id, en, ko], index): Tag => {
    const colour = TAG_COLOURS[index % TAG_COLOURS.length] ?? "slate";
    return { id, labels: { en, ko }, colour, kind: index % 4 === 3 ? "moment" : "segment" };
  });
  const people = FAMILY.flatMap(([family, korean]) =>
    GIVEN.map(([given, koreanGiven]): Person => {
      return {
        id: `${family}-${given}`.toLowerCase(),
        names: [
          { text: `${family} ${given}`, lang: "en", kind: "preferred" },
          { text: `${korean}${koreanGiven}`, lang: "ko", kind: "preferred" },
        ],
      };
    }),
  );
  const annotations = Array.from({ length: count }, (_, index) => annotation(random, index, tags, people));
  const document = buildDocument(
    { id: "01b2c3d4-0000-7000-8000-000000000000", title: `A log of ${count}`, languages: ["en", "ko"] },
    {
      medium: [{ id: "film", path: film.name, duration: secondsToTicks(film.seconds), rate: `${film.rate}` }],
      tag: tags,
      person: people,
      annotation: annotations,
    },
  );
  yield* serialiseChunks(document);
}

function annotation(
  random: Random,
  index: number,
  tags: readonly Tag[],
  people: readonly Person[],
): Annotation {
  const tag = random.pick(tags);
  const start = frameTime(random.below((FILM.seconds - 20) * FILM.rate));
  const length = frameTime(1 + random.below(12 * FILM.rate));
  const made = new Date(Date.UTC(2026, 0, 1) + index * 7000).toISOString();
  const there = some(random, people, random.below(4)).map(({ id }) => id);
  return {
    id: id(random, index),
    medium: "film",
    start,
    ...(tag.kind === "segment" ? { end: asTicks(start + length) } : {}),
    tags: [tag.id, ...(random.chance(0.2) ? some(random, tags, 1).map(({ id: other }) => other) : [])].filter(
      (one, at, all) => all.indexOf(one) === at,
    ),
    ...(there.length > 0 ? { people: there } : {}),
    ...(random.chance(0.4) ? { quotes: [quote(random, index, people)] } : {}),
    ...(random.chance(0.5) ? { note: words(random, random.chance(0.5) ? ENGLISH : KOREAN, 14) } : {}),
    ...(random.chance(0.3) ? { status: random.pick(["draft", "checked", "published"] as const) } : {}),
    created: made,
    modified: made,
    author: random.pick(["Mina", "Jonas"]),
  };
}

function quote(random: Random, index: number, people: readonly Person[]): Quote {
  return {
    id: id(random, index),
    speaker: random.pick(people).id,
    text: words(random, KOREAN, 9),
    lang: "ko",
    translations: [{ lang: "en", text: words(random, ENGLISH, 12) }],
    source: "heard",
  };
}

function frameTime(frames: number): Ticks {
  return asTicks((frames * TICKS_PER_SECOND) / FILM.rate);
}

function id(random: Random, index: number): string {
  const bytes = Uint8Array.from({ length: 10 }, () => random.below(256));
  return createUuidV7(Date.UTC(2026, 0, 1) + index, bytes);
}

function words(random: Random, from: readonly string[], most: number): string {
  return Array.from({ length: 3 + random.below(most) }, () => random.pick(from)).join(" ");
}

function some<Item>(random: Random, from: readonly Item[], count: number): readonly Item[] {
  return [...new Set(Array.from({ length: count }, () => random.pick(from)))];
}
