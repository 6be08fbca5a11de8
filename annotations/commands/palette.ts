import type { LogDocument } from "../document/document.ts";
import type { Person } from "../model/person.ts";
import type { Tag } from "../model/tag.ts";
import { PALETTE_KEYS, type PaletteKey, type PaletteKeys } from "./palette-keys.ts";

/** Where a tag lies in its palette: bank (from 0) and key. */
export type DealtTag = { readonly tag: Tag; readonly bank: number; readonly key: PaletteKey };

/** Where a person lies in the palette; without a key from the sixteenth on (they go through the quick line). */
export type DealtPerson = { readonly person: Person; readonly key: PaletteKey | undefined };

/** The palettes of a log, tags by bank and key, people by key. */
export type Palette = {
  readonly tags: readonly DealtTag[];
  /** How many banks of ten there are, at least 1. */
  readonly banks: number;
  readonly people: readonly DealtPerson[];
};

/**
 * Deals a log's tags to digits and its people to letters: the key that the log proposes first, the rest in the order of
 * their ids on what is free. Given the palette shown so far, whoever lies in it keeps their place, so that somebody
 * else's change never moves or re-keys it (product, "Keys"); leave it out after the user's own change of keys. `keys` are
 * those that the user's commands leave to the palettes.
 */
export function dealPalette(
  document: LogDocument,
  shown?: Palette,
  keys: PaletteKeys = PALETTE_KEYS,
): Palette {
  const tags = dealTags(document, shown?.tags ?? [], keys.tags);
  return {
    tags,
    banks: 1 + Math.max(0, ...tags.map((dealt) => dealt.bank)),
    people: dealPeople(document, shown?.people ?? [], keys.people),
  };
}

/** The tag under a physical key in a bank. */
export function tagAt(palette: Palette, bank: number, code: string): Tag | undefined {
  return palette.tags.find((dealt) => dealt.bank === bank && dealt.key.code === code)?.tag;
}

/** The person under a physical key. */
export function personAt(palette: Palette, code: string): Person | undefined {
  return palette.people.find((dealt) => dealt.key?.code === code)?.person;
}

function dealTags(
  document: LogDocument,
  shown: readonly DealtTag[],
  keys: readonly PaletteKey[],
): readonly DealtTag[] {
  // With every digit given to commands there is no bank to put a tag in.
  if (keys.length === 0) return [];
  const places: (Tag | undefined)[] = [];
  const put = (tag: Tag, from: number, step: number): void => {
    let place = from;
    while (places[place] !== undefined) place += step;
    places[place] = tag;
  };
  const kept = new Set<string>();
  for (const { tag, bank, key } of shown) {
    const now = document.tables.tag.get(tag.id);
    if (!now) continue;
    kept.add(tag.id);
    put(now, bank * keys.length + keys.indexOf(key), 1);
  }
  const rest = byId(document.tables.tag.values()).filter((tag) => !kept.has(tag.id));
  const proposed = (tag: Tag): number => keys.findIndex(({ key }) => key === tag.key);
  // Two tags that propose one key share it: the second lies on the same key, a bank further.
  for (const tag of rest) if (proposed(tag) >= 0) put(tag, proposed(tag), keys.length);
  for (const tag of rest) if (proposed(tag) < 0) put(tag, 0, 1);
  return Array.from(places).flatMap((tag, place) => {
    const key = keys[place % keys.length];
    return tag && key ? [{ tag, bank: Math.floor(place / keys.length), key }] : [];
  });
}

function dealPeople(
  document: LogDocument,
  shown: readonly DealtPerson[],
  keys: readonly PaletteKey[],
): readonly DealtPerson[] {
  const taken = new Map<PaletteKey, Person>();
  const dealt = new Set<string>();
  const put = (key: PaletteKey | undefined, person: Person | undefined): void => {
    if (!key || !person || taken.has(key) || dealt.has(person.id)) return;
    taken.set(key, person);
    dealt.add(person.id);
  };
  const people = byId(document.tables.person.values());
  for (const { person, key } of shown) put(key, document.tables.person.get(person.id));
  for (const person of people)
    put(
      keys.find(({ key }) => key === person.key),
      person,
    );
  for (const person of people)
    put(
      keys.find((key) => !taken.has(key)),
      person,
    );
  const keyed = keys.flatMap((key) => {
    const person = taken.get(key);
    return person ? [{ person, key }] : [];
  });
  const unkeyed = people.filter(({ id }) => !dealt.has(id)).map((person) => ({ person, key: undefined }));
  return [...keyed, ...unkeyed];
}

function byId<Item extends { readonly id: string }>(items: Iterable<Item>): readonly Item[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
