import { dropMember } from "../history/make-change.ts";
import type { Command } from "./command.ts";
import { forEachAnnotation } from "./for-each-annotation.ts";

/** Takes a tag off annotations, also one that the log no longer knows. */
export const removeTag: Command<{ readonly annotations: readonly string[]; readonly tag: string }> = (
  document,
  args,
  context,
) =>
  forEachAnnotation(document, args.annotations, context, (annotation) =>
    dropMember("annotation", annotation, ["tags"], args.tag),
  );
