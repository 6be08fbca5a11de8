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

/** What a search asks for, looked up once. */
type Wanted = { readonly whole: NamesFound; readonly words: readonly WantedWord[] };
type WantedWord = { readonly word: string; readonly names: NamesFound };
/** Tags and people, in one set: see {@link namesOn}. */
type NamesFound = ReadonlySet<string>;

/** Whether a search asks for anything at all: spaces and punctuation alone do not. */
export function isSearch(search: string): boolean {
  return foldText(search) !== "";
}

/**
 * The annotations in which every word of a search is found, in the order of the film: in tags, in people by every spelling
 * in every script and romanisation (the wrong ones too) and by their characters, in quotes, translations and notes. All of
 * them for an empty search. A linear scan, run by run.
 */
export function searchAnnotations(document: LogDocument, search: string): readonly Annotation[] {
  const wanted = whatIsWanted(document, search);
  const found: Annotation[] = [];
  let place = 0;
  for (let run = document.order.runAt(place); run !== undefined; run = document.order.runAt(place)) {
    if (wanted === undefined) found.push(...run.items);
    else searchRun(run.items, wanted, found);
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
  const words = search.split(/\s+/u).filter(isSearch);
  if (words.length === 0) return undefined;
  return {
    // A search of several words may be one name: `Ahn Bo Hyun` finds him and not whoever is called Ahn.
    whole: namesFound(document, search),
    words: words.map((word) => ({ word: foldText(word), names: namesFound(document, word) })),
  };
}

function searchRun(items: readonly Annotation[], { whole, words }: Wanted, found: Annotation[]): void {
  const { texts, joined, names } = foldRun(items);
  const inText = words.map(({ word }) => joined.includes(word));
  const byNames = whole.size > 0;
  // A word that is neither in the text of this run nor part of any name is in none of its annotations.
  if (!byNames && words.some((wanted, index) => !inText[index] && wanted.names.size === 0)) return;
  for (const [index, annotation] of items.entries()) {
    const text = texts[index] ?? "";
    const own = names[index] ?? [];
    const isFound =
      (byNames && isAnyOf(own, whole)) ||
      words.every(
        ({ word, names: wanted }, at) => (inText[at] && text.includes(word)) || isAnyOf(own, wanted),
      );
    if (isFound) found.push(annotation);
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

function namesFound(document: LogDocument, typed: string): NamesFound {
  return new Set([
    ...findTags(document, typed, "en").map(({ tag }) => `tag/${tag.id}`),
    ...findPeople(document, typed, "en").map(({ person }) => person.id),
  ]);
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

function isAnyOf(own: readonly string[], wanted: NamesFound): boolean {
  if (wanted.size > 0) for (const name of own) if (wanted.has(name)) return true;
  return false;
}
