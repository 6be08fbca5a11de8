import { ok } from "../result.ts";
import type { Command } from "./command.ts";
import { setFields } from "./edits.ts";
import { mediumOf } from "./lookups.ts";
import { checkedFacts, type MediumFactsPatch } from "./medium-facts.ts";

/** Writes what was read from a medium's file: duration, rate, start timecode, fingerprint. */
export const setMediumFacts: Command<{ readonly medium: string; readonly facts: MediumFactsPatch }> = (
  document,
  args,
) => {
  const medium = mediumOf(document, args.medium);
  if (!medium.ok) return medium;
  const facts = checkedFacts(medium.value, args.facts);
  return facts.ok ? ok(setFields("medium", medium.value, facts.value)) : facts;
};
