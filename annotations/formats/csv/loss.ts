import type { LogDocument } from "../../document/document.ts";
import type { Annotation } from "../../model/annotation.ts";
import { annotationSchema } from "../../model/annotation.ts";
import { AS_READ } from "../../model/as-read.ts";
import type { Note } from "../trouble.ts";

/**
 * What a table of annotations leaves out of a log, one note with its count for each: `internal`, `passages`,
 * `unknown-keys`, `quote-details` (source, checked by, own times), `authorship`, `running`, `conflicts`, `embargo`.
 */
export function notesOnLoss(document: LogDocument, shown: readonly Annotation[]): Note[] {
  const among = (holds: (annotation: Annotation) => boolean) => shown.filter(holds).length;
  const counts: readonly (readonly [string, number])[] = [
    ["internal", document.order.size - shown.length],
    ["running", among((annotation) => annotation.open === true)],
    ["passages", among((annotation) => (annotation.passages ?? []).length > 0)],
    ["quote-details", among(hasQuoteDetails)],
    ["authorship", among(({ author, created, modified }) => (author ?? created ?? modified) !== undefined)],
    ["unknown-keys", among((annotation) => Object.keys(annotation).some((key) => !OWN_KEYS.has(key)))],
    ["conflicts", document.tables.conflict.size],
    ["embargo", document.log.embargo === undefined ? 0 : 1],
  ];
  return counts.flatMap(([code, count]) => (count === 0 ? [] : [{ code, parameters: { count } }]));
}

const OWN_KEYS = new Set([...Object.keys(annotationSchema.shape), AS_READ]);

function hasQuoteDetails(annotation: Annotation): boolean {
  return (annotation.quotes ?? []).some(
    ({ source, checked, start, end }) => (source ?? checked ?? start ?? end) !== undefined,
  );
}
