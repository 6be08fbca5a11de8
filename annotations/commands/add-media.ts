import { applyDiff } from "../document/apply-diff.ts";
import { fileName } from "./relative-path.ts";
import type { Diff } from "../history/diff.ts";
import { ok } from "../result.ts";
import { addMedium } from "./add-medium.ts";
import type { Command } from "./command.ts";

/** Adds files by their paths relative to the log, in one step; those that the log has already are left out. */
export const addMedia: Command<{ readonly paths: readonly string[] }> = (document, { paths }, context) => {
  let next = document;
  const diff: Diff[number][] = [];
  for (const path of paths) {
    const added = addMedium(next, { path }, context);
    if (!added.ok && added.error.code === "medium-exists") continue;
    if (!added.ok) return added;
    const applied = applyDiff(next, added.value);
    if (!applied.ok) throw new Error(`${fileName(path)} cannot be added: ${applied.error.code}`);
    next = applied.value;
    diff.push(...added.value);
  }
  return ok(diff);
};
