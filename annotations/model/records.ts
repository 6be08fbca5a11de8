import type { z } from "zod";
import { type Annotation, annotationFileSchema, annotationSchema } from "./annotation.ts";
import { type Article, articleSchema } from "./article.ts";
import { type Conflict, conflictSchema } from "./conflict.ts";
import { type Log, logSchema } from "./log.ts";
import { type Medium, mediumFileSchema, mediumSchema } from "./medium.ts";
import { type Person, personSchema } from "./person.ts";
import { type Tag, tagFileSchema, tagSchema } from "./tag.ts";
import { type Tombstone, tombstoneSchema } from "./tombstone.ts";

/** The record type of each kind, as memory has it (times in ticks). */
export type RecordTypes = {
  log: Log;
  article: Article;
  medium: Medium;
  person: Person;
  tag: Tag;
  annotation: Annotation;
  tombstone: Tombstone;
  conflict: Conflict;
};

/** A kind of record. */
export type RecordKind = keyof RecordTypes;

/** A record of any kind. */
export type AnyRecord = RecordTypes[RecordKind];

type KindDefinition<Kind extends RecordKind> = {
  /** The file's top-level key of the list, or `undefined` for the log itself. */
  readonly list: string | undefined;
  /** Validates a record as the file has it and yields it with ticks. */
  readonly file: z.ZodType<RecordTypes[Kind]>;
  /** Validates a record as memory, journal and messages have it. */
  readonly memory: z.ZodType<RecordTypes[Kind]>;
};

/** Every record kind: its list in the file and its schemas. Adding a kind is adding a file and a line here. */
export const RECORD_KINDS: { readonly [Kind in RecordKind]: KindDefinition<Kind> } = {
  log: { list: undefined, file: logSchema, memory: logSchema },
  article: { list: "articles", file: articleSchema, memory: articleSchema },
  medium: { list: "media", file: mediumFileSchema, memory: mediumSchema },
  person: { list: "people", file: personSchema, memory: personSchema },
  tag: { list: "tags", file: tagFileSchema, memory: tagSchema },
  annotation: { list: "annotations", file: annotationFileSchema, memory: annotationSchema },
  tombstone: { list: "removed", file: tombstoneSchema, memory: tombstoneSchema },
  conflict: { list: "conflicts", file: conflictSchema, memory: conflictSchema },
};
