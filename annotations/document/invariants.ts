import type { Annotation } from "../model/annotation.ts";
import type { Person } from "../model/person.ts";
import type { RecordKind } from "../model/records.ts";
import { recordsById } from "./access.ts";
import type { LogDocument } from "./document.ts";

/**
 * What is wrong in a document although every record is well formed. `missing-*`: a reference to nothing, named by `to`.
 * `end-not-after-start`: of an annotation or quote. `open-without-end`: a running segment must carry its last playhead.
 * `duplicate-id`: two quotes of one annotation. `removed-but-here`: a tombstone and its record. `window-without-reach`:
 * a window tag that does not say how far it reaches. `two-preferred`: two preferred names in one language.
 */
export type Flaw = {
  readonly code:
    | "missing-medium"
    | "missing-tag"
    | "missing-person"
    | "missing-article"
    | "missing-record"
    | "end-not-after-start"
    | "open-without-end"
    | "duplicate-id"
    | "removed-but-here"
    | "window-without-reach"
    | "two-preferred";
  readonly kind: RecordKind;
  readonly id: string;
  readonly path: readonly string[];
  /** What the reference names, where there is one. */
  readonly to?: string;
};

/** Every flaw of a document, in the order of tables and records; an empty list means that it is sound. */
export function checkDocument(document: LogDocument): Flaw[] {
  const flaws: Flaw[] = [];
  for (const person of recordsById(document, "person")) flaws.push(...checkPerson(person));
  for (const tag of recordsById(document, "tag")) {
    if (tag.kind === "window" && tag.window === undefined) {
      flaws.push({ code: "window-without-reach", kind: "tag", id: tag.id, path: ["window"] });
    }
  }
  for (const annotation of document.order.from(0)) checkAnnotation(document, annotation, flaws);
  for (const tombstone of recordsById(document, "tombstone")) {
    const kind = tombstone.kind ?? "annotation";
    if (document.tables[kind].has(tombstone.id)) {
      flaws.push({ code: "removed-but-here", kind: "tombstone", id: tombstone.id, path: [], to: kind });
    }
  }
  for (const { id, kind, record } of recordsById(document, "conflict")) {
    const found = kind === "log" ? document.log.id === record : document.tables[kind].has(record);
    if (!found) flaws.push({ code: "missing-record", kind: "conflict", id, path: ["record"], to: record });
  }
  return flaws;
}

function checkPerson(person: Person): Flaw[] {
  const lists = [
    { names: person.names, path: ["names"] },
    { names: person.character?.names ?? [], path: ["character", "names"] },
  ];
  return lists.flatMap(({ names, path }) => {
    const languages = names.filter((name) => name.kind === "preferred").map((name) => name.lang ?? "");
    const twice = languages.find((language, index) => languages.indexOf(language) !== index);
    if (twice === undefined) return [];
    return [{ code: "two-preferred" as const, kind: "person" as const, id: person.id, path, to: twice }];
  });
}

function checkAnnotation(document: LogDocument, annotation: Annotation, flaws: Flaw[]): void {
  const { medium, tag, person, article } = document.tables;
  const report = (code: Flaw["code"], path: readonly string[], to?: string) =>
    flaws.push({ code, kind: "annotation", id: annotation.id, path, ...(to === undefined ? {} : { to }) });

  if (!medium.has(annotation.medium)) report("missing-medium", ["medium"], annotation.medium);
  if (annotation.end !== undefined && annotation.end <= annotation.start)
    report("end-not-after-start", ["end"]);
  if (annotation.open && annotation.end === undefined) report("open-without-end", ["open"]);
  for (const id of annotation.tags ?? []) if (!tag.has(id)) report("missing-tag", ["tags"], id);
  for (const id of annotation.people ?? []) if (!person.has(id)) report("missing-person", ["people"], id);
  for (const passage of annotation.passages ?? []) {
    if (!article.has(passage.article)) report("missing-article", ["passages"], passage.article);
  }
  const quotes = new Set<string>();
  for (const quote of annotation.quotes ?? []) {
    const path = ["quotes", quote.id];
    if (quotes.has(quote.id)) report("duplicate-id", path, quote.id);
    quotes.add(quote.id);
    if (quote.speaker !== undefined && !person.has(quote.speaker)) {
      report("missing-person", [...path, "speaker"], quote.speaker);
    }
    if (quote.start !== undefined && quote.end !== undefined && quote.end <= quote.start) {
      report("end-not-after-start", [...path, "end"]);
    }
  }
}
