import type { Command } from "./command.ts";
import { addPerson } from "./add-person.ts";
import { removePerson } from "./remove-person.ts";

/** Puts a person on these annotations, or takes them off where all of them have them (a person's key). */
export const togglePerson: Command<{ readonly annotations: readonly string[]; readonly person: string }> = (
  document,
  args,
  context,
) => {
  const onAll = args.annotations.every((id) =>
    document.tables.annotation.get(id)?.people?.includes(args.person),
  );
  return onAll ? removePerson(document, args, context) : addPerson(document, args, context);
};
