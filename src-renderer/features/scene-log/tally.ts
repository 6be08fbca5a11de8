import type { PersistentMap } from "#annotations/document/persistent-map.ts";
import type { Annotation } from "#annotations/model/annotation.ts";

/** What several entries have: how many there are, and on how many of them each tag, person and status is, the most first. */
export type Tally = {
  readonly size: number;
  readonly tags: readonly (readonly [string, number])[];
  readonly people: readonly (readonly [string, number])[];
  readonly statuses: ReadonlyMap<string, number>;
};

/** More tags or people than this are not listed: they are those on the fewest entries. */
const MOST = 12;

/** Counts what the entries of these ids have; those that are gone do not count. */
export function tallyOf(annotations: PersistentMap<Annotation>, ids: Iterable<string>): Tally {
  const tags = new Map<string, number>();
  const people = new Map<string, number>();
  const statuses = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  let size = 0;
  for (const id of ids) {
    const annotation = annotations.get(id);
    if (!annotation) continue;
    size++;
    for (const tag of annotation.tags ?? []) count(tags, tag);
    for (const person of annotation.people ?? []) count(people, person);
    if (annotation.status !== undefined) count(statuses, annotation.status);
  }
  return { size, tags: mostFirst(tags), people: mostFirst(people), statuses };
}

function mostFirst(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1)).slice(0, MOST);
}
