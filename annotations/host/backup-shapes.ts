import { z } from "zod";
import { annotationSchema } from "../model/annotation.ts";
import { personSchema } from "../model/person.ts";
import { tagSchema } from "../model/tag.ts";

const countSchema = z.int().min(0);
const marksSchema = z.strictObject({ gone: countSchema, come: countSchema, changed: countSchema });
const markSchema = z.enum(["gone", "come", "changed"]);

/** A backup of a log: its name among them, and when it was made. */
export const backupSchema = z.strictObject({ id: z.string(), at: z.iso.datetime() });

/** See {@link backupSchema}. */
export type Backup = z.output<typeof backupSchema>;

/**
 * What a row in the list of backups says: how many annotations it has, who made the last change in it, and how many records
 * differ from now. `differs` is `null` for a large one, which is compared only when somebody looks at it.
 */
export const backupFactsSchema = z.strictObject({
  annotations: countSchema,
  author: z.string(),
  differs: marksSchema.nullable(),
});

/** See {@link backupFactsSchema}. */
export type BackupFacts = z.output<typeof backupFactsSchema>;

/**
 * A backup that is looked at, compared with the log as it was at that moment: counts by kind, the first of the records that
 * differ besides annotations, and how many annotation rows there are. The diff that restores it lies under the URLs: a JSON
 * text, one for each scope.
 */
export const backupViewSchema = z.strictObject({
  annotations: countSchema,
  counts: z.strictObject({
    annotation: marksSchema,
    person: marksSchema,
    tag: marksSchema,
    medium: marksSchema,
    article: marksSchema,
  }),
  others: z.array(
    z.strictObject({
      kind: z.enum(["person", "tag", "medium", "article", "log"]),
      id: z.string(),
      label: z.string(),
      mark: markSchema,
      fields: z.array(z.string()),
    }),
  ),
  othersInAll: countSchema,
  rows: z.strictObject({ all: countSchema, differing: countSchema }),
  restoreUrls: z.strictObject({ all: z.string(), missing: z.string() }),
});

/** See {@link backupViewSchema}. */
export type BackupView = z.output<typeof backupViewSchema>;

/** Some annotation rows of a backup in the order of the film, with the tags and people that they name. */
export const backupRowsSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      /** As the backup has it; one that has `come` since, as it is now. */
      annotation: annotationSchema,
      mark: z.enum(["gone", "come", "changed", "same"]),
      fields: z.array(z.string()),
    }),
  ),
  tags: z.array(tagSchema),
  people: z.array(personSchema),
});

/** See {@link backupRowsSchema}. */
export type BackupRows = z.output<typeof backupRowsSchema>;

/** One of the rows. */
export type BackupRow = BackupRows["rows"][number];
