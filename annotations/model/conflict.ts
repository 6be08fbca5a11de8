import { z } from "zod";
import { recordIdSchema, timestampSchema } from "./ids.ts";

/** Two values for one field that nobody has chosen between yet; it travels with the log until somebody does. */
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
