import type { LogDocument } from "../document/document.ts";
import { dropMember, insertRecord, removeRecord } from "../history/make-change.ts";
import { type Tombstone, tombstoneKey } from "../model/tombstone.ts";
import { ok } from "../result.ts";
import type { Command } from "./command.ts";
import { stamped } from "./edits.ts";
import { tagOf } from "./lookups.ts";

/** Takes a tag out of the vocabulary and off every annotation; the annotations stay, and a tombstone remembers the tag. */
export const deleteTag: Command<{ readonly tag: string }> = (document, args, context) => {
  const tag = tagOf(document, args.tag);
  if (!tag.ok) return tag;
  const uses = [...document.indexes.group({ by: "tag", tag: args.tag }).from(0)];
  const tombstone: Tombstone = {
    id: args.tag,
    kind: "tag",
    ...(context.author === "" ? {} : { author: context.author }),
    time: context.now,
  };
  return ok([
    ...uses.flatMap((annotation) =>
      stamped(annotation, dropMember("annotation", annotation, ["tags"], args.tag), context),
    ),
    removeRecord("tag", tag.value),
    ...(document.tables.tombstone.has(tombstoneKey("tag", args.tag))
      ? []
      : [insertRecord("tombstone", tombstone)]),
  ]);
};

/** How many annotations have a tag. */
export function countTagUses(document: LogDocument, tag: string): number {
  return document.indexes.group({ by: "tag", tag }).size;
}
