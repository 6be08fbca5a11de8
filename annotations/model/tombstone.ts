import { z } from "zod";
import { recordIdSchema, timestampSchema } from "./ids.ts";

/** That a record was deleted: its id, by whom and when, never its content (a deleted quote must not travel). */
export const tombstoneSchema = z.looseObject({
  id: recordIdSchema,
  kind: z.enum(["article", "medium", "person", "tag", "annotation"]).exactOptional(),
  /** The person that this one was merged into. */
  into: recordIdSchema.exactOptional(),
  author: z.string().exactOptional(),
  time: timestampSchema,
});

/** The key of a tombstone: kind and id of what was removed. Those of old files that do not say the kind are annotations'. */
export function tombstoneKey(kind: unknown, id: string): string {
  return `${typeof kind === "string" ? kind : "annotation"}/${id}`;
}

/** See {@link tombstoneSchema}. */
export type Tombstone = z.output<typeof tombstoneSchema>;
