import type { LogDocument } from "../document/document.ts";
import type { Diff } from "../history/diff.ts";
import type { Annotation } from "../model/annotation.ts";
import { ok } from "../result.ts";
import type { CommandContext, CommandResult } from "./command.ts";
import { stamped } from "./edits.ts";
import { annotationOf } from "./lookups.ts";

/** One diff of the same change to several annotations; refused as a whole where one of them is not there. */
export function forEachAnnotation(
  document: LogDocument,
  ids: readonly string[],
  context: CommandContext,
  change: (annotation: Annotation) => Diff,
): CommandResult {
  const diff: Diff[] = [];
  for (const id of new Set(ids)) {
    const found = annotationOf(document, id);
    if (!found.ok) return found;
    diff.push(stamped(found.value, change(found.value), context));
  }
  return ok(diff.flat());
}
