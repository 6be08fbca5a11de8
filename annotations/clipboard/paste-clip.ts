import type { CommandContext } from "../commands/command.ts";
import { copiedAnnotation } from "../commands/copied-annotation.ts";
import type { LogDocument } from "../document/document.ts";
import type { Note } from "../formats/trouble.ts";
import type { Diff } from "../history/diff.ts";
import { insertRecord } from "../history/make-change.ts";
import type { Annotation } from "../model/annotation.ts";
import type { Ticks } from "../time/ticks.ts";
import type { Clip } from "./clip.ts";
import { NameFinder } from "./name-finder.ts";

/** Where entries are pasted: onto which medium, how long its film is where that is known, and in which language new names are. */
export type PastePlace = {
  readonly medium: string;
  readonly end: Ticks | undefined;
  readonly language: string;
};

/** What pasting comes to: the diff, how many entries it adds, and what was left out or changed, as codes with counts. */
export type Pasted = { readonly diff: Diff; readonly count: number; readonly left: readonly Note[] };

/**
 * Puts the entries of a clip onto a medium, at the times that they have, under new ids. Tags and people are found by name or
 * brought along. Left out, and said: what lies beyond the end of the film, and links to an article that is not this log's.
 */
export function pasteClip(
  document: LogDocument,
  clip: Clip,
  place: PastePlace,
  context: CommandContext,
): Pasted {
  const names = new NameFinder(document, place.language);
  const tags = new Map(clip.tags.map((tag) => [tag.id, names.tag(tag)]));
  const people = new Map(clip.people.map((person) => [person.id, names.person(person)]));
  const isSameLog = clip.log === document.log.id;
  const lost = { beyond: 0, cut: 0, passages: 0 };
  const added = clip.annotations.flatMap((annotation) => {
    if (place.end !== undefined && annotation.start >= place.end) {
      lost.beyond++;
      return [];
    }
    const isCut = place.end !== undefined && annotation.end !== undefined && annotation.end > place.end;
    if (isCut) lost.cut++;
    const { passages, ...rest } = withNames(annotation, tags, people);
    const kept = passages?.filter(({ article }) => isSameLog && document.tables.article.has(article)) ?? [];
    lost.passages += (passages?.length ?? 0) - kept.length;
    const placed: Annotation = {
      ...rest,
      medium: place.medium,
      ...(kept.length === 0 ? {} : { passages: kept }),
      ...(isCut && place.end !== undefined ? { end: place.end } : {}),
    };
    return [insertRecord("annotation", copiedAnnotation(placed, context))];
  });
  const left = Object.entries(lost).flatMap(([code, count]) =>
    count === 0 ? [] : [{ code, parameters: { count } }],
  );
  return { diff: added.length === 0 ? [] : [...names.made, ...added], count: added.length, left };
}

/** The annotation with the tags and people of this log; a name that came without its record stays behind. */
function withNames(
  { tags: tagged, people: seen, quotes, ...rest }: Annotation,
  tags: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, string>,
): Annotation {
  const here = (ids: readonly string[] | undefined, known: ReadonlyMap<string, string>) => [
    ...new Set((ids ?? []).flatMap((id) => known.get(id) ?? [])),
  ];
  const [nextTags, nextPeople] = [here(tagged, tags), here(seen, people)];
  return {
    ...rest,
    ...(nextTags.length === 0 ? {} : { tags: nextTags }),
    ...(nextPeople.length === 0 ? {} : { people: nextPeople }),
    ...(quotes === undefined
      ? {}
      : {
          quotes: quotes.map(({ speaker, ...quote }) => {
            const known = speaker === undefined ? undefined : people.get(speaker);
            return { ...quote, ...(known === undefined ? {} : { speaker: known }) };
          }),
        }),
  };
}
