/** A palette key: what it is called in a record's `key`, and the physical key (`KeyboardEvent.code`) that it means. */
export type PaletteKey = { readonly key: string; readonly code: string };

/** The keys of a bank of tags, in the order in which tags are dealt to them: 1 to 9, then 0. */
export const TAG_KEYS: readonly PaletteKey[] = [..."1234567890"].map((key) => ({ key, code: `Digit${key}` }));

/** The keys of people, left hand only (product, "Keys"), in the order in which people are dealt to them. */
export const PEOPLE_KEYS: readonly PaletteKey[] = [..."qwertasdfgzxcvb"].map((key) => ({
  key,
  code: `Key${key.toUpperCase()}`,
}));
