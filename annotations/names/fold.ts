/** Marks of Latin letters that people leave out when they type: accents, macrons, breves. */
const ACCENTS = /[\u0300-\u036f]/gu;

/** What does not count when names are compared: spaces, hyphens, apostrophes, dots. */
const FILLERS = /[\s\p{Pd}'’‘`´ʼ._·・]+/gu;

/**
 * Latin letters and signs in the width of CJK. Folded by hand: the compatibility forms of Unicode would also turn the
 * consonants that people type for initials (ㅂㅅㅈ) into parts of syllables.
 */
const FULL_WIDTH = /[！-～]/gu;
const FULL_WIDTH_OFFSET = 0xfee0;

/** ASCII, whole Hangul syllables, and the common ideographs: one code unit each, composed, and without accents; the search's two marks. */
const PLAIN = /^[\x20-\x7e\n\ue000\ue001\uac00-\ud7a3\u4e00-\u9fff‘’“”…]*$/;

/**
 * Text as it is compared: NFC, lower case, without accents, spaces, hyphens, apostrophes and dots. Two texts with the
 * same fold count as the same words.
 */
export function foldText(text: string): string {
  // Most texts are in letters that none of the steps before the last two would change.
  if (PLAIN.test(text)) return text.toLowerCase().replace(FILLERS, "");
  return text
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .normalize("NFD")
    .replace(ACCENTS, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(FILLERS, "");
}

/**
 * Folds a text further, to classes of romanisations (product, rule 6): oo/u, eo/u, j/ch, k/g, p/b, Park/Bak, Lee/Yi.
 * Takes and yields folded text; text in other scripts stays as it is.
 */
export function foldRomanisation(folded: string): string {
  return folded
    .replace(/ar(?=[kg])/g, "a")
    .replace(/l?ee|yi/g, "i")
    .replace(/oo|eo/g, "u")
    .replace(/ch/g, "j")
    .replaceAll("k", "g")
    .replaceAll("p", "b");
}

/**
 * What is sure of a romanisation that is still being typed: without a last letter that the next one may fold with (the
 * `e` of `eo`, the `c` of `ch`).
 */
export function foldTypedRomanisation(folded: string): string {
  return foldRomanisation(folded.replace(/(o|e|c|le?|y|(?<=a)r)$/, ""));
}
