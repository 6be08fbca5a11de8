import { z } from "zod";
import { recordIdSchema, timestampSchema } from "./ids.ts";

/** That a record was deleted: its id, by whom and when, never its content (a deleted quote must not travel). */
export const tombstoneSchema = z.looseObject({
  id: recordIdSchema,
  kind: z.enum(["article", "medium", "person", "tag", "annotation"]).exactOptional(),
  author: z.string().exactOptional(),
  time: timestampSchema,
});

/** See {@link tombstoneSchema}. */
export type Tombstone = z.output<typeof tombstoneSchema>;
