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

/** What a text is compared by. */
type Forms = {
  readonly folded: string;
  readonly letters: string;
  readonly initials: string;
  readonly sound: string;
};

/** The forms of texts met before: a log's names are compared at every key press, and folding costs more than comparing. */
const known = new Map<string, Forms>();
/** More than the names of any log; beyond that the forms are made anew. */
const MOST_KNOWN = 20_000;

function formsOf(text: string): Forms {
  const there = known.get(text);
  if (there !== undefined) return there;
  const folded = foldText(text);
  const forms = {
    folded,
    letters: hangulLetters(folded),
    initials: hangulInitials(folded),
    sound: foldRomanisation(folded),
  };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, forms);
  return forms;
}

/** How a typed text (as it stands, unfolded) finds a name, or `undefined`. An empty text is a prefix of every name. */
export function matchName(typed: string, name: string): Match | undefined {
  const asked = formsOf(typed);
  if (asked.folded === "") return typed.trim() === "" ? { rank: "prefix", loose: false } : undefined;
  const called = formsOf(name);
  const strict = matchStrict(asked, called);
  const loose = matchLoose(asked, called);
  if (strict && loose) {
    const first = { rank: strict, loose: false };
    const second = { rank: loose, loose: true };
    return compareMatches(first, second) <= 0 ? first : second;
  }
  if (strict) return { rank: strict, loose: false };
  return loose && { rank: loose, loose: true };
}

function matchStrict(asked: Forms, called: Forms): Rank | undefined {
  if (called.folded === asked.folded) return "exact";
  if (called.folded.startsWith(asked.folded) || called.letters.startsWith(asked.letters)) return "prefix";
  if (isInitials(asked.folded)) {
    if (called.initials.startsWith(asked.folded)) return "prefix";
    if (called.initials.includes(asked.folded)) return "substring";
  }
  return called.folded.includes(asked.folded) ? "substring" : undefined;
}

function matchLoose(asked: Forms, called: Forms): Rank | undefined {
  if (called.sound === asked.sound) return "exact";
  const sure = foldTypedRomanisation(asked.folded);
  if (called.sound.startsWith(asked.sound) || (sure !== "" && called.sound.startsWith(sure))) return "prefix";
  return called.sound.includes(asked.sound) ? "substring" : undefined;
}
