const LANGUAGE_OF_SCRIPT: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/u, "ko"],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, "ja"],
  [/\p{Script=Han}/u, "zh"],
];

/** The language that words are most likely in, told by their script: `ko`, `ja`, `zh`, else `other` (English unless told). */
export function guessLanguage(words: string, other = "en"): string {
  return LANGUAGE_OF_SCRIPT.find(([script]) => script.test(words))?.[1] ?? other;
}
