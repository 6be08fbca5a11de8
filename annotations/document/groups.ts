import type { Annotation } from "../model/annotation.ts";

/**
 * A question that has its answer kept: the annotations of a medium, with a tag, a person or two of them, in a state, or
 * linked to an article.
 */
export type Group =
  | { readonly by: "medium"; readonly medium: string }
  | { readonly by: "tag"; readonly tag: string }
  | { readonly by: "person"; readonly person: string }
  | { readonly by: "tag-and-person"; readonly tag: string; readonly person: string }
  | { readonly by: "people"; readonly people: readonly [string, string] }
  | { readonly by: "state"; readonly state: State }
  | { readonly by: "article"; readonly article: string };

/** What an annotation can be marked as: running or left so, logged live and never trimmed, internal, or a status. */
export type State = "open" | "live" | "internal" | NonNullable<Annotation["status"]>;

/** The groups of one kind, which are kept together. */
export type GroupBy = Group["by"];

/** The key of a group among those of its kind. Slugs hold no slash, so that two joined by one can be told apart again. */
export function groupKey(group: Group): string {
  switch (group.by) {
    case "medium":
      return group.medium;
    case "tag":
      return group.tag;
    case "person":
      return group.person;
    case "tag-and-person":
      return `${group.tag}/${group.person}`;
    case "people":
      return pairKey(...group.people);
    case "state":
      return group.state;
    case "article":
      return group.article;
  }
}

/** Everybody in an annotation, each once: those named as being in it, and those who speak a quote of it. */
export function peopleIn({ people = [], quotes }: Pick<Annotation, "people" | "quotes">): readonly string[] {
  if (quotes === undefined && people.length < 2) return people;
  return [...new Set([...people, ...(quotes ?? []).flatMap(({ speaker }) => speaker ?? [])])];
}

/** The keys of the groups of one kind that an annotation is in, each once. */
export function groupsOf(annotation: Annotation, by: GroupBy): readonly string[] {
  switch (by) {
    case "medium":
      return [annotation.medium];
    case "tag":
      return tagsOn(annotation);
    case "person":
      return peopleIn(annotation);
    case "tag-and-person": {
      const people = peopleIn(annotation);
      return tagsOn(annotation).flatMap((tag) => people.map((person) => `${tag}/${person}`));
    }
    case "people": {
      const people = peopleIn(annotation);
      return people.flatMap((one, index) => people.slice(index + 1).map((other) => pairKey(one, other)));
    }
    case "state":
      return statesOf(annotation);
    case "article":
      return [...new Set((annotation.passages ?? []).map(({ article }) => article))];
  }
}

function tagsOn({ tags = [] }: Annotation): readonly string[] {
  // What stands twice in a foreign file counts once.
  return tags.length < 2 ? tags : [...new Set(tags)];
}

function statesOf({ open, live, internal, status }: Annotation): readonly State[] {
  const states: State[] = status === undefined ? [] : [status];
  if (open === true) states.push("open");
  if (live === true) states.push("live");
  if (internal === true) states.push("internal");
  return states;
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one}/${other}` : `${other}/${one}`;
}
