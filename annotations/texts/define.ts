/** A text in every language of the app. `{{name}}` is filled in; a key ending in `_one`/`_other` is chosen by `count`. */
export type Text = { readonly en: string; readonly ko: string };

/** Declares the texts of one area; a missing language does not compile. */
export function defineTexts<const Key extends string>(
  texts: { readonly [K in Key]: Text },
): { readonly [K in Key]: Text } {
  return texts;
}
