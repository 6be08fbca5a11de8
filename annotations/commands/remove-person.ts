import { dropMember } from "../history/make-change.ts";
import type { Command } from "./command.ts";
import { forEachAnnotation } from "./for-each-annotation.ts";

/** Takes a person off annotations, also one that the log no longer knows. */
export const removePerson: Command<{ readonly annotations: readonly string[]; readonly person: string }> = (
  document,
  args,
  context,
) =>
  forEachAnnotation(document, args.annotations, context, (annotation) =>
    dropMember("annotation", annotation, ["people"], args.person),
  );
