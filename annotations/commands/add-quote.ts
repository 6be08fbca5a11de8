import { addMember } from "../history/make-change.ts";
import type { Json } from "../json.ts";
import { err, ok } from "../result.ts";
import type { Command } from "./command.ts";
import { stamped } from "./edits.ts";
import { annotationOf, missingReference } from "./lookups.ts";
import { type NewQuote, newQuote } from "./new-quote.ts";

/** Adds words said to an annotation, after the quotes that it has. Refuses an unknown speaker. */
export const addQuote: Command<{ readonly annotation: string; readonly quote: NewQuote }> = (
  document,
  args,
  context,
) => {
  const found = annotationOf(document, args.annotation);
  if (!found.ok) return found;
  const { speaker } = args.quote;
  const missing = missingReference(document, { people: speaker === undefined ? [] : [speaker] });
  if (missing) return err(missing);
  const member = quoteJson(args.quote, context);
  return ok(stamped(found.value, addMember("annotation", found.value, ["quotes"], member), context));
};

function quoteJson(quote: NewQuote, context: Parameters<typeof newQuote>[1]): Json {
  return newQuote(quote, context) as Json;
}
