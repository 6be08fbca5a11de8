import { z } from "zod";
import { languageSchema, recordIdSchema, slugSchema, timestampSchema } from "./ids.ts";
import type { TimeField } from "./time-field.ts";

/** The shape of words said, with times in the unit of `time`. Text may be absent where only a translation was had. */
export const quoteShape = <Time extends TimeField>(time: Time) =>
  z.looseObject({
    id: recordIdSchema,
    speaker: slugSchema.exactOptional(),
    text: z.string().exactOptional(),
    lang: languageSchema.exactOptional(),
    translations: z
      .array(z.looseObject({ lang: languageSchema, text: z.string(), by: z.string().exactOptional() }))
      .exactOptional(),
    source: z.enum(["heard", "subtitle", "press"]).exactOptional(),
    checked: z.looseObject({ by: z.string(), at: timestampSchema }).exactOptional(),
    start: time.exactOptional(),
    end: time.exactOptional(),
  });

/** Words said: speaker, text, language, translations, source, checked by. */
export type Quote = z.output<ReturnType<typeof quoteShape>>;
