import { crc32 } from "node:zlib";
import { z } from "zod";
import { diffSchema } from "#annotations/history/diff.ts";

const rev = z.int().min(0);
const startSchema = z.strictObject({
  kind: z.literal("start"),
  version: z.literal(2),
  path: z.string(),
  carried: z.int().min(0),
});
const diffLineSchema = z.strictObject({
  kind: z.literal("diff"),
  rev,
  clientId: z.string(),
  seq: z.int(),
  baseRev: rev,
  at: z.iso.datetime(),
  diff: diffSchema,
});
const fileLineSchema = z.strictObject({
  kind: z.literal("file"),
  rev,
  at: z.iso.datetime(),
  fileHash: z.string(),
  diff: diffSchema,
});
const markSchema = z.strictObject({ kind: z.literal("mark"), fileHash: z.string(), rev });
const followsSchema = z.strictObject({
  kind: z.literal("follows"),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int().min(0) })),
});

const lineSchema = z.discriminatedUnion("kind", [
  startSchema,
  diffLineSchema,
  fileLineSchema,
  markSchema,
  followsSchema,
]);

/**
 * One line of a journal. `start`: which log this is, and how many lines after it came from older journals. `diff`: a window's
 * changes as they were applied. `file`: somebody else's changes taken from the file, which then had `fileHash`. `mark`: a
 * file with `fileHash` holds everything up to `rev`. `follows`: what was needed of these journal files stands here, as long as
 * they have no more than these bytes.
 */
export type JournalLine = z.output<typeof lineSchema>;

/** A line of the journal that changed the document. */
export type ChangeLine = Extract<JournalLine, { kind: "diff" | "file" }>;

/**
 * A line as it is appended: CRC-32 of what follows in hexadecimal, the length up to which this file was synced when the
 * line was written, the JSON; spaces between them, a line break at the end.
 */
export function formatJournalLine(line: JournalLine, safe: number): string {
  const text = `${safe} ${JSON.stringify(line)}`;
  return `${checksum(text)} ${text}\n`;
}

/** Whether a line changed the document. */
export function isChange(line: JournalLine): line is ChangeLine {
  return line.kind === "diff" || line.kind === "file";
}

/**
 * What a journal's bytes hold. `lost`: revisions that stood in damaged lines though they had been synced. `isForeign`: a whole
 * line is not understood, for another version of the app wrote it. `isWhole`: everything that was carried over from older
 * journals is there, so that they are not needed.
 */
export type JournalContent = {
  readonly lines: readonly JournalLine[];
  readonly lost: number;
  readonly isForeign: boolean;
  readonly isWhole: boolean;
};

/**
 * Reads a journal. A batch that was torn was never acknowledged, and is left out with what follows it. A line that was synced
 * once and is damaged now, to which a later line bears witness, costs itself and nothing else.
 */
export function parseJournal(bytes: Uint8Array): JournalContent {
  const { read, isForeign } = readLines(bytes);
  const lines: JournalLine[] = [];
  let lost = 0;
  let isProved = false;
  for (const [index, { at, line }] of read.entries()) {
    if (line !== undefined) {
      lines.push(line);
      continue;
    }
    const later = read.slice(index);
    if (!later.some(({ safe }) => safe > at)) break;
    isProved = true;
    lost += revisionsBetween(lines, later);
  }
  const [start] = lines;
  const isWhole = isProved || (start?.kind === "start" && lines.length > start.carried);
  return { lines, lost, isForeign, isWhole };
}

/** How many revisions a damaged line has taken along. Before the first one nobody knows which it was. */
function revisionsBetween(before: readonly JournalLine[], after: readonly Found[]): number {
  const last = before.findLast(isChange);
  const next = after.flatMap(({ line }) => (line !== undefined && isChange(line) ? [line] : []))[0];
  return last === undefined || next === undefined ? 0 : Math.max(0, next.rev - last.rev - 1);
}

/** What stands at a place: a line with the length that was synced before it, or no line that can be read. */
type Found = { readonly at: number; readonly line: JournalLine | undefined; readonly safe: number };

/** What can be read, in its order; a stretch of torn or damaged lines counts as one. */
function readLines(bytes: Uint8Array): { readonly read: readonly Found[]; readonly isForeign: boolean } {
  const read: Found[] = [];
  const decoder = new TextDecoder("utf-8");
  let isForeign = false;
  for (let from = 0; from < bytes.length; ) {
    const at = bytes.indexOf(0x0a, from);
    const end = at === -1 ? bytes.length : at;
    const found = at === -1 ? undefined : readLine(decoder.decode(bytes.subarray(from, end)));
    if (found === "foreign") isForeign = true;
    else if (found !== undefined) read.push({ at: from, ...found });
    else if (read.at(-1)?.line !== undefined || read.length === 0)
      read.push({ at: from, line: undefined, safe: 0 });
    from = end + 1;
  }
  return { read, isForeign };
}

function readLine(text: string): Omit<Found, "at"> | "foreign" | undefined {
  const [, sum, rest, safe, json] = /^([0-9a-f]{8}) ((?:(\d+) )?(.*))$/s.exec(text) ?? [];
  if (rest === undefined || json === undefined || sum !== checksum(rest)) return undefined;
  const line = lineSchema.safeParse(JSON.parse(json));
  return line.success && safe !== undefined ? { line: line.data, safe: Number(safe) } : "foreign";
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, "0");
}
