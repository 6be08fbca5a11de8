import type { LogDocument } from "../document/document.ts";
import { insertRecord } from "../history/make-change.ts";
import type { Annotation } from "../model/annotation.ts";
import { err, ok, type Result } from "../result.ts";
import type { Ticks } from "../time/ticks.ts";
import { type Command, type CommandContext, type Refusal, refusal } from "./command.ts";
import { mediumOf, missingReference } from "./lookups.ts";
import { type NewQuote, newQuote } from "./new-quote.ts";

/**
 * Where a new annotation lies. `moment` has a start only; `segment` an exclusive end; `running` is open, with the last
 * playhead known as its end for now.
 */
export type Span =
  | { readonly kind: "moment"; readonly start: Ticks }
  | { readonly kind: "segment"; readonly start: Ticks; readonly end: Ticks }
  | { readonly kind: "running"; readonly start: Ticks; readonly end: Ticks };

/** See {@link addAnnotation}. `id` is for a caller that has to know it beforehand; else a new one is taken. */
export type AddAnnotation = {
  readonly id?: string;
  readonly medium: string;
  readonly span: Span;
  readonly tags?: readonly string[];
  readonly people?: readonly string[];
  readonly quotes?: readonly NewQuote[];
  readonly note?: string;
  /** Whether its times are those of keys pressed while the film ran. */
  readonly live?: boolean;
};

/** Logs something: a moment, a segment, or a segment that is still running. Refuses unknown tags, people and media. */
export const addAnnotation: Command<AddAnnotation> = (document, args, context) => {
  const annotation = makeAnnotation(document, args, context);
  return annotation.ok ? ok([insertRecord("annotation", annotation.value)]) : annotation;
};

function makeAnnotation(
  document: LogDocument,
  args: AddAnnotation,
  context: CommandContext,
): Result<Annotation, Refusal> {
  const medium = mediumOf(document, args.medium);
  if (!medium.ok) return medium;
  const missing = missingReference(document, {
    ...args,
    people: [...(args.people ?? []), ...(args.quotes ?? []).flatMap((quote) => quote.speaker ?? [])],
  });
  if (missing) return err(missing);
  const { span } = args;
  if (span.kind !== "moment" && span.end <= span.start) return err(refusal("end-before-start"));
  const tags = [...new Set(args.tags ?? [])];
  const people = [...new Set(args.people ?? [])];
  const quotes = (args.quotes ?? []).map((quote) => newQuote(quote, context));
  const note = args.note?.trim() ?? "";
  return ok({
    id: args.id ?? context.newId(),
    medium: medium.value.id,
    start: span.start,
    ...(span.kind === "moment" ? {} : { end: span.end }),
    ...(span.kind === "running" ? { open: true } : {}),
    ...(args.live ? { live: true } : {}),
    ...(tags.length === 0 ? {} : { tags }),
    ...(people.length === 0 ? {} : { people }),
    ...(quotes.length === 0 ? {} : { quotes }),
    ...(note === "" ? {} : { note }),
    created: context.now,
    modified: context.now,
    ...(context.author === "" ? {} : { author: context.author }),
  });
}
