import { insertRecord, removeRecord } from "../history/make-change.ts";
import { type Tombstone, tombstoneKey } from "../model/tombstone.ts";
import { ok } from "../result.ts";
import type { Command } from "./command.ts";

/**
 * Deletes annotations and leaves a tombstone for each, without content (a deleted quote must not travel). Those that are
 * gone already are passed over.
 */
export const deleteAnnotations: Command<{ readonly annotations: readonly string[] }> = (
  document,
  args,
  context,
) =>
  ok(
    [...new Set(args.annotations)].flatMap((id) => {
      const annotation = document.tables.annotation.get(id);
      if (!annotation) return [];
      const tombstone: Tombstone = {
        id,
        kind: "annotation",
        ...(context.author === "" ? {} : { author: context.author }),
        time: context.now,
      };
      const mark = document.tables.tombstone.has(tombstoneKey("annotation", id))
        ? []
        : [insertRecord("tombstone", tombstone)];
      return [removeRecord("annotation", annotation), ...mark];
    }),
  );
