import { PEOPLE_KEYS, TAG_KEYS } from "../commands/palette-keys.ts";
import { recordsById } from "../document/access.ts";
import { buildDocument } from "../document/build-document.ts";
import type { LogDocument } from "../document/document.ts";
import { isTakenSlug } from "../commands/lookups.ts";
import type { Desk } from "../formats/desk/desk.ts";
import type { Diff } from "../history/diff.ts";
import { insertRecord } from "../history/make-change.ts";
import { freeSlug, slugify } from "../model/ids.ts";
import { type Name, type Person, preferredName } from "../model/person.ts";
import type { Tag } from "../model/tag.ts";
import { foldText } from "../names/fold.ts";
import { knownNames } from "../names/known.ts";
import { guessLanguage } from "../names/script.ts";
import { englishNames } from "./english-names.ts";
import { koreanNames } from "./korean-names.ts";
import type { Named } from "./named.ts";

/** Somebody who is offered for a new log. */
export type PersonOffer = {
  /** As they would be in the log, but for the key. */
  readonly person: Person;
  /** Whether the article names them, and how often; 0 for those whom only the desk knows. */
  readonly mentions: number;
  /** The spelling of the article, where it is one that the desk knows to be wrong. */
  readonly misspelt: string | undefined;
};

/** What a new log could begin with. */
export type CastOffer = { readonly people: readonly PersonOffer[]; readonly tags: readonly Tag[] };

/**
 * Cast and vocabulary for a log, from the plain text of its article and from what the desk has: people whom the article names
 * first, in its order, then the desk's others. Somebody whom the desk knows by any spelling is the desk's record. What the
 * log has already is not offered again.
 */
export function offerCast(document: LogDocument, text: string, desk: Desk): CastOffer {
  const here = knownNames(document);
  const known = knownNames(buildDocument({ id: "desk" }, { person: desk.people }));
  const records = new Map(desk.people.map((person) => [person.id, person]));
  const offered = new Map<string, PersonOffer>();
  for (const named of [...englishNames(text), ...koreanNames(text)].sort((a, b) => a.at - b.at)) {
    if (isWhole(here.person(named.name), named.name)) continue;
    const found = known.person(named.name);
    const record = isWhole(found, named.name) ? records.get(found?.id ?? "") : undefined;
    const person = record ?? personOf(named, document, offered);
    const before = offered.get(person.id);
    offered.set(person.id, {
      person: before?.person ?? person,
      mentions: (before?.mentions ?? 0) + named.count,
      misspelt: before?.misspelt ?? wrongSpelling(person, named.name),
    });
  }
  for (const person of desk.people) {
    if (!offered.has(person.id)) offered.set(person.id, { person, mentions: 0, misspelt: undefined });
  }
  const people = [...offered.values()].filter(({ person }) => !isHere(document, here, person));
  const tags = desk.tags.filter((tag) => !isTakenSlug(document, "tag", tag.id));
  return { people, tags: tags.toSorted((a, b) => placeOf(a) - placeOf(b)) };
}

/**
 * The changes that take what is offered into a log. Everybody keeps a key that the log proposes for nobody else; the others
 * get what is free, in the order given.
 */
export function takeCast(document: LogDocument, { people, tags }: CastOffer): Diff {
  const taken = new Set(recordsById(document, "person").flatMap(({ key }) => key ?? []));
  const keys = new Map<string, string>();
  const give = (id: string, key: string | undefined): void => {
    if (key === undefined || taken.has(key) || keys.has(id)) return;
    taken.add(key);
    keys.set(id, key);
  };
  for (const { person } of people) give(person.id, person.key);
  for (const { person } of people) give(person.id, PEOPLE_KEYS.find(({ key }) => !taken.has(key))?.key);
  return [
    ...people.map(({ person }) => {
      const { key: _key, ...rest } = person;
      const key = keys.get(person.id);
      return insertRecord("person", key === undefined ? rest : { ...rest, key });
    }),
    ...tags.map((tag) => insertRecord("tag", tag)),
  ];
}

/** Tags are shown as they lie under the digits; those without one come last. */
function placeOf(tag: Tag): number {
  const at = TAG_KEYS.findIndex(({ key }) => key === tag.key);
  return at < 0 ? TAG_KEYS.length : at;
}

type Known = ReturnType<typeof knownNames>;

/** Whether a known name is all of the words, and not only their beginning. */
function isWhole(found: ReturnType<Known["person"]>, words: string): boolean {
  return found?.length === words.length;
}

function isHere(document: LogDocument, here: Known, person: Person): boolean {
  if (isTakenSlug(document, "person", person.id)) return true;
  return person.names.some(({ text, kind }) => kind !== "wrong" && isWhole(here.person(text), text));
}

function personOf(
  { name, character }: Named,
  document: LogDocument,
  offered: ReadonlyMap<string, unknown>,
): Person {
  const slug = slugify(name, "person");
  const preferred = (text: string): Name => ({ text, lang: guessLanguage(text), kind: "preferred" });
  return {
    id: freeSlug(slug, (id) => offered.has(id) || isTakenSlug(document, "person", id)),
    names: [preferred(name)],
    ...(character === undefined ? {} : { character: { names: [preferred(character)] } }),
    role: "actor",
  };
}

function wrongSpelling(person: Person, name: string): string | undefined {
  const spelling = person.names.find(({ text }) => foldText(text) === foldText(name));
  return spelling?.kind === "wrong" ? name : undefined;
}

/** The name under which somebody is offered. */
export function offeredName({ person }: PersonOffer, language: string): string {
  return preferredName(person.names, language) || person.id;
}
