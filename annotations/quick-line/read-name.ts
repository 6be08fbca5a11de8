import { opensQuote, readQuote } from "./read-quote.ts";

/** A name at the start of a text, and how many UTF-16 units it takes, quotation marks included. */
export type ReadName = { readonly name: string; readonly length: number };

const WORD = /^[^\s,;:!?()"“”„‟＂：，#@=]+/u;
/** A word, and words after it that begin with a capital letter: `Hong Gil-dong`. */
const CAPITALISED = /^\p{L}[\p{L}\p{M}\p{N}'’.-]*(?: \p{Lu}[\p{L}\p{M}\p{N}'’.-]*){0,3}/u;
/** Everything up to a colon that introduces a quote. */
const BEFORE_COLON = /^([^\s:："“”„＂#@=][^:："“”„＂#@=]{0,79}?)\s*[:：]\s*(?=["“„＂])/u;

/** A tag that the log does not have, after its `#`: one word, or words in quotation marks. */
export function readNewTag(text: string): ReadName | undefined {
  return readQuotedName(text) ?? trimmed(WORD.exec(text)?.[0]);
}

/**
 * A person that the log does not have, after the `@`: words in quotation marks, all before the colon of a quote, or a
 * word with the capitalised words that follow it.
 */
export function readNewPerson(text: string): ReadName | undefined {
  const quoted = readQuotedName(text);
  if (quoted) return quoted;
  const speaker = BEFORE_COLON.exec(text)?.[1];
  return trimmed(speaker ?? CAPITALISED.exec(text)?.[0] ?? WORD.exec(text)?.[0]);
}

function readQuotedName(text: string): ReadName | undefined {
  if (!opensQuote(text, 0)) return undefined;
  const words = readQuote(text, 0);
  return words.text === "" ? undefined : { name: words.text, length: words.to };
}

function trimmed(words: string | undefined): ReadName | undefined {
  const name = words?.replace(/(?<=\p{L}{2})[.…]+$/u, "") ?? "";
  return name === "" ? undefined : { name: name.normalize("NFC"), length: name.length };
}
