import type { Diff } from "../history/diff.ts";
import { insertRecord } from "../history/make-change.ts";
import { ok } from "../result.ts";
import type { Command } from "./command.ts";
import { copiedAnnotation } from "./copied-annotation.ts";
import { annotationOf } from "./lookups.ts";

/** Makes a copy of each annotation at the same times, with ids of its own. */
export const duplicateAnnotations: Command<{ readonly annotations: readonly string[] }> = (
  document,
  args,
  context,
) => {
  const diff: Diff[number][] = [];
  for (const id of new Set(args.annotations)) {
    const found = annotationOf(document, id);
    if (!found.ok) return found;
    diff.push(insertRecord("annotation", copiedAnnotation(found.value, context)));
  }
  return ok(diff);
};
