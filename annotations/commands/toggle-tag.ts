import type { Command } from "./command.ts";
import { addTag } from "./add-tag.ts";
import { removeTag } from "./remove-tag.ts";

/** Puts a tag on these annotations, or takes it off where all of them have it (Shift+tag). */
export const toggleTag: Command<{ readonly annotations: readonly string[]; readonly tag: string }> = (
  document,
  args,
  context,
) => {
  const onAll = args.annotations.every((id) => document.tables.annotation.get(id)?.tags?.includes(args.tag));
  return onAll ? removeTag(document, args, context) : addTag(document, args, context);
};
