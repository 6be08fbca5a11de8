import type { LogDocument } from "#annotations/document/document.ts";
import { Making } from "#annotations/document/making.ts";
import { labelOfRecord } from "#annotations/document/label.ts";
import type { Backup, BackupFacts, BackupRows, BackupView } from "#annotations/host/backup-shapes.ts";
import type { Trouble } from "#annotations/host/shapes.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import {
  changedFields,
  type Comparison,
  compareInStretches,
  type MarkCounts,
  type MarkedAnnotation,
} from "#annotations/restore/compare.ts";
import { restoreDiff, type RestoreScope, type RestoreStamp } from "#annotations/restore/restore.ts";
import { recordJson } from "#annotations/document/access.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { factsOfDocument, factsOfText } from "./backup-facts.ts";
import type { BackupFile, Backups } from "./backups.ts";
import { takeBreaks } from "./breaks.ts";
import { parseBytes } from "./read-log.ts";
import { readOwnText } from "./read-own-text.ts";

/** Which rows of a backup are asked for: `from` counts from 0. */
export type RowsAsked = { readonly only: "all" | "differing"; readonly from: number; readonly count: number };

/** What is seen of a backup, without the URLs that the host adds. */
export type BackupLook = Omit<BackupView, "restoreUrls">;

/** The backups of one open log, listed, compared with it, and turned into what restores them. */
export type BackupDesk = {
  /** All of them, the newest first. Whatever was looked at before is let go. */
  list(): Promise<readonly Backup[]>;
  facts(id: string): Promise<Result<BackupFacts, Trouble>>;
  /** Compares a backup with the log as it is now, and keeps both until another is looked at. */
  look(id: string, language: string): Promise<Result<BackupLook, Trouble>>;
  /** Rows of the backup that was looked at last; `no-such-backup` for another. */
  rows(id: string, asked: RowsAsked): Result<BackupRows, Trouble>;
  /** The diff that restores the backup looked at last, against the log as it was then: exactly what was shown. */
  restore(id: string, scope: RestoreScope, stamp: RestoreStamp): Result<string, Trouble>;
};

/** A backup up to this size, compressed, is compared already in the list: that takes a few hundredths of a second. */
const SMALL_BYTES = 256 * 1024;
/** A text from this size on is read a little at a time. */
const LARGE_BYTES = 1024 * 1024;
/** Records besides annotations that are sent to be listed. */
const MOST_OTHERS = 200;

type Looked = {
  readonly id: string;
  readonly earlier: LogDocument;
  readonly now: LogDocument;
  readonly comparison: Comparison;
  readonly differing: readonly MarkedAnnotation[];
};

