import { recordJson } from "../document/access.ts";
import type { LogDocument } from "../document/document.ts";
import type { Diff } from "../history/diff.ts";
import { insertRecord, setValue } from "../history/make-change.ts";
import { equalJson } from "../json.ts";
import { freeSlug } from "../model/ids.ts";
import type { Tag } from "../model/tag.ts";
import { foldText } from "../names/fold.ts";
import { isTakenSlug } from "./lookups.ts";

/** A tag of the log that a vocabulary has otherwise, and in which fields. */
export type ChangedTag = { readonly tag: Tag; readonly fields: readonly string[] };

/** What taking a vocabulary would do: tags that are new, tags that change, how many are the same already. */
export type VocabularyChange = {
  readonly added: readonly Tag[];
  readonly changed: readonly ChangedTag[];
  readonly same: number;
  /** Tags of the log that the vocabulary does not have; they stay. */
  readonly kept: readonly Tag[];
  readonly diff: Diff;
};

/**
 * Compares a vocabulary with a log's tags. A tag is the same one by its id, else by a label that folds to the same text; what
 * the vocabulary says of it goes over what the log has, labels language by language. No tag of the log goes away.
 */
export function takeVocabulary(document: LogDocument, tags: readonly Tag[]): VocabularyChange {
  const own = [...document.tables.tag.values()];
  const met = new Set<string>();
  const added: Tag[] = [];
  const changed: ChangedTag[] = [];
  const diff: Diff[] = [];
  let same = 0;
  for (const theirs of tags) {
    const ours = own.find(({ id }) => id === theirs.id) ?? own.find((tag) => sharesLabel(tag, theirs));
    if (!ours) {
      // An id that was removed here once is never used for two things.
      const id = freeSlug(
        theirs.id,
        (slug) => isTakenSlug(document, "tag", slug) || added.some((tag) => tag.id === slug),
      );
      const tag = { ...theirs, id };
      added.push(tag);
      diff.push([insertRecord("tag", tag)]);
      continue;
    }
    if (met.has(ours.id)) continue;
    met.add(ours.id);
    const fields = fieldsThatDiffer(ours, theirs);
    if (fields.length === 0) same += 1;
    else {
      changed.push({ tag: ours, fields: fields.map(({ name }) => name) });
      diff.push(fields.flatMap((field) => field.diff));
    }
  }
  const kept = own.filter(({ id }) => !met.has(id));
  return { added, changed, same, kept, diff: diff.flat() };
}

function sharesLabel(a: Tag, b: Tag): boolean {
  const folded = new Set(Object.values(a.labels).map(foldText));
  return Object.values(b.labels).some((label) => folded.has(foldText(label)));
}

function fieldsThatDiffer(ours: Tag, theirs: Tag): readonly { readonly name: string; readonly diff: Diff }[] {
  const own = recordJson(ours);
  return Object.entries(recordJson(theirs)).flatMap(([name, value]) => {
    if (name === "id") return [];
    if (name === "labels") {
      const diff = Object.entries(theirs.labels).flatMap(([language, label]) =>
        ours.labels[language] === label ? [] : setValue("tag", ours, ["labels", language], label),
      );
      return diff.length === 0 ? [] : [{ name, diff }];
    }
    return equalJson(own[name], value) ? [] : [{ name, diff: setValue("tag", ours, [name], value) }];
  });
}
