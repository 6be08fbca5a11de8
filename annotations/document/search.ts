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
  readonly texts: readonly string[];
  /** All of them in one: a word that is not in it is in none of them. */
  readonly joined: string;
  /** The tags and people on each. */
  readonly names: readonly (readonly string[])[];
};

const foldedRuns = new WeakMap<readonly Annotation[], FoldedRun>();

/**
 * What a search asks for, looked up once. `names` tells of each tag and person that is found which words found them, a bit
 * for each, and `WHOLE` where all of the search together did.
 */
type Wanted = { readonly words: readonly string[]; readonly names: ReadonlyMap<string, number> };

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
  const names = new Map<string, number>();
  const note = (typed: string, bit: number) => {
    for (const name of namesFound(document, typed)) names.set(name, (names.get(name) ?? 0) | bit);
  };
  note(search, WHOLE);
  for (const [index, word] of words.entries()) note(word, 1 << index);
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
  // Words that stand somewhere in this run: the others can only be found by name.
  const inText = words.map((word) => run.joined.includes(word));
  if (names.size === 0 && inText.includes(false)) return;
  for (let index = from; index < to; index++) {
    let byName = 0;
    if (names.size > 0) for (const name of run.names[index] ?? []) byName |= names.get(name) ?? 0;
    const text = run.texts[index] ?? "";
    const isFound =
      (byName & WHOLE) !== 0 ||
      words.every((word, at) => (byName & (1 << at)) !== 0 || (inText[at] === true && text.includes(word)));
    const annotation = items[index];
    if (isFound && annotation !== undefined) found.push(annotation);
  }
}

function foldRun(items: readonly Annotation[]): FoldedRun {
  const known = foldedRuns.get(items);
  if (known !== undefined) return known;
  const texts = items.map(foldWords);
  const run = { texts, joined: texts.join("\n"), names: items.map(namesOn) };
  foldedRuns.set(items, run);
  return run;
}

/** The words of an annotation itself; where one field ends and the next begins nothing can be found. */
function foldWords({ note, quotes }: Annotation): string {
  const words = note === undefined ? [] : [foldText(note)];
  for (const { text, translations } of quotes ?? []) {
    if (text !== undefined) words.push(foldText(text));
    for (const translation of translations ?? []) words.push(foldText(translation.text));
  }
  return words.join("\n");
}

/** Tags and people that a text finds, as {@link namesOn} has them. */
function namesFound(document: LogDocument, typed: string): readonly string[] {
  return [
    ...findTags(document, typed, "en").map(({ tag }) => `tag/${tag.id}`),
    ...findPeople(document, typed, "en").map(({ person }) => person.id),
  ];
}

/** The tags and people on an annotation, speakers included. A tag and a person may have one slug, so tags say so. */
function namesOn(annotation: Annotation): readonly string[] {
  return [...(annotation.tags ?? []).map((tag) => `tag/${tag}`), ...peopleIn(annotation)].map(oneOfEach);
}

/** One string for all that are equal: the few names of a log then stay in the processor's cache through a scan. */
function oneOfEach(name: string): string {
  const known = knownNames.get(name);
  if (known !== undefined) return known;
  knownNames.set(name, name);
  return name;
}

const knownNames = new Map<string, string>();
