import { foldRomanisation, foldText, foldTypedRomanisation } from "./fold.ts";
import { hangulInitials, hangulLetters, isInitials } from "./hangul.ts";

/** How well a typed text finds a name. */
export type Rank = "exact" | "prefix" | "substring";

/** A match: its rank, and whether only the folding of romanisations found it (those come after the others of a rank). */
export type Match = { readonly rank: Rank; readonly loose: boolean };

/** The order of matches, best first. */
export function compareMatches(a: Match, b: Match): number {
  return RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) || Number(a.loose) - Number(b.loose);
}

const RANKS: readonly Rank[] = ["exact", "prefix", "substring"];

/** How a typed text (as it stands, unfolded) finds a name, or `undefined`. An empty text is a prefix of every name. */
export function matchName(typed: string, name: string): Match | undefined {
  const asked = foldText(typed);
  const known = foldText(name);
  if (asked === "") return typed.trim() === "" ? { rank: "prefix", loose: false } : undefined;
  const strict = matchStrict(asked, known);
  const loose = matchLoose(asked, known);
  if (strict && loose) {
    const first = { rank: strict, loose: false };
    const second = { rank: loose, loose: true };
    return compareMatches(first, second) <= 0 ? first : second;
  }
  if (strict) return { rank: strict, loose: false };
  return loose && { rank: loose, loose: true };
}

function matchStrict(asked: string, known: string): Rank | undefined {
  if (known === asked) return "exact";
  if (known.startsWith(asked) || hangulLetters(known).startsWith(hangulLetters(asked))) return "prefix";
  if (isInitials(asked)) {
    const initials = hangulInitials(known);
    if (initials.startsWith(asked)) return "prefix";
    if (initials.includes(asked)) return "substring";
  }
  return known.includes(asked) ? "substring" : undefined;
}

function matchLoose(asked: string, known: string): Rank | undefined {
  const sound = foldRomanisation(known);
  const askedSound = foldRomanisation(asked);
  if (sound === askedSound) return "exact";
  const sure = foldTypedRomanisation(asked);
  if (sound.startsWith(askedSound) || (sure !== "" && sound.startsWith(sure))) return "prefix";
  return sound.includes(askedSound) ? "substring" : undefined;
}