/** The desk over the backups of a log; `document` gives the log as it is now, `name` is its file name, for messages. */
export function createBackupDesk(backups: Backups, document: () => LogDocument, name: string): BackupDesk {
  let looked: Looked | undefined;
  let files: readonly BackupFile[] = [];

  const read = async (id: string): Promise<Result<Uint8Array, Trouble>> => {
    const bytes = await backups.read(id);
    return bytes === undefined ? err({ code: "no-such-backup", parameters: { name } }) : ok(bytes);
  };
  const open = async (bytes: Uint8Array): Promise<Result<LogDocument, Trouble>> => {
    // It was the log's file once, and was checked as such.
    const own = bytes.length < LARGE_BYTES ? undefined : await readOwnText(bytes);
    if (own !== undefined) return ok(own);
    const parsed = parseBytes(name, bytes, "");
    return parsed.ok && parsed.value.readOnly === null
      ? ok(parsed.value.document)
      : err({ code: "backup-unreadable", parameters: { name } });
  };
  const lookedAt = (id: string): Result<Looked, Trouble> =>
    looked?.id === id ? ok(looked) : err({ code: "no-such-backup", parameters: { name } });

  return {
    list: async () => {
      looked = undefined;
      files = await backups.list();
      return files.map(({ id, at }) => ({ id, at }));
    },
    facts: async (id) => {
      const bytes = await read(id);
      if (!bytes.ok) return bytes;
      const isSmall = (files.find((file) => file.id === id)?.bytes ?? 0) <= SMALL_BYTES;
      const known = isSmall ? undefined : await factsOfText(bytes.value);
      if (known !== undefined) return ok({ ...known, differs: null });
      const then = await open(bytes.value);
      if (!then.ok) return then;
      const { counts, others } = await compare(then.value, document());
      const hasLogChange = others.some(({ kind }) => kind === "log");
      return ok({ ...factsOfDocument(then.value), differs: sumOf(Object.values(counts), hasLogChange) });
    },
    look: async (id, language) => {
      looked = undefined;
      const bytes = await read(id);
      if (!bytes.ok) return bytes;
      const then = await open(bytes.value);
      if (!then.ok) return then;
      const now = document();
      const comparison = await compare(then.value, now);
      const differing = comparison.annotations.filter(({ mark }) => mark !== "same");
      looked = { id, earlier: then.value, now, comparison, differing };
      const { counts, others, annotations } = comparison;
      return ok({
        annotations: then.value.tables.annotation.size,
        counts,
        others: others.slice(0, MOST_OTHERS).map((one) => ({
          ...one,
          kind: one.kind === "annotation" ? "log" : one.kind,
          fields: [...one.fields],
          label: labelOfRecord(one.mark === "come" ? now : then.value, one.kind, one.id, language),
        })),
        othersInAll: others.length,
        rows: { all: annotations.length, differing: differing.length },
      });
    },
    rows: (id, { only, from, count }) => {
      const found = lookedAt(id);
      if (!found.ok) return found;
      const { comparison, differing, earlier, now } = found.value;
      const marked = (only === "all" ? comparison.annotations : differing).slice(from, from + count);
      return ok(rowsOf(marked, earlier, now));
    },
    restore: (id, scope, stamp) => {
      const found = lookedAt(id);
      if (!found.ok) return found;
      const { earlier, now, comparison } = found.value;
      return ok(JSON.stringify(restoreDiff(earlier, now, scope, stamp, comparison)));
    },
  };
}

/** What one stretch of a comparison takes, as work that is counted. */
const COMPARING = 128 * 1024;

/** Compares two states a little at a time: edits are acknowledged beside it. */
async function compare(then: LogDocument, now: LogDocument): Promise<Comparison> {
  const comparing = new Making(compareInStretches(then, now));
  const breaks = takeBreaks();
  while (!comparing.isMade) {
    comparing.advance();
    if (breaks.isDue(COMPARING)) await breaks.take();
  }
  return comparing.get();
}

function sumOf(counts: readonly MarkCounts[], hasLogChange: boolean): MarkCounts {
  const total = (mark: keyof MarkCounts) => counts.reduce((sum, one) => sum + one[mark], 0);
  return { gone: total("gone"), come: total("come"), changed: total("changed") + (hasLogChange ? 1 : 0) };
}

function rowsOf(marked: readonly MarkedAnnotation[], earlier: LogDocument, now: LogDocument): BackupRows {
  const tags = new Map<string, BackupRows["tags"][number]>();
  const people = new Map<string, BackupRows["people"][number]>();
  const rows = marked.flatMap((one): BackupRows["rows"] => {
    const annotation = one.earlier ?? one.now;
    if (annotation === undefined) return [];
    const source = one.earlier === undefined ? now : earlier;
    for (const id of annotation.tags ?? []) {
      const tag = source.tables.tag.get(id);
      if (tag !== undefined) tags.set(id, tag);
    }
    for (const id of peopleOf(annotation)) {
      const person = source.tables.person.get(id);
      if (person !== undefined) people.set(id, person);
    }
    const fields =
      one.mark === "changed" && one.earlier !== undefined && one.now !== undefined
        ? changedFields(recordJson(one.earlier), recordJson(one.now))
        : [];
    return [{ annotation, mark: one.mark, fields }];
  });
  return { rows, tags: [...tags.values()], people: [...people.values()] };
}

function peopleOf({ people = [], quotes = [] }: Annotation): readonly string[] {
  return [...people, ...quotes.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker]))];
}
