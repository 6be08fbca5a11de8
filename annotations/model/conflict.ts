import { z } from "zod";
import { recordIdSchema, timestampSchema } from "./ids.ts";

/**
 * Two values for one field that nobody has chosen between yet; it travels with the log until somebody does. `field` is the path,
 * with points: of a key, or of a member of a set by its id (`quotes.0192…`); empty for the record itself. A side without a value
 * has taken the thing away; `true` for a record says that this side went on with it.
 */
export const conflictSchema = z.looseObject({
  id: recordIdSchema,
  kind: z.enum(["log", "article", "medium", "person", "tag", "annotation"]),
  record: z.string(),
  field: z.string(),
  values: z.array(
    z.looseObject({
      value: z.json().exactOptional(),
      author: z.string().exactOptional(),
      time: timestampSchema.exactOptional(),
    }),
  ),
});

/** See {@link conflictSchema}. */
export type Conflict = z.output<typeof conflictSchema>;
