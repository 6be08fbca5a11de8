import { recordsById } from "../document/access.ts";
import type { LogDocument } from "../document/document.ts";
import { foldRomanisation, foldText } from "./fold.ts";

/** A known name at the start of a text: whose it is, and how many UTF-16 units of the text it takes. */
export type KnownName = { readonly id: string; readonly length: number };

/**
 * The names of a log for recognising them in running text. `person` and `tag` find the longest known name that a text
 * starts with and that ends where a word ends (product, rule 5); Korean particles after a name count as its end and are
 * taken with it.
 */
export type KnownNames = {
  person(text: string): KnownName | undefined;
  tag(text: string): KnownName | undefined;
};

/** The most words that a name is looked for in. */
const MOST_WORDS = 8;

/** Particles and titles that Korean puts straight behind a name. */
const PARTICLE =
  /(?<=[가-힣])(?:이랑|랑|께서|에게서|에게|한테|하고|부터|까지|처럼|보다|이가|이는|씨가|씨는|씨|님|이|가|은|는|을|를|의|와|과|도|만)$/u;

/** Reads the names of a document once; short lists, so this may be done at every key press in the quick line. */
export function knownNames(document: LogDocument): KnownNames {
  const people = new Lexicon();
  const persons = recordsById(document, "person");
  // Right spellings before characters before wrong ones: the first to claim a spelling keeps it.
  for (const { id, names } of persons) {
    for (const name of names) if (name.kind !== "wrong") people.add(name.text, id);
  }
  for (const { id, character } of persons)
    for (const name of character?.names ?? []) people.add(name.text, id);
  for (const { id, names } of persons) for (const name of names) people.add(name.text, id);
  const tags = new Lexicon();
  for (const { id, labels } of recordsById(document, "tag")) {
    for (const label of Object.values(labels)) tags.add(label, id);
    tags.add(id, id);
  }
  return {
    person: (text) => people.longest(text, { loose: true, particles: true }),
    tag: (text) => tags.longest(text, { loose: false, particles: false }),
  };
}

class Lexicon {
  readonly #exact = new Map<string, string>();
  /** By romanisation class; `undefined` where two different people share one. */
  readonly #loose = new Map<string, string | undefined>();

  add(text: string, id: string): void {
    const folded = foldText(text);
    if (folded === "") return;
    if (!this.#exact.has(folded)) this.#exact.set(folded, id);
    const sound = foldRomanisation(folded);
    const owner = this.#loose.get(sound);
    this.#loose.set(sound, this.#loose.has(sound) && owner !== id ? undefined : id);
  }

  longest(
    text: string,
    how: { readonly loose: boolean; readonly particles: boolean },
  ): KnownName | undefined {
    for (const length of wordEnds(text).reverse()) {
      const words = text.slice(0, length);
      const id = this.#find(words, how.loose) ?? (how.particles ? this.#beforeParticle(words) : undefined);
      if (id !== undefined) return { id, length };
    }
    return undefined;
  }

  #find(words: string, loose: boolean): string | undefined {
    const folded = foldText(words);
    return this.#exact.get(folded) ?? (loose ? this.#loose.get(foldRomanisation(folded)) : undefined);
  }

  #beforeParticle(words: string): string | undefined {
    const stem = words.replace(PARTICLE, "");
    return stem === words ? undefined : this.#exact.get(foldText(stem));
  }
}

/** Where the first words of a text end: before white space and what cannot be inside a name; English `'s` ends one too. */
function wordEnds(text: string): number[] {
  if (/^\s/u.test(text)) return [];
  const ends: number[] = [];
  for (const match of text.matchAll(/[^\s,;:!?()"“”„‟＂：，#@=]+/gu)) {
    // A full stop is the sentence's; one that belongs to a name (Jr.) does not count when names are compared.
    const word = match[0].replace(/[.…]+$/u, "");
    const possessive = word.replace(/['’]s$/u, "");
    if (possessive !== word) ends.push(match.index + possessive.length);
    ends.push(match.index + word.length);
    const after = text.slice(match.index + match[0].length);
    if (ends.length >= MOST_WORDS || !/^[^\S\n]/u.test(after)) break;
  }
  return ends.filter((end) => end > 0);
}
