import type { LogDocument } from "../document/document.ts";
import { findPeople, findTags } from "../names/find.ts";
import { LEADING_TIME } from "./leading-time.ts";
import { opensQuote, readQuote } from "./read-quote.ts";

/** One completion: what it is, what to show, and the text that takes the place of what was typed. */
export type Suggestion = {
  readonly kind: "tag" | "person";
  readonly id: string;
  readonly label: string;
  /** The spelling that was found, where it is not the label: another language, a wrong spelling, a character. */
  readonly matched: string | undefined;
  readonly insert: string;
};

/** What Tab can take at the caret: the part of the line that it replaces, and the choices, best first. */
export type Completion = {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Suggestion[];
};

const MOST_ITEMS = 8;

/**
 * Completions at the caret: after `#` the tags, after `@` the people, at the start of the line the tags that begin like
 * its first words. `undefined` where there is nothing to complete, and inside a quote.
 */
export function completeQuickLine(
  text: string,
  caret: number,
  document: LogDocument,
  language: string,
): Completion | undefined {
  const sigil = sigilBefore(text, caret);
  const from = sigil ?? noteStart(text);
  const items =
    sigil === undefined
      ? leadingTags(text.slice(from, caret), document, language)
      : itemsAfter(text.slice(from, caret), document, language);
  return items.length === 0 ? undefined : { from, to: caret, items: items.slice(0, MOST_ITEMS) };
}

/** Where the line's own words begin, behind a leading time. */
function noteStart(text: string): number {
  const time = LEADING_TIME.exec(text)?.[0].length ?? 0;
  return time + (/^\s*/u.exec(text.slice(time))?.[0].length ?? 0);
}

/** Where the `#` or `@` stands that the caret still belongs to. */
function sigilBefore(text: string, caret: number): number | undefined {
  let found: number | undefined;
  for (let at = 0; at < caret; at++) {
    if (opensQuote(text, at)) {
      const quote = readQuote(text, at);
      if (quote.to > caret || !quote.closed) return undefined;
      found = undefined;
      at = quote.to - 1;
    } else if (/[#@]/.test(text[at] ?? "") && /^$|[\s(（]/u.test(text[at - 1] ?? "")) found = at;
  }
  return found;
}

function itemsAfter(typed: string, document: LogDocument, language: string): Suggestion[] {
  const words = typed.slice(1);
  if (/^\s/u.test(words)) return [];
  const items = typed.startsWith("#")
    ? tagItems(words, document, language)
    : findPeople(document, words, language).map(({ person, name, matched, rank }) => ({
        rank,
        item: {
          kind: "person" as const,
          id: person.id,
          label: name,
          matched: matched === name ? undefined : matched,
          insert: `@${name} `,
        },
      }));
  // A space behind a whole name finishes it: only longer names are still to be offered.
  const finished = /\s$/u.test(words);
  return items.flatMap(({ rank, item }) => (finished && rank === "exact" ? [] : item));
}

function leadingTags(words: string, document: LogDocument, language: string): Suggestion[] {
  if (words === "" || opensQuote(words, 0)) return [];
  return tagItems(words, document, language).flatMap(({ rank, item }) => (rank === "prefix" ? item : []));
}

function tagItems(words: string, document: LogDocument, language: string) {
  return findTags(document, words, language).map(({ tag, label, matched, rank }) => ({
    rank,
    item: {
      kind: "tag" as const,
      id: tag.id,
      label,
      matched: matched === label || matched === tag.id ? undefined : matched,
      insert: `#${label} `,
    },
  }));
}
