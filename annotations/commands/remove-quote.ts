import { dropMember } from "../history/make-change.ts";
import { ok } from "../result.ts";
import type { Command } from "./command.ts";
import { stamped } from "./edits.ts";
import { annotationOf } from "./lookups.ts";

/** Takes a quote out of an annotation; nothing where it is not there any more. */
export const removeQuote: Command<{ readonly annotation: string; readonly quote: string }> = (
  document,
  args,
  context,
) => {
  const found = annotationOf(document, args.annotation);
  if (!found.ok) return found;
  const changes = dropMember("annotation", found.value, ["quotes"], { id: args.quote });
  return ok(stamped(found.value, changes, context));
};
