/** Words in quotation marks: what stands between them, trimmed; where the marks end; whether there was a closing one. */
export type QuotedWords = { readonly text: string; readonly to: number; readonly closed: boolean };

/** What closes each opening mark: curly and straight ones are typed in any mixture, as editors correct them by themselves. */
const CLOSING: Readonly<Record<string, RegExp>> = {
  '"': /["＂”]/u,
  "＂": /["＂”]/u,
  "“": /”/u,
  "„": /[“”]/u,
  "‟": /[”"]/u,
  "”": /["”“]/u,
  "「": /」/u,
  "『": /』/u,
};

/** Whether a quote opens at a place. A straight mark after a digit is one of inches or seconds. */
export function opensQuote(text: string, at: number): boolean {
  const char = text[at] ?? "";
  if (!Object.hasOwn(CLOSING, char)) return false;
  return char !== '"' || !/\d/.test(text[at - 1] ?? "");
}

/** Reads the quote that opens at a place; one that is not closed closes itself at the end of the line. */
export function readQuote(text: string, at: number): QuotedWords {
  const inside = text.slice(at + 1);
  const strict = inside.search(CLOSING[text[at] ?? ""] ?? /"/);
  const end = strict >= 0 ? strict : inside.search(/["”]/u);
  const words = end < 0 ? inside : inside.slice(0, end);
  return {
    text: words.trim().normalize("NFC"),
    to: end < 0 ? text.length : at + end + 2,
    closed: end >= 0,
  };
}
