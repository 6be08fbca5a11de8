const INITIALS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const VOWELS = "ㅏ,ㅐ,ㅑ,ㅒ,ㅓ,ㅔ,ㅕ,ㅖ,ㅗ,ㅗㅏ,ㅗㅐ,ㅗㅣ,ㅛ,ㅜ,ㅜㅓ,ㅜㅔ,ㅜㅣ,ㅠ,ㅡ,ㅡㅣ,ㅣ".split(",");
const FINALS =
  ",ㄱ,ㄲ,ㄱㅅ,ㄴ,ㄴㅈ,ㄴㅎ,ㄷ,ㄹ,ㄹㄱ,ㄹㅁ,ㄹㅂ,ㄹㅅ,ㄹㅌ,ㄹㅍ,ㄹㅎ,ㅁ,ㅂ,ㅂㅅ,ㅅ,ㅆ,ㅇ,ㅈ,ㅊ,ㅋ,ㅌ,ㅍ,ㅎ".split(
    ",",
  );
/** Letters that an input method shows while a syllable with two finals or a double vowel is composed. */
const COMPOUND_LETTERS: Readonly<Record<string, string>> = {
  ㄳ: "ㄱㅅ",
  ㄵ: "ㄴㅈ",
  ㄶ: "ㄴㅎ",
  ㄺ: "ㄹㄱ",
  ㄻ: "ㄹㅁ",
  ㄼ: "ㄹㅂ",
  ㄽ: "ㄹㅅ",
  ㄾ: "ㄹㅌ",
  ㄿ: "ㄹㅍ",
  ㅀ: "ㄹㅎ",
  ㅄ: "ㅂㅅ",
};

/** The first syllable and how many there are: Hangul Syllables, Unicode Standard, 3.12. */
const FIRST_SYLLABLE = 0xac00;
const SYLLABLE_COUNT = 11172;
const PER_INITIAL = 588;
const PER_VOWEL = 28;

function syllableOf(char: string): number | undefined {
  const index = (char.codePointAt(0) ?? 0) - FIRST_SYLLABLE;
  return index >= 0 && index < SYLLABLE_COUNT ? index : undefined;
}

/** The initial consonants (초성) of a text, other characters as they are: `박서준` becomes `ㅂㅅㅈ`. */
export function hangulInitials(text: string): string {
  return [...text]
    .map((char) => {
      const syllable = syllableOf(char);
      return syllable === undefined ? char : (INITIALS[Math.floor(syllable / PER_INITIAL)] ?? char);
    })
    .join("");
}

/**
 * A text as the letters that were typed for it: `서준` becomes `ㅅㅓㅈㅜㄴ`. So a name is found while its syllables are still
 * being composed (`섲` on the way to `서주`).
 */
export function hangulLetters(text: string): string {
  return [...text]
    .map((char) => {
      const syllable = syllableOf(char);
      if (syllable === undefined) return COMPOUND_LETTERS[char] ?? char;
      const initial = INITIALS[Math.floor(syllable / PER_INITIAL)] ?? "";
      const vowel = VOWELS[Math.floor((syllable % PER_INITIAL) / PER_VOWEL)] ?? "";
      return initial + vowel + (FINALS[syllable % PER_VOWEL] ?? "");
    })
    .join("");
}

/** Whether a text is made of consonants only, so that it asks for initials: `ㅂㅅㅈ`. */
export function isInitials(text: string): boolean {
  return /^[ㄱ-ㅎ]+$/u.test(text);
}
