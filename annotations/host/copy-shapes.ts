import { z } from "zod";

const countSchema = z.int().min(0);

/**
 * A copy of an open log that a sync service made beside it: what it would add, and the first of the records that both have
 * and that differ, with how many there are.
 */
export const copySchema = z.strictObject({
  handle: z.string(),
  name: z.string(),
  modifiedAt: z.iso.datetime(),
  added: z.strictObject({ annotations: countSchema, people: countSchema, tags: countSchema }),
  differing: z.array(
    z.strictObject({ kind: z.string(), id: z.string(), label: z.string(), fields: z.array(z.string()) }),
  ),
  differingInAll: countSchema,
});

/** See {@link copySchema}. */
export type CopyBeside = z.output<typeof copySchema>;
