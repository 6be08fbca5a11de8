import type { Json } from "../json.ts";
import { type Medium, mediumSchema } from "../model/medium.ts";
import { err, ok } from "../result.ts";
import type { Ticks } from "../time/ticks.ts";
import { type Command, refusal } from "./command.ts";
import { setFields } from "./edits.ts";
import { mediumOf } from "./lookups.ts";

/** What a user says of a medium; an empty text takes the field away, what is not in the patch stays. */
export type MediumPatch = {
  readonly title?: string;
  readonly scene?: string;
  readonly take?: string;
  readonly circled?: boolean;
  readonly loggedUpTo?: Ticks;
  readonly status?: NonNullable<Medium["status"]>;
};

/**
 * Changes what is said of a medium. Whoever puts it in work is named with it, and stays so when it is done; free again it is
 * nobody's. `free` and not circled are what a medium is without a word, so that nothing is written for them.
 */
export const setMedium: Command<{ readonly medium: string; readonly patch: MediumPatch }> = (
  document,
  { medium: id, patch },
  { author },
) => {
  const medium = mediumOf(document, id);
  if (!medium.ok) return medium;
  const { status, circled, loggedUpTo, ...texts } = patch;
  const fields: Record<string, Json> = {};
  for (const [key, text] of Object.entries(texts)) fields[key] = text.trim() === "" ? null : text.trim();
  if (circled !== undefined) fields["circled"] = circled ? true : null;
  if (loggedUpTo !== undefined) fields["loggedUpTo"] = loggedUpTo;
  if (status !== undefined) {
    fields["status"] = status === "free" ? null : status;
    if (status === "free") fields["inWorkBy"] = null;
    else if (author !== "" && (status === "in-work" || medium.value.inWorkBy === undefined))
      fields["inWorkBy"] = author;
  }
  const kept = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  const checked = mediumSchema.safeParse({ ...medium.value, ...kept });
  if (!checked.success) {
    const field = String(checked.error.issues[0]?.path[0] ?? "");
    return err(refusal("value-not-valid", { field, value: String(kept[field] ?? "") }));
  }
  return ok(setFields("medium", medium.value, fields));
};
