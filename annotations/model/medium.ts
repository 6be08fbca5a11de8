import { z } from "zod";
import { slugSchema } from "./ids.ts";
import { secondsField, type TimeField, ticksField } from "./time-field.ts";

/** What tells a medium's file from another of the same name: size in bytes, duration, SHA-256 of its first and last MiB. */
const fingerprintSchema = z.looseObject({
  size: z.int().min(0),
  head: z.string(),
  tail: z.string(),
});

const shape = <Time extends TimeField>(time: Time) =>
  z.looseObject({
    id: slugSchema,
    path: z.string().exactOptional(),
    url: z.string().exactOptional(),
    urlOffset: time.exactOptional(),
    title: z.string().exactOptional(),
    duration: time.exactOptional(),
    rate: z
      .string()
      .regex(/^[1-9]\d{0,8}(\/[1-9]\d{0,8})?$/, "rate")
      .exactOptional(),
    startTimecode: z
      .string()
      .regex(/^\d{2}:\d{2}:\d{2}[:;]\d{2,3}$/, "timecode")
      .exactOptional(),
    fingerprint: fingerprintSchema.exactOptional(),
    scene: z.string().exactOptional(),
    take: z.string().exactOptional(),
    circled: z.boolean().exactOptional(),
    loggedUpTo: time.exactOptional(),
    status: z.enum(["free", "in-work", "done"]).exactOptional(),
    inWorkBy: z.string().exactOptional(),
  });

/** A video or audio file (or link) of the log, times in seconds as the file has them. */
export const mediumFileSchema = shape(secondsField);

/** A medium with its times in ticks. */
export const mediumSchema = shape(ticksField);

/**
 * See {@link mediumSchema}. `path` is relative to the log, with `/`, in NFC. `inWorkBy`: the author who has taken it, and who
 * is named with it when it is done.
 */
export type Medium = z.output<typeof mediumSchema>;
