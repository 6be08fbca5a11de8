import { setValue } from "../history/make-change.ts";
import { err, ok } from "../result.ts";
import type { Ticks } from "../time/ticks.ts";
import { type Command, refusal } from "./command.ts";
import { stamped } from "./edits.ts";
import { annotationOf } from "./lookups.ts";

/** See {@link setTimes}. What is absent stays; `end: null` makes a moment of a segment. */
export type SetTimes = { readonly annotation: string; readonly start?: Ticks; readonly end?: Ticks | null };

/**
 * Moves the in, the out (exclusive) or both of an annotation. An out given to a running one ends it; an out given to a
 * moment makes it a segment. What was logged live is trimmed by it. Refuses an out that is not after the in, and taking the out from a running one.
 */
export const setTimes: Command<SetTimes> = (document, args, context) => {
  const found = annotationOf(document, args.annotation);
  if (!found.ok) return found;
  const annotation = found.value;
  const running = annotation.open === true;
  if (running && args.end === null) return err(refusal("needs-end"));
  const start = args.start ?? annotation.start;
  const end = args.end === undefined ? annotation.end : args.end;
  if (end !== undefined && end !== null && end <= start) return err(refusal("end-before-start"));
  const moved = start !== annotation.start || (end ?? undefined) !== annotation.end;
  const changes = [
    ...setValue("annotation", annotation, ["start"], start),
    ...setValue("annotation", annotation, ["end"], end ?? undefined),
    ...(moved && annotation.live ? setValue("annotation", annotation, ["live"], undefined) : []),
    ...(running && args.end !== undefined ? setValue("annotation", annotation, ["open"], undefined) : []),
  ];
  return ok(stamped(annotation, changes, context));
};
