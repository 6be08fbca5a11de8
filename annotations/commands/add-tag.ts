import { addMember } from "../history/make-change.ts";
import type { Command } from "./command.ts";
import { forEachAnnotation } from "./for-each-annotation.ts";
import { tagOf } from "./lookups.ts";

/** Puts a tag on annotations; those that have it stay as they are. */
export const addTag: Command<{ readonly annotations: readonly string[]; readonly tag: string }> = (
  document,
  args,
  context,
) => {
  const tag = tagOf(document, args.tag);
  if (!tag.ok) return tag;
  return forEachAnnotation(document, args.annotations, context, (annotation) =>
    addMember("annotation", annotation, ["tags"], tag.value.id),
  );
};
