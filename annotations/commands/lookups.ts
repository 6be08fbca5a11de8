import type { LogDocument } from "../document/document.ts";
import type { Annotation } from "../model/annotation.ts";
import type { Medium } from "../model/medium.ts";
import type { Person } from "../model/person.ts";
import type { Quote } from "../model/quote.ts";
import type { Tag } from "../model/tag.ts";
import { tombstoneKey } from "../model/tombstone.ts";
import { err, ok, type Result } from "../result.ts";
import { type Refusal, refusal } from "./command.ts";

/** The annotation of an id, or the refusal `no-such-annotation`: it may have been deleted elsewhere meanwhile. */
export function annotationOf(document: LogDocument, id: string): Result<Annotation, Refusal> {
  const annotation = document.tables.annotation.get(id);
  return annotation ? ok(annotation) : err(refusal("no-such-annotation", { id }));
}

/** The quote of an annotation, or the refusal `no-such-quote`. */
export function quoteOf(annotation: Annotation, id: string): Result<Quote, Refusal> {
  const quote = annotation.quotes?.find((candidate) => candidate.id === id);
  return quote ? ok(quote) : err(refusal("no-such-quote", { id }));
}

/** The tag of an id, or the refusal `no-such-tag`. */
export function tagOf(document: LogDocument, id: string): Result<Tag, Refusal> {
  const tag = document.tables.tag.get(id);
  return tag ? ok(tag) : err(refusal("no-such-tag", { id }));
}

/** The person of an id, or the refusal `no-such-person`. */
export function personOf(document: LogDocument, id: string): Result<Person, Refusal> {
  const person = document.tables.person.get(id);
  return person ? ok(person) : err(refusal("no-such-person", { id }));
}

/** The medium of an id, or the refusal `no-such-medium`. */
export function mediumOf(document: LogDocument, id: string): Result<Medium, Refusal> {
  const medium = document.tables.medium.get(id);
  return medium ? ok(medium) : err(refusal("no-such-medium", { id }));
}

/** The first of these tags and people that the document does not have, as a refusal. */
export function missingReference(
  document: LogDocument,
  references: { readonly tags?: readonly string[]; readonly people?: readonly string[] },
): Refusal | undefined {
  const tag = references.tags?.find((id) => !document.tables.tag.has(id));
  if (tag !== undefined) return refusal("no-such-tag", { id: tag });
  const person = references.people?.find((id) => !document.tables.person.has(id));
  return person === undefined ? undefined : refusal("no-such-person", { id: person });
}

/** Whether a slug is taken in a table, or was and is remembered as removed: a slug is never used for two things. */
export function isTakenSlug(
  document: LogDocument,
  kind: "article" | "medium" | "person" | "tag",
  slug: string,
): boolean {
  return document.tables[kind].has(slug) || document.tables.tombstone.has(tombstoneKey(kind, slug));
}
