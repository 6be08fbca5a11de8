import { z } from "zod";
import { languageSchema, slugSchema } from "./ids.ts";

/** An article of the log: where its text lies, relative to the log, and how it is called. */
export const articleSchema = z.looseObject({
  id: slugSchema,
  path: z.string().exactOptional(),
  url: z.string().exactOptional(),
  title: z.string().exactOptional(),
  language: languageSchema.exactOptional(),
});

/** See {@link articleSchema}. */
export type Article = z.output<typeof articleSchema>;
