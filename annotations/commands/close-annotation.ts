import { setValue } from "../history/make-change.ts";
import { err, ok } from "../result.ts";
import type { Ticks } from "../time/ticks.ts";
import { type Command, refusal } from "./command.ts";
import { stamped } from "./edits.ts";
import { annotationOf } from "./lookups.ts";

/** Ends a running annotation at `end` (exclusive). Refuses one that is not running, and an end not after its start. */
export const closeAnnotation: Command<{ readonly annotation: string; readonly end: Ticks }> = (
  document,
  args,
  context,
) => {
  const found = annotationOf(document, args.annotation);
  if (!found.ok) return found;
  const annotation = found.value;
  if (annotation.open !== true) return err(refusal("not-running", { id: annotation.id }));
  if (args.end <= annotation.start) return err(refusal("end-before-start"));
  const changes = [
    ...setValue("annotation", annotation, ["end"], args.end),
    ...setValue("annotation", annotation, ["open"], undefined),
  ];
  return ok(stamped(annotation, changes, context));
};
