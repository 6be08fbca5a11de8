import type { CommandContext } from "../commands/command.ts";
import { isTakenSlug } from "../commands/lookups.ts";
import { setTag } from "../commands/set-tag.ts";
import type { LogDocument } from "../document/document.ts";
import type { Desk } from "../formats/desk/desk.ts";
import type { Diff } from "../history/diff.ts";
import type { Person } from "../model/person.ts";
import type { Tag } from "../model/tag.ts";
import { correctNames } from "../names/correct-names.ts";
import { takeCast } from "./offer-cast.ts";

/** A name or label that a desk file has otherwise than the log. */
export type Renamed = {
  readonly kind: "person" | "tag";
  readonly id: string;
  readonly from: string;
  readonly to: string;
};

/** What a desk file would change in a log. */
export type DeskChanges = {
  /** All of it, as one step. */
  readonly diff: Diff;
  readonly renamed: readonly Renamed[];
  /** How many annotations have somebody or something whose name changes. */
  readonly annotations: number;
  readonly people: readonly Person[];
  readonly tags: readonly Tag[];
};

/**
 * What a log would take from its desk's file: names corrected (the old spelling stays as a wrong one), labels, and the people
 * and tags that it has not. What the log has and the desk has not stays; whom the log has removed or merged does not come back.
 */
export function deskChanges(document: LogDocument, desk: Desk, context: CommandContext): DeskChanges {
  const corrections = desk.people.map((person) => ({ kind: "person" as const, person }));
  const { diff: corrected, names } = correctNames(document, corrections, context);
  const labels = desk.tags.flatMap((tag) => labelsOf(document, tag));
  const people = desk.people.filter((person) => !isKnown(document, person));
  const tags = desk.tags.filter(({ id }) => !isTakenSlug(document, "tag", id));
  const offers = people.map((person) => ({ person, mentions: 0, misspelt: undefined }));
  const renamed: readonly Renamed[] = [
    ...names.map(({ person, from, to }) => ({ kind: "person" as const, id: person, from, to })),
    ...labels,
  ];
  return {
    diff: [
      ...corrected,
      ...desk.tags.flatMap((tag) => relabelled(document, tag, context)),
      ...takeCast(document, { people: offers, tags }),
    ],
    renamed,
    annotations: countOf(document, renamed),
    people,
    tags,
  };
}

function isKnown(document: LogDocument, { id, names }: Person): boolean {
  if (isTakenSlug(document, "person", id)) return true;
  const texts = new Set(names.map(({ text }) => text.normalize("NFC")));
  for (const person of document.tables.person.values()) {
    if (person.names.some(({ text }) => texts.has(text.normalize("NFC")))) return true;
  }
  return false;
}

function labelsOf(document: LogDocument, tag: Tag): readonly Renamed[] {
  const here = document.tables.tag.get(tag.id);
  return Object.entries(tag.labels).flatMap(([lang, to]) => {
    const from = here?.labels[lang];
    return from === undefined || from === to ? [] : [{ kind: "tag" as const, id: tag.id, from, to }];
  });
}

function relabelled(document: LogDocument, tag: Tag, context: CommandContext): Diff {
  if (!document.tables.tag.has(tag.id)) return [];
  const change = setTag(document, { tag: tag.id, fields: { labels: tag.labels } }, context);
  return change.ok ? change.value : [];
}

function countOf(document: LogDocument, renamed: readonly Renamed[]): number {
  const ids = new Set<string>();
  for (const { kind, id } of renamed) {
    const group = kind === "person" ? { by: kind, person: id } : { by: kind, tag: id };
    for (const annotation of document.indexes.group(group).from(0)) ids.add(annotation.id);
  }
  return ids.size;
}
