import type { RecordLists } from "../../document/build-document.ts";
import { peopleIn } from "../../document/groups.ts";

/** A record that had to be made because annotations name it and it is not there. */
export type MadeRecord = { readonly kind: "article" | "medium" | "person" | "tag"; readonly id: string };

/**
 * Records with those added that annotations refer to and that were lost: media and articles by id alone, tags and people
 * called by their id. An annotation of a medium that is not there would be shown nowhere.
 */
export function missingReferences(records: RecordLists): {
  readonly records: RecordLists;
  readonly made: readonly MadeRecord[];
} {
  const annotations = records.annotation ?? [];
  const missing = (there: readonly { readonly id: string }[] = [], named: readonly string[]) => {
    const known = new Set(there.map(({ id }) => id));
    return [...new Set(named)].filter((id) => !known.has(id)).sort();
  };
  const media = missing(
    records.medium,
    annotations.map(({ medium }) => medium),
  );
  const tags = missing(
    records.tag,
    annotations.flatMap((annotation) => annotation.tags ?? []),
  );
  const people = missing(records.person, annotations.flatMap(peopleIn));
  const articles = missing(
    records.article,
    annotations.flatMap(({ passages = [] }) => passages.map(({ article }) => article)),
  );
  const made = (kind: MadeRecord["kind"], ids: readonly string[]) => ids.map((id) => ({ kind, id }));
  return {
    records: {
      ...records,
      article: [...(records.article ?? []), ...articles.map((id) => ({ id }))],
      medium: [...(records.medium ?? []), ...media.map((id) => ({ id }))],
      tag: [
        ...(records.tag ?? []),
        ...tags.map((id) => ({ id, labels: { en: id }, colour: "slate" as const, kind: "segment" as const })),
      ],
      person: [
        ...(records.person ?? []),
        ...people.map((id) => ({ id, names: [{ text: id, kind: "preferred" as const }] })),
      ],
    },
    made: [
      ...made("article", articles),
      ...made("medium", media),
      ...made("person", people),
      ...made("tag", tags),
    ],
  };
}
