import { gather, type Named, type Pair } from "./named.ts";

const WORD = "\\p{Lu}\\p{Ll}[\\p{L}'-]*";
/** `Park Seo-joon`, `Kwon Nara`, `Soo-ah`, `Robert Downey Jr.`: up to four words, initials among them. */
const NAME = `${WORD}(?:[ ](?:\\p{Lu}\\.|Jr\\.|${WORD})){0,3}`;
const FULL_NAME = `${WORD}(?:[ ](?:\\p{Lu}\\.|Jr\\.|${WORD})){1,3}`;
const PLAYS = "(?:plays|played|playing|portrays|portrayed|portraying|stars as|starring as|appears as)";

/** A name and the character beside it; which of the two comes first differs. */
const PAIRS: readonly { readonly pattern: RegExp; readonly first: "name" | "character" }[] = [
  { pattern: new RegExp(`(${NAME}) \\((?:played|portrayed) by (${FULL_NAME})\\)`, "gu"), first: "character" },
  { pattern: new RegExp(`(${FULL_NAME}) \\((?:as |who plays )?(${NAME})\\)`, "gu"), first: "name" },
  { pattern: new RegExp(`(${FULL_NAME})(?:, who)? ${PLAYS} (${NAME})`, "gu"), first: "name" },
];

/** Words that begin a sentence, and so are written like names without being part of one. */
const OPENERS = new Set(
  (
    "A After Again All Also Although An And Another As At Back Because Before Behind Both But By Could Did Does During " +
    "Each Even Every First For From Had Has He Her Here His How However I If In Into Is It Its Just Last Later Let Like " +
    "Many Maybe Meanwhile More Most My Naturally No Nobody Not Nothing Now Of On Once One Only Or Our Over Perhaps She " +
    "Since So Some Still Such That The Their Then There These They This Those Though Three Through To Today Together Two " +
    "Under Until Up We What When Where Which While Who Why With Without Would Yes Yet You Your Actor Actress Actors " +
    "Director Producer Writer Singer Star Mr Mrs Ms Dr"
  ).split(" "),
);

/** Words by which a name is told to be one of a place, a house or a thing. */
const NO_PERSON =
  /^(?:New|South|North|East|West|Saint|San|Los|United|Great|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$|^(?:Class|Studios?|Pictures|Films?|News|Nielsen|Awards?|Festival|University|Street|Hotel|Entertainment|Network|Television|Kingdom|States|City|Korea|Korean|America|American|Europe|European|Japan|China|Season|Episode|Chapter|Part)$/u;

/**
 * The people of an English article: `Name (Character)`, `Name, who plays Character`, `Character (played by Name)`, and full
 * names that come up at least twice.
 */
export function englishNames(text: string): readonly Named[] {
  const pairs = PAIRS.flatMap(({ pattern, first }) =>
    [...text.matchAll(pattern)].flatMap((match) => pairOf(match, first)),
  ).filter((pair, at, all) => !all.slice(0, at).some((other) => other.name === pair.character));
  const counts = new Map<string, number>();
  for (const [whole] of text.matchAll(new RegExp(FULL_NAME, "gu"))) {
    const name = ownWords(whole);
    if (isFullName(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const repeated = [...counts].filter(([, count]) => count > 1).map(([name]) => name);
  return gather(text, pairs, repeated, (name) => text.split(name).length - 1);
}

function pairOf(match: RegExpMatchArray, first: "name" | "character"): readonly Pair[] {
  const [one, other] = [ownWords(match[1] ?? ""), ownWords(match[2] ?? "")];
  const [name, character] = first === "name" ? [one, other] : [other, one];
  if (!isFullName(name) || character === "" || isNoPerson(character)) return [];
  return [{ name, character, at: match.index ?? 0 }];
}

/** A name without the words before it that only begin the sentence, and without a possessive ending. */
function ownWords(words: string): string {
  const parts = words.replace(/'s?$/u, "").split(" ");
  while (OPENERS.has(parts[0] ?? "")) parts.shift();
  return parts.join(" ");
}

function isFullName(name: string): boolean {
  return name.includes(" ") && !isNoPerson(name);
}

function isNoPerson(name: string): boolean {
  return name.split(" ").some((word) => NO_PERSON.test(word));
}
