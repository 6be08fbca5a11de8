import { setValue } from "../history/make-change.ts";
import { ok } from "../result.ts";
import type { Command } from "./command.ts";
import { stamped } from "./edits.ts";
import { annotationOf } from "./lookups.ts";

/** Writes the note of an annotation; an empty one takes it away. */
export const setNote: Command<{ readonly annotation: string; readonly note: string }> = (
  document,
  args,
  context,
) => {
  const found = annotationOf(document, args.annotation);
  if (!found.ok) return found;
  const note = args.note.trim();
  const changes = setValue("annotation", found.value, ["note"], note === "" ? undefined : note);
  return ok(stamped(found.value, changes, context));
};
