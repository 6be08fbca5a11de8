import { z } from "zod";
import { languageSchema, slugSchema } from "./ids.ts";
import { secondsField, type TimeField, ticksField } from "./time-field.ts";

/** The hues a tag can have: ten of equal lightness (design tokens `--tag-rose` … `--tag-slate`). */
export const TAG_COLOURS = [
  "rose",
  "orange",
  "amber",
  "lime",
  "green",
  "teal",
  "sky",
  "blue",
  "violet",
  "slate",
] as const;

/** One of {@link TAG_COLOURS}. */
export type TagColour = (typeof TAG_COLOURS)[number];

const shape = <Time extends TimeField>(time: Time) =>
  z.looseObject({
    id: slugSchema,
    labels: z.record(languageSchema, z.string().min(1)),
    colour: z.enum(TAG_COLOURS),
    key: z.string().max(1).exactOptional(),
    group: z.string().exactOptional(),
    /** Whether only one tag of its group runs at a time: starting it ends the others of the group that say so. */
    exclusive: z.boolean().exactOptional(),
    kind: z.enum(["segment", "moment", "window"]),
    window: z.looseObject({ before: time, after: time }).exactOptional(),
  });

/** A word of the log's vocabulary, times in seconds as the file has them. */
export const tagFileSchema = shape(secondsField);

/** A tag with its times in ticks. */
export const tagSchema = shape(ticksField);

/** See {@link tagSchema}. `window` says how far a press of a window tag reaches back and ahead. */
export type Tag = z.output<typeof tagSchema>;

/** Whether a group is one of which one tag runs at a time. */
export function isExclusiveGroup(group: string, tags: Iterable<Tag>): boolean {
  return [...tags].some((tag) => tag.group === group && tag.exclusive === true);
}

/** The tags that end when a tag starts: the others of its group, where the group is one of which one runs at a time. */
export function rivalsOf(tag: Tag, tags: Iterable<Tag>): readonly string[] {
  if (tag.exclusive !== true || tag.group === undefined) return [];
  return [...tags].flatMap((other) =>
    other.id !== tag.id && other.group === tag.group && other.exclusive === true ? other.id : [],
  );
}

/** The label to show in a language, else in English, else in whichever there is, else the id. */
export function tagLabel(tag: Tag, language: string): string {
  return tag.labels[language] ?? tag.labels["en"] ?? Object.values(tag.labels)[0] ?? tag.id;
}
