import type { Annotation } from "../model/annotation.ts";
import { findPeople, findTags } from "../names/find.ts";
import { foldText } from "../names/fold.ts";
import type { LogDocument } from "./document.ts";
import { peopleIn } from "./groups.ts";

/**
 * The folded words of the annotations of one run, kept beside it. A run never changes and is shared by all versions of the
 * document that have it, so an edit folds anew the few dozen of its own run, when they are looked at next, and no others.
 * Names are not in it: there are few, so they are looked up once for each search, and a corrected name reaches every
 * annotation at once.
 */
type FoldedRun = {
  /** The words of all of them in one, so that a word is looked for once and not once in each. */
  readonly text: string;
  /** Where in it those of each end. */
  readonly ends: Int32Array;
  /** The numbers of the tags and people on all of them in one, and where in it those of each end. */
  readonly names: Int32Array;
  readonly nameEnds: Int32Array;
};

const foldedRuns = new WeakMap<readonly Annotation[], FoldedRun>();

/**
 * What a search asks for, looked up once. `names` tells of each tag and person by its number which words found it, a bit for
 * each, and `WHOLE` where all of the search together did; it is empty where nobody is found.
 */
type Wanted = { readonly words: readonly string[]; readonly names: Int32Array };

/** A search of several words may be one name: `Ahn Bo Hyun` finds him and not whoever is called Ahn. */
const WHOLE = 1 << 30;
/** As many words as there are bits for; a search has three. */
const MOST_WORDS = 30;

/** Whether a search asks for anything at all: spaces and punctuation alone do not. */
export function isSearch(search: string): boolean {
  return foldText(search) !== "";
}

/**
 * The annotations in which every word of a search is found, in the order of the film: in tags, in people by every spelling
 * in every script and romanisation (the wrong ones too) and by their characters, in quotes, translations and notes. All of
 * them for an empty search. A linear scan, run by run, of one medium or of all.
 */
export function searchAnnotations(
  document: LogDocument,
  search: string,
  medium?: string,
): readonly Annotation[] {
  const { order } = document;
  const wanted = whatIsWanted(document, search);
  const found: Annotation[] = [];
  const end =
    medium === undefined ? order.size : order.countWhile((annotation) => annotation.medium <= medium);
  let place = medium === undefined ? 0 : order.lowerBound(medium, 0);
  while (place < end) {
    const run = order.runAt(place);
    if (run === undefined) break;
    const part = { from: place - run.begin, to: Math.min(run.items.length, end - run.begin) };
    if (wanted === undefined) found.push(...run.items.slice(part.from, part.to));
    else searchRun(run.items, part, wanted, found);
    place = run.begin + run.items.length;
  }
  return found;
}

/** Folds the runs of up to `most` annotations from a place on, so that the first search need not; where to go on. */
export function foldAhead(document: LogDocument, from: number, most: number): number {
  let place = from;
  while (place < from + most) {
    const run = document.order.runAt(place);
    if (run === undefined) break;
    foldRun(run.items);
    place = run.begin + run.items.length;
  }
  return place;
}

function whatIsWanted(document: LogDocument, search: string): Wanted | undefined {
  const words = search.split(/\s+/u).filter(isSearch).slice(0, MOST_WORDS);
  if (words.length === 0) return undefined;
  const bits = new Map<number, number>();
  const note = (typed: string, bit: number) => {
    for (const name of namesFound(document, typed)) {
      const number = numberOf(name);
      bits.set(number, (bits.get(number) ?? 0) | bit);
    }
  };
  note(search, WHOLE);
  for (const [index, word] of words.entries()) note(word, 1 << index);
  const names = new Int32Array(bits.size === 0 ? 0 : numbers.size);
  for (const [number, bit] of bits) names[number] = bit;
  return { words: words.map(foldText), names };
}

type Part = { readonly from: number; readonly to: number };

function searchRun(
  items: readonly Annotation[],
  { from, to }: Part,
  { words, names }: Wanted,
  found: Annotation[],
): void {
  const run = foldRun(items);
  const inText = wordsIn(run, words, names.length > 0);
  if (inText === undefined) return;
  const all = 2 ** words.length - 1;
  for (let index = from; index < to; index++) {
    const bits = (inText[index] ?? 0) | (names.length > 0 ? namesIn(run, index, names) : 0);
    const annotation = items[index];
    if (((bits & all) === all || (bits & WHOLE) !== 0) && annotation !== undefined) found.push(annotation);
  }
}

