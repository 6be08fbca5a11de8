import { addMember } from "../history/make-change.ts";
import type { Command } from "./command.ts";
import { forEachAnnotation } from "./for-each-annotation.ts";
import { personOf } from "./lookups.ts";

/** Puts a person on annotations; those that have them stay as they are. */
export const addPerson: Command<{ readonly annotations: readonly string[]; readonly person: string }> = (
  document,
  args,
  context,
) => {
  const person = personOf(document, args.person);
  if (!person.ok) return person;
  return forEachAnnotation(document, args.annotations, context, (annotation) =>
    addMember("annotation", annotation, ["people"], person.value.id),
  );
};
