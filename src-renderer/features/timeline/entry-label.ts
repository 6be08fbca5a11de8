import type { LogDocument } from "#annotations/document/document.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";

/** As many people are named on a bar. */
const MOST_NAMED = 4;

/** What stands on an entry: its quote, else its note, else who is in it; with nothing of these, its tags. */
export function entryLabel(document: LogDocument, annotation: Annotation, language: string): string {
  const [quote] = annotation.quotes ?? [];
  if (quote?.text !== undefined && quote.text !== "") return `“${quote.text}”`;
  if (annotation.note !== undefined && annotation.note !== "") return annotation.note;
  const people = (annotation.people ?? []).slice(0, MOST_NAMED).flatMap((id) => {
    const person = document.tables.person.get(id);
    return person ? preferredName(person.names, language) : [];
  });
  return people.length > 0 ? people.join(" · ") : tagNames(document, annotation, language);
}

/** The tags of an entry in words, joined by plus; empty where it has none. */
export function tagNames(document: LogDocument, { tags = [] }: Annotation, language: string): string {
  return tags
    .flatMap((id) => {
      const tag = document.tables.tag.get(id);
      return tag ? tagLabel(tag, language) : [];
    })
    .join(" + ");
}
