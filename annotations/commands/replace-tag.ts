import { addMember, dropMember } from "../history/make-change.ts";
import type { Command } from "./command.ts";
import { forEachAnnotation } from "./for-each-annotation.ts";
import { tagOf } from "./lookups.ts";

/**
 * Turns annotations into another tag and keeps their times (Alt+tag, product rule 4): `from`, or the first tag where it
 * is absent, gives way to `tag` at the same place.
 */
export const replaceTag: Command<{
  readonly annotations: readonly string[];
  readonly from?: string;
  readonly tag: string;
}> = (document, args, context) => {
  const tag = tagOf(document, args.tag);
  if (!tag.ok) return tag;
  const { id } = tag.value;
  return forEachAnnotation(document, args.annotations, context, (annotation) => {
    const tags = annotation.tags ?? [];
    const from = args.from ?? tags[0];
    if (from === id) return [];
    const dropped = from === undefined ? [] : dropMember("annotation", annotation, ["tags"], from);
    const at = from === undefined ? tags.length : Math.max(0, tags.indexOf(from));
    return [...dropped, ...addMember("annotation", annotation, ["tags"], id, at)];
  });
};
