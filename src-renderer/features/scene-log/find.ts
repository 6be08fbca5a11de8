import type { LogDocument } from "#annotations/document/document.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { findPeople, findTags } from "#annotations/names/find.ts";
import { foldText } from "#annotations/names/fold.ts";

/**
 * Those of some annotations in which every word of a search is found: in tags, in people by every spelling (the wrong
 * ones too) and by their characters, in quotes, translations and notes. All of them for an empty search.
 */
export function filterAnnotations(
  all: readonly Annotation[],
  document: LogDocument,
  search: string,
): readonly Annotation[] {
  const words = search.split(/\s+/u).filter((word) => foldText(word) !== "");
  if (words.length === 0) return all;
  // A search of several words may be one name: `Ahn Bo Hyun` finds him and not whoever is called Ahn.
  const whole = idsFound(document, search);
  const wanted = words.map((word) => ({ folded: foldText(word), ids: idsFound(document, word) }));
  return all.filter((annotation) => {
    const references = [...(annotation.tags ?? []), ...(annotation.people ?? [])];
    if (references.some((id) => whole.has(id))) return true;
    const text = foldText(wordsOf(annotation));
    return wanted.every(({ folded, ids }) => text.includes(folded) || references.some((id) => ids.has(id)));
  });
}

function idsFound(document: LogDocument, typed: string): ReadonlySet<string> {
  return new Set([
    ...findTags(document, typed, "en").map((found) => found.tag.id),
    ...findPeople(document, typed, "en").map((found) => found.person.id),
  ]);
}

function wordsOf(annotation: Annotation): string {
  const quotes = (annotation.quotes ?? []).flatMap((quote) => [
    quote.text ?? "",
    ...(quote.translations ?? []).map((translation) => translation.text),
  ]);
  return [...quotes, annotation.note ?? ""].join("\n");
}
