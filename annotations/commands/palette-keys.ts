/** A palette key: what it is called in a record's `key`, and the physical key (`KeyboardEvent.code`) that it means. */
export type PaletteKey = { readonly key: string; readonly code: string };

/** The keys that the palettes have, in the order in which tags and people are dealt to them. */
export type PaletteKeys = { readonly tags: readonly PaletteKey[]; readonly people: readonly PaletteKey[] };

/** The keys of a bank of tags, in the order in which tags are dealt to them: 1 to 9, then 0. */
export const TAG_KEYS: readonly PaletteKey[] = [..."1234567890"].map((key) => ({ key, code: `Digit${key}` }));

/** The keys of people, left hand only (product, "Keys"), in the order in which people are dealt to them. */
export const PEOPLE_KEYS: readonly PaletteKey[] = [..."qwertasdfgzxcvb"].map(letterKey);

/** Letters of the right hand, for people whose own key another set of keys gives to a command. */
export const SPARE_PEOPLE_KEYS: readonly PaletteKey[] = [..."yhnupjmikol"].map(letterKey);

/** What the palettes have where no command takes a key from them. */
export const PALETTE_KEYS: PaletteKeys = { tags: TAG_KEYS, people: PEOPLE_KEYS };

function letterKey(key: string): PaletteKey {
  return { key, code: `Key${key.toUpperCase()}` };
}