/** A run's own words while it is searched: made once, for there are thousands of runs. */
let wordBits = new Int32Array(64);

/**
 * Which words stand in the text of each annotation of a run, a bit for each. Where words can be found there only and one of
 * them is nowhere in the run, `undefined`: nothing is found in it.
 */
function wordsIn(
  { text, ends }: FoldedRun,
  words: readonly string[],
  byNameToo: boolean,
): Int32Array | undefined {
  if (wordBits.length < ends.length) wordBits = new Int32Array(2 * ends.length);
  for (let bit = 0; bit < words.length; bit++) {
    const word = words[bit] ?? "";
    let at = text.indexOf(word);
    if (at < 0 && !byNameToo) return undefined;
    if (bit === 0) wordBits.fill(0, 0, ends.length);
    const before = byNameToo ? 0 : 2 ** bit - 1;
    let index = 0;
    while (at >= 0) {
      while (at >= (ends[index] ?? Number.POSITIVE_INFINITY)) index++;
      const bits = wordBits[index] ?? 0;
      if ((bits & before) === before) wordBits[index] = bits | (1 << bit);
      // Where it stands a second time in the same annotation tells nothing new, nor where another word stands nowhere.
      do index++;
      while (index < ends.length && ((wordBits[index] ?? 0) & before) !== before);
      at = index < ends.length ? text.indexOf(word, ends[index - 1]) : -1;
    }
  }
  return wordBits;
}

function namesIn({ names, nameEnds }: FoldedRun, index: number, wanted: Int32Array): number {
  let bits = 0;
  const end = nameEnds[index] ?? 0;
  for (let at = index === 0 ? 0 : (nameEnds[index - 1] ?? 0); at < end; at++)
    bits |= wanted[names[at] ?? 0] ?? 0;
  return bits;
}

function foldRun(items: readonly Annotation[]): FoldedRun {
  const known = foldedRuns.get(items);
  if (known !== undefined) return known;
  const run = { ...foldWords(items), ...numberNames(items) };
  foldedRuns.set(items, run);
  return run;
}

/** Where the words of one annotation end and those of the next begin, and between fields: nothing is found across them. Letters of nobody's. */
const NEXT_ANNOTATION = "\ue000";
const NEXT_FIELD = "\ue001";
const OURS = /[\ue000\ue001]/gu;

/** The words of annotations themselves. All of them are folded at once: one by one took twice as long. */
function foldWords(items: readonly Annotation[]): Pick<FoldedRun, "text" | "ends"> {
  let words = "";
  for (const { note, quotes } of items) {
    if (note !== undefined) words += withoutOurs(note);
    for (const { text, translations } of quotes ?? []) {
      if (text !== undefined) words += NEXT_FIELD + withoutOurs(text);
      for (const translation of translations ?? []) words += NEXT_FIELD + withoutOurs(translation.text);
    }
    words += NEXT_ANNOTATION;
  }
  const text = foldText(words);
  const ends = new Int32Array(items.length);
  let end = 0;
  for (let index = 0; index < items.length; index++) {
    end = text.indexOf(NEXT_ANNOTATION, end) + 1;
    ends[index] = end;
  }
  return { text, ends };
}

function withoutOurs(text: string): string {
  return text.replace(OURS, " ");
}

/** Tags and people that a text finds. */
function namesFound(document: LogDocument, typed: string): readonly string[] {
  return [
    ...findTags(document, typed, "en").map(({ tag }) => tagName(tag.id)),
    ...findPeople(document, typed, "en").map(({ person }) => person.id),
  ];
}

/** The tags and people on annotations, speakers included, by their numbers. */
function numberNames(items: readonly Annotation[]): Pick<FoldedRun, "names" | "nameEnds"> {
  const names: number[] = [];
  const nameEnds = new Int32Array(items.length);
  for (const [index, annotation] of items.entries()) {
    for (const tag of annotation.tags ?? []) names.push(numberOf(tagName(tag)));
    for (const person of peopleIn(annotation)) names.push(numberOf(person));
    nameEnds[index] = names.length;
  }
  return { names: Int32Array.from(names), nameEnds };
}

/** A tag and a person may have one slug, so tags say so. */
function tagName(tag: string): string {
  return `tag/${tag}`;
}

/** A number for each name that was ever on an annotation or found: looked up by it, names cost a scan next to nothing. */
const numbers = new Map<string, number>();

function numberOf(name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}
