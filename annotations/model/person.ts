import { z } from "zod";
import { languageSchema, slugSchema } from "./ids.ts";

/** A spelling of a name. `wrong` ones are found and completed from, never shown or exported. */
export const nameSchema = z.looseObject({
  text: z.string().min(1),
  lang: languageSchema.exactOptional(),
  kind: z.enum(["preferred", "also", "wrong"]),
});

/** See {@link nameSchema}. */
export type Name = z.output<typeof nameSchema>;

/** Somebody seen or heard: names per language, the character they play, their role. */
export const personSchema = z.looseObject({
  id: slugSchema,
  names: z.array(nameSchema).min(1),
  character: z.looseObject({ names: z.array(nameSchema).min(1) }).exactOptional(),
  role: z.string().exactOptional(),
  key: z.string().max(1).exactOptional(),
});

/** See {@link personSchema}. `key` is the palette key that the log proposes. */
export type Person = z.output<typeof personSchema>;

/** The name to show in a language: the preferred one of that language, else any preferred one, else the first right one. */
export function preferredName(names: readonly Name[], language: string): string {
  const right = names.filter((name) => name.kind !== "wrong");
  const preferred = right.filter((name) => name.kind === "preferred");
  const chosen = preferred.find((name) => name.lang === language) ?? preferred[0] ?? right[0];
  return chosen?.text ?? "";
}
