import { z } from "zod";
import { languageSchema, recordIdSchema } from "./ids.ts";

/** What a log says of itself: id, title, languages, embargo, extensions. There is one such record in a document. */
export const logSchema = z.looseObject({
  id: recordIdSchema,
  title: z.string().exactOptional(),
  languages: z.array(languageSchema).exactOptional(),
  embargo: z.json().exactOptional(),
  extensions: z.record(z.string(), z.json()).exactOptional(),
});

/** See {@link logSchema}. */
export type Log = z.output<typeof logSchema>;
