import { z } from "zod";
import { recordIdSchema, slugSchema, timestampSchema } from "./ids.ts";
import { quoteShape } from "./quote.ts";
import { secondsField, type TimeField, ticksField } from "./time-field.ts";

const passageSchema = z.looseObject({
  article: slugSchema,
  exact: z.string(),
  prefix: z.string().exactOptional(),
  suffix: z.string().exactOptional(),
});

/** The words of an article that an annotation is linked to (W3C TextQuoteSelector: exact, prefix, suffix). */
export type Passage = z.output<typeof passageSchema>;

const shape = <Time extends TimeField>(time: Time) =>
  z.looseObject({
    id: recordIdSchema,
    medium: slugSchema,
    start: time,
    end: time.exactOptional(),
    open: z.literal(true).exactOptional(),
    live: z.literal(true).exactOptional(),
    tags: z.array(slugSchema).exactOptional(),
    people: z.array(slugSchema).exactOptional(),
    quotes: z.array(quoteShape(time)).exactOptional(),
    note: z.string().exactOptional(),
    rating: z.int().min(0).max(5).exactOptional(),
    status: z.enum(["draft", "checked", "published"]).exactOptional(),
    internal: z.boolean().exactOptional(),
    passages: z.array(passageSchema).exactOptional(),
    created: timestampSchema.exactOptional(),
    modified: timestampSchema.exactOptional(),
    author: z.string().exactOptional(),
  });

/** One timed entry, times in seconds as the file has them. */
export const annotationFileSchema = shape(secondsField);

/** An annotation with its times in ticks. */
export const annotationSchema = shape(ticksField);

/**
 * One timed entry (file format, rule 5). A segment has `start` and `end` (exclusive), a moment `start` only, and a
 * segment still running is `open` with `end` = the last playhead known. `live` says that in and out are those of the keys
 * pressed while the film ran: nobody has trimmed it yet.
 */
export type Annotation = z.output<typeof annotationSchema>;
