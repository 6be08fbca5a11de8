import { ok } from "../result.ts";
import type { Command } from "./command.ts";
import { setFields } from "./edits.ts";
import { mediumOf } from "./lookups.ts";
import { checkedFacts, type MediumFactsPatch } from "./medium-facts.ts";
import { relativePath } from "./relative-path.ts";

/** Points a medium at another file (path relative to the log), with the facts read from it where there are any. */
export const relinkMedium: Command<{
  readonly medium: string;
  readonly path: string;
  readonly facts?: MediumFactsPatch;
}> = (document, args) => {
  const medium = mediumOf(document, args.medium);
  if (!medium.ok) return medium;
  const path = relativePath(args.path);
  if (!path.ok) return path;
  const facts = checkedFacts(medium.value, args.facts ?? {});
  if (!facts.ok) return facts;
  return ok(setFields("medium", medium.value, { path: path.value, ...facts.value }));
};
