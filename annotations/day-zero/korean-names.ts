import { gather, type Named, type Pair } from "./named.ts";

/** The family names that nearly all Koreans have. */
const FAMILY =
  "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염석선설마길연위표명기반왕금옥육인맹제모탁국여어은편용";
const FAMILY_NAME = `(?:남궁|황보|선우|제갈|독고|[${FAMILY}])`;
/** Family name and a given name of two syllables; of one or three only where something else says that it is a name. */
const USUAL = `${FAMILY_NAME}[가-힣]{2}`;
const ANY = `${FAMILY_NAME}[가-힣]{1,3}`;
const ROLE = "[가-힣]{1,6}(?: [가-힣]{1,6})?";
const START = "(?<![가-힣])";

const TITLES = "배우|가수|감독|연출|주연|조연|아역|모델|방송인|개그맨|개그우먼|작가|아나운서|신인";
const PARTICLES =
  "이랑|에게서|에게|한테|께서|하고|부터|까지|처럼|보다|이가|이는|이와|이|가|은|는|을|를|의|와|과|도|만|씨|님|랑|로";

/** A name and the character beside it. The bare `이름(배역)` takes usual names only: places stand like that as well. */
const PAIRS: readonly { readonly pattern: RegExp; readonly first: "name" | "character" }[] = [
  { pattern: new RegExp(`${START}([가-힣]{2,6})\\((${ANY}) 분\\)`, "gu"), first: "character" },
  { pattern: new RegExp(`${START}(${ANY})\\((${ROLE}) 역\\)`, "gu"), first: "name" },
  { pattern: new RegExp(`${START}(${USUAL})\\(([가-힣]{2,5})\\)`, "gu"), first: "name" },
  {
    pattern: new RegExp(
      `${START}([가-힣]{2,6}) 역(?:의|을 맡은|으로 나오는) (?:(?:${TITLES}) )?(${USUAL})`,
      "gu",
    ),
    first: "character",
  },
];

/** Words of three syllables that begin like a family name and come up in every article. */
const NO_NAME = new Set(
  (
    "이야기 이번에 이날은 이후에 이유로 이렇게 이어서 이제는 이처럼 이미지 한국의 한국어 한번도 한마디 한동안 하지만 하루에 " +
    "정말로 정도로 전체가 전국의 고민을 조금씩 조금은 주인공 주먹을 주머니 지난해 지난달 지금은 지금도 현장의 현장을 서로의 서울의 " +
    "우리의 우리는 나머지 나중에 오늘은 오히려 오래된 마지막 마침내 모두가 모습을 모습이 방송된 방송을 원작의 원래는 유명한 " +
    "최근에 최고의 최초로 장면을 장면이 장면은 연기를 연기한 성공한 인터뷰 인물의 제작진 드라마 공개된 공개한 기자는 노래를 문제를 " +
    "배우의 배우는 배우들 배우가 시청률 시작한 시작된 여전히 여러분 여자가 남자가 남자의 명장면 신인상 길에서 황당한"
  ).split(" "),
);

/** How often a name has to come up where no title says that it is one. */
const OFTEN = 3;

/**
 * The people of a Korean article: `이름(배역 역)`, `배역(이름 분)`, `이름(배역)`, `배역 역의 이름`; names that come up twice and
 * have a title once (`배우 김다미, 안보현`); and names that come up three times. Particles are no part of a name.
 */
export function koreanNames(text: string): readonly Named[] {
  const pairs = PAIRS.flatMap(({ pattern, first }) =>
    [...text.matchAll(pattern)].flatMap((match) => pairOf(match, first)),
  ).filter((pair, at, all) => !all.slice(0, at).some((other) => other.name === pair.character));
  const counts = new Map<string, number>();
  const word = new RegExp(`${START}(${USUAL})(?:${PARTICLES})?(?![가-힣])`, "gu");
  for (const [, name = ""] of text.matchAll(word)) {
    if (!NO_NAME.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const titled = new Set<string>();
  for (const [, list = ""] of text.matchAll(
    new RegExp(`(?:${TITLES}) (${USUAL}(?:(?:, |·|와 |과 )${USUAL})*)`, "gu"),
  )) {
    for (const [name] of list.matchAll(new RegExp(`${START}${USUAL}`, "gu"))) titled.add(name);
  }
  const repeated = [...counts]
    .filter(([name, count]) => count >= OFTEN || (count > 1 && titled.has(name)))
    .map(([name]) => name);
  return gather(text, pairs, repeated, (name) => text.split(name).length - 1);
}

function pairOf(match: RegExpMatchArray, first: "name" | "character"): readonly Pair[] {
  const [one = "", other = ""] = [match[1], match[2]];
  const [name, character] = first === "name" ? [one, other] : [other, one];
  return [{ name, character, at: match.index ?? 0 }];
}
