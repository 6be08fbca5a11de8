import { crc32 } from "node:zlib";
import { z } from "zod";
import { diffSchema } from "#annotations/history/diff.ts";

const startSchema = z.strictObject({ kind: z.literal("start"), version: z.literal(1), path: z.string() });
const rev = z.int().min(0);
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

const lineSchema = z.discriminatedUnion("kind", [startSchema, diffLineSchema, fileLineSchema, markSchema]);

/**
 * One line of a journal. `start`: which log this is. `diff`: a window's changes as they were applied. `file`: somebody
 * else's changes taken from the file, which then had `fileHash`. `mark`: a file with `fileHash` holds everything up to `rev`.
 */
export type JournalLine = z.output<typeof lineSchema>;

/** A line of the journal that changed the document. */
export type ChangeLine = Extract<JournalLine, { kind: "diff" | "file" }>;

/** What a journal's bytes hold: the lines up to the first that is torn or damaged, and the length of that good part. */
export type JournalContent = { readonly lines: JournalLine[]; readonly goodBytes: number };

/** A line as it is appended: CRC-32 of the JSON in hexadecimal, a space, the JSON, a line break. */
export function formatJournalLine(line: JournalLine): string {
  const json = JSON.stringify(line);
  return `${checksum(json)} ${json}\n`;
}

/** That a journal holds a line which is whole and yet not understood: another version of the app wrote it. */
export class ForeignLineError extends Error {
  readonly code = "newer-journal";

  constructor() {
    super("a whole line of the journal is not understood");
    this.name = "ForeignLineError";
  }
}

/**
 * Reads a journal. What follows the first torn line was never acknowledged, and is left out. Throws `ForeignLineError` at
 * a line that is whole but not understood: it was acknowledged, and must not be cut off.
 */
export function parseJournal(bytes: Uint8Array): JournalContent {
  const lines: JournalLine[] = [];
  const decoder = new TextDecoder("utf-8");
  let goodBytes = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, goodBytes);
    if (end === -1) break;
    const line = parseLine(decoder.decode(bytes.subarray(goodBytes, end)));
    if (line === undefined) break;
    lines.push(line);
    goodBytes = end + 1;
  }
  return { lines, goodBytes };
}

function parseLine(text: string): JournalLine | undefined {
  const json = text.slice(9);
  if (text.charAt(8) !== " " || text.slice(0, 8) !== checksum(json)) return undefined;
  const line = lineSchema.safeParse(JSON.parse(json));
  if (!line.success) throw new ForeignLineError();
  return line.data;
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, "0");
}
