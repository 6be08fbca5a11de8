import { err, ok } from "../result.ts";
import type { Ticks } from "../time/ticks.ts";
import { type Command, refusal } from "./command.ts";
import { setFields, stamped } from "./edits.ts";
import { annotationOf, missingReference, quoteOf } from "./lookups.ts";

/** Fields of a quote to set; `null` takes one away, what is absent stays. */
export type QuotePatch = {
  readonly text?: string | null;
  readonly lang?: string | null;
  readonly speaker?: string | null;
  readonly source?: "heard" | "subtitle" | "press" | null;
  readonly start?: Ticks | null;
  readonly end?: Ticks | null;
};

/** Changes fields of a quote. Refuses an unknown speaker, and an end of its own that is not after its own start. */
export const setQuoteField: Command<{
  readonly annotation: string;
  readonly quote: string;
  readonly fields: QuotePatch;
}> = (document, args, context) => {
  const found = annotationOf(document, args.annotation);
  if (!found.ok) return found;
  const quote = quoteOf(found.value, args.quote);
  if (!quote.ok) return quote;
  const { fields } = args;
  const missing = missingReference(document, { people: fields.speaker ? [fields.speaker] : [] });
  if (missing) return err(missing);
  const start = fields.start === undefined ? quote.value.start : fields.start;
  const end = fields.end === undefined ? quote.value.end : fields.end;
  if (typeof start === "number" && typeof end === "number" && end <= start) {
    return err(refusal("end-before-start"));
  }
  return ok(
    stamped(found.value, setFields("annotation", found.value, fields, ["quotes", args.quote]), context),
  );
};
