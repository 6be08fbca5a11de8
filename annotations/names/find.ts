import { recordsById } from "../document/access.ts";
import type { LogDocument } from "../document/document.ts";
import { type Name, type Person, preferredName } from "../model/person.ts";
import { type Tag, tagLabel } from "../model/tag.ts";
import { compareMatches, type Match, matchName, type Rank } from "./match.ts";

/** A person found: what to show, in the asked language, and which spelling found them (perhaps a wrong one). */
export type FoundPerson = {
  readonly person: Person;
  readonly name: string;
  readonly matched: string;
  readonly rank: Rank;
  /** Whether it was the name of their character. */
  readonly byCharacter: boolean;
};

/** A tag found: what to show, in the asked language, and which label found it. */
export type FoundTag = {
  readonly tag: Tag;
  readonly label: string;
  readonly matched: string;
  readonly rank: Rank;
};

/**
 * People found by what is typed, by every spelling in every script, wrong ones and characters included: exact, then
 * prefix, then substring. An empty text finds everybody. Names come in the language asked for.
 */
export function findPeople(document: LogDocument, typed: string, language: string): FoundPerson[] {
  const found = recordsById(document, "person").flatMap((person) => {
    const best = bestName(typed, person);
    return best ? [{ ...best, person, name: preferredName(person.names, language) }] : [];
  });
  found.sort(
    (a, b) =>
      compareMatches(a.match, b.match) ||
      Number(a.byCharacter) - Number(b.byCharacter) ||
      compareText(a.name, b.name),
  );
  return found.map(({ person, name, matched, match, byCharacter }) => {
    return { person, name, matched, rank: match.rank, byCharacter };
  });
}

/** Tags found by what is typed, by their labels in every language and by their id: exact, then prefix, then substring. */
export function findTags(document: LogDocument, typed: string, language: string): FoundTag[] {
  const found = recordsById(document, "tag").flatMap((tag) => {
    const best = bestOf(typed, [...Object.values(tag.labels), tag.id]);
    return best ? [{ ...best, tag, label: tagLabel(tag, language) }] : [];
  });
  found.sort((a, b) => compareMatches(a.match, b.match) || compareText(a.label, b.label));
  return found.map(({ tag, label, matched, match }) => ({ tag, label, matched, rank: match.rank }));
}

type Best = { readonly matched: string; readonly match: Match };

function bestName(typed: string, person: Person): (Best & { readonly byCharacter: boolean }) | undefined {
  const own = bestOf(typed, textsOf(person.names));
  const played = bestOf(typed, textsOf(person.character?.names ?? []));
  if (played && (!own || compareMatches(played.match, own.match) < 0))
    return { ...played, byCharacter: true };
  return own && { ...own, byCharacter: false };
}

function textsOf(names: readonly Name[]): readonly string[] {
  return names.map((name) => name.text);
}

function bestOf(typed: string, texts: readonly string[]): Best | undefined {
  let best: Best | undefined;
  for (const matched of texts) {
    const match = matchName(typed, matched);
    if (match && (!best || compareMatches(match, best.match) < 0)) best = { matched, match };
  }
  return best;
}

/** By code units: the same order on every machine, whatever its locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
