import type { Diff } from "../history/diff.ts";
import { dropMember, insertRecord, setValue } from "../history/make-change.ts";
import type { Annotation } from "../model/annotation.ts";
import { err, ok } from "../result.ts";
import type { Ticks } from "../time/ticks.ts";
import { type Command, type CommandContext, refusal } from "./command.ts";
import { copiedAnnotation } from "./copied-annotation.ts";
import { stamped } from "./edits.ts";
import { annotationOf } from "./lookups.ts";

/**
 * Splits every one of these annotations that holds a time in two: the first part keeps the id, ends there and keeps the note;
 * both have the tags, people, status and rating. A quote with a time of its own goes with the part that it was said in, any other stays
 * with the first. Refuses where none of them can be split there; what runs cannot.
 */
export const splitAnnotations: Command<{ readonly annotations: readonly string[]; readonly at: Ticks }> = (
  document,
  args,
  context,
) => {
  const diff: Diff[] = [];
  for (const id of new Set(args.annotations)) {
    const found = annotationOf(document, id);
    if (!found.ok) return found;
    const { start, end, open } = found.value;
    if (end !== undefined && !open && start < args.at && args.at < end)
      diff.push(split(found.value, args.at, context));
  }
  return diff.length === 0 ? err(refusal("nothing-to-split")) : ok(diff.flat());
};

function split(annotation: Annotation, at: Ticks, context: CommandContext): Diff {
  const later = (annotation.quotes ?? []).filter(({ start }) => start !== undefined && start >= at);
  const { note: _note, passages: _passages, quotes: _quotes, ...both } = annotation;
  const second = copiedAnnotation(
    { ...both, start: at, ...(later.length === 0 ? {} : { quotes: later }) },
    context,
  );
  return [
    ...stamped(
      annotation,
      [
        ...setValue("annotation", annotation, ["end"], at),
        ...(annotation.live ? setValue("annotation", annotation, ["live"], undefined) : []),
        ...later.flatMap(({ id }) => dropMember("annotation", annotation, ["quotes"], id)),
      ],
      context,
    ),
    insertRecord("annotation", second),
  ];
}
