import { applyDiff } from "../document/apply-diff.ts";
import type { LogDocument } from "../document/document.ts";
import type { Diff } from "../history/diff.ts";
import { insertRecord } from "../history/make-change.ts";
import { foldText } from "../names/fold.ts";
import type { LineQuote, NewName, PersonReference, QuickLine } from "../quick-line/line.ts";
import { err, ok } from "../result.ts";
import { type AddAnnotation, addAnnotation, type Span } from "./add-annotation.ts";
import { type Command, refusal } from "./command.ts";
import { makePerson } from "./create-person.ts";
import { makeTag } from "./create-tag.ts";

/** See {@link commitQuickLine}. */
export type CommitQuickLine = {
  readonly line: QuickLine;
  /** The annotation's id, for a caller that has to know it beforehand. */
  readonly id?: string;
  readonly medium: string;
  readonly span: Span;
  /** New names that the user has been shown and accepts, as the line has them. */
  readonly accepted: { readonly tags: readonly string[]; readonly people: readonly string[] };
  /** People who were armed when the line was opened. */
  readonly armed?: readonly string[];
  /** The language of the labels of new tags. */
  readonly language: string;
};

/**
 * Logs a quick line as one diff: its new tags and people first, then the annotation. Refuses an empty line, and a new
 * name that was not accepted (offered, never silent: product, rule 5).
 */
export const commitQuickLine: Command<CommitQuickLine> = (document, args, context) => {
  const { line, accepted } = args;
  if (isEmptyLine(line)) return err(refusal("quick-line-empty"));
  const stranger =
    firstNotAccepted(line.newTags, accepted.tags) ?? firstNotAccepted(line.newPeople, accepted.people);
  if (stranger) return err(refusal("new-name-not-accepted", { name: stranger.name }));

  const made: Diff[] = [];
  let now = document;
  const make = (diff: Diff): void => {
    made.push(diff);
    now = applied(now, diff);
  };
  const tags: string[] = [];
  for (const { name } of line.newTags) {
    const tag = makeTag(now, { label: name, lang: args.language });
    if (!tag.ok) return tag;
    make([insertRecord("tag", tag.value)]);
    tags.push(tag.value.id);
  }
  const people = new Map<string, string>();
  for (const { name } of line.newPeople) {
    const person = makePerson(now, { name });
    if (!person.ok) return person;
    make([insertRecord("person", person.value)]);
    people.set(foldText(name), person.value.id);
  }
  const idOf = (speaker: PersonReference): string | undefined =>
    speaker.kind === "known" ? speaker.id : people.get(foldText(speaker.name));
  const annotation: AddAnnotation = {
    ...(args.id === undefined ? {} : { id: args.id }),
    medium: args.medium,
    span: args.span,
    tags: [...line.tags, ...tags],
    people: [...(args.armed ?? []), ...line.people, ...people.values()],
    quotes: line.quotes.map((quote) => quoteOf(quote, idOf)),
    note: line.note,
  };
  const added = addAnnotation(now, annotation, context);
  return added.ok ? ok([...made.flat(), ...added.value]) : added;
};

/** Whether a line has nothing to log: committing it only closes it. A time alone is nothing yet. */
export function isEmptyLine(line: QuickLine): boolean {
  const parts = [line.tags, line.people, line.quotes, line.newTags, line.newPeople];
  return line.note === "" && parts.every((part) => part.length === 0);
}

function firstNotAccepted(names: readonly NewName[], accepted: readonly string[]): NewName | undefined {
  return names.find(({ name }) => !accepted.includes(name));
}

function quoteOf(quote: LineQuote, idOf: (speaker: PersonReference) => string | undefined) {
  const speaker = quote.speaker && idOf(quote.speaker);
  return {
    ...(speaker === undefined ? {} : { speaker }),
    ...(quote.text === undefined ? {} : { text: quote.text }),
    ...(quote.lang === undefined ? {} : { lang: quote.lang }),
    ...(quote.translation === undefined ? {} : { translations: [quote.translation] }),
    source: "heard" as const,
  };
}

function applied(document: LogDocument, diff: Diff): LogDocument {
  const next = applyDiff(document, diff);
  if (!next.ok) throw new Error(`a new record does not apply: ${next.error.code}`);
  return next.value;
}
