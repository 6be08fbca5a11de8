import { createContext, useContext } from "react";
import type { LogDocument } from "#annotations/document/document.ts";
import { findPeople, findTags } from "#annotations/names/find.ts";
import { foldText } from "#annotations/names/fold.ts";
import { markFound } from "#annotations/names/mark-found.ts";

/** What is looked for in the list, for marking it in the rows: folded words, and the tags and people that they find. */
export type Found = {
  readonly words: readonly string[];
  readonly tags: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
};

const NOTHING: Found = { words: [], tags: new Set(), people: new Set() };
const FoundContext = createContext<Found>(NOTHING);

/** Gives what is looked for to the rows below it. */
export const FoundProvider = FoundContext.Provider;

/** What a search looks for in a log. A name is found as a whole, by whichever of its spellings. */
export function foundBy(document: LogDocument, search: string): Found {
  const typed = search.split(/\s+/u).filter((word) => foldText(word) !== "");
  if (typed.length === 0) return NOTHING;
  const asked = [search, ...typed];
  return {
    words: typed.map(foldText),
    tags: new Set(asked.flatMap((words) => findTags(document, words, "en").map(({ tag }) => tag.id))),
    people: new Set(
      asked.flatMap((words) => findPeople(document, words, "en").map(({ person }) => person.id)),
    ),
  };
}

/** What is looked for in the list that this is drawn in. */
export function useFound(): Found {
  return useContext(FoundContext);
}

/** A text with the words that are looked for marked in it. */
export function Marked({ text }: { readonly text: string }) {
  const { words } = useFound();
  if (words.length === 0) return text;
  return markFound(text, words).map((part, index) =>
    part.isFound ? (
      // The parts of a text have no other name than their place in it.
      <mark key={index} className="found">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
