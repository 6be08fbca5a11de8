import { LineReader } from "#annotations/formats/scenelog/line-reader.ts";
import { MOST_FILE_BYTES } from "#annotations/formats/scenelog/file-version.ts";
import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import { type LogAtRevision, readLogText } from "./log-text.ts";
import { takeTurns, type Turns } from "./turns.ts";
import type { Pieces, World } from "./world.ts";

/** A log as it was read from its file, which nobody has checked: for a log service that says it read the same bytes. */
export type LogAhead = {
  readonly document: LogDocument;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly hash: string;
};

/** Who reads, and what is told of it. */
export type Reading = {
  /** Whether anybody still waits for it. */
  isWanted(): boolean;
  /** A log with the first annotations only, checked, for a first screen. */
  onHead(head: LogDocument): void;
};

/** Smaller files are there before anybody could look at their first rows, in bytes. */
const LARGE = 1024 * 1024;

type Streaming = Pick<World, "fetchPieces" | "fetchText" | "breathe" | "eventNow" | "sha256">;

/**
 * Reads the file that a handle opens while the log service reads it too. `undefined` where there is none, or it is in
 * another layout than our own: the service's text is to be read then.
 */
export async function readAhead(
  world: Streaming,
  handle: string,
  reading: Reading,
): Promise<LogAhead | undefined> {
  const source = await world.fetchPieces(`/log/ahead/${handle}`);
  if (source?.size === undefined || source.size > MOST_FILE_BYTES) return undefined;
  const bytes = new Uint8Array(source.size);
  const turns = takeTurns(world);
  let length = 0;
  const kept = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of source.pieces) {
      // Longer than it was said to be: the file grew meanwhile.
      if (length + piece.length > bytes.length) return;
      bytes.set(piece, length);
      length += piece.length;
      yield piece;
    }
  };
  const document = await readLines(kept(), turns, {
    isWanted: reading.isWanted,
    onHead: source.size < LARGE ? () => {} : reading.onHead,
  });
  if (document === undefined || length < bytes.length) return undefined;
  return { document, hash: await world.sha256(bytes) };
}

/** Reads the text that the log service has under a URL; rejects where there is none, or where it cannot be read. */
export async function readServed(world: Streaming, url: string, reading: Reading): Promise<LogAtRevision> {
  const source = await world.fetchPieces(url);
  if (source === undefined) throw new Error("no text of the log");
  const turns = takeTurns(world);
  const { rev, rest } = await readRevision(source.pieces);
  const document = rev === undefined ? undefined : await readLines(rest, turns, reading);
  if (rev !== undefined && document !== undefined) return { rev, document };
  // What it was not made to read, such as a newer version's log, is read whole.
  const read = readLogText(await world.fetchText(url));
  if (read.ok) return read.value;
  throw new HostError(read.error.code, { ...read.error.parameters });
}

/** The first line, `{"rev":N}`, which lies in the first piece, and the pieces of what comes after it. */
async function readRevision(pieces: Pieces["pieces"]) {
  const reader = pieces[Symbol.asyncIterator]();
  const first = (await reader.next()).value ?? new Uint8Array();
  const end = first.indexOf(LINE_FEED);
  const line = new TextDecoder().decode(first.subarray(0, Math.max(0, end)));
  const rev = /^\{"rev":\s*(\d+)\}\s*$/.exec(line)?.[1];
  return { rev: rev === undefined ? undefined : Number(rev), rest: restOf(first.subarray(end + 1), reader) };
}

const LINE_FEED = 0x0a;

async function* restOf(first: Uint8Array, reader: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await reader.next(); next.done !== true; next = await reader.next()) yield next.value;
}

/** The document of a text in our own layout; `undefined` where it is not, or nobody wants it any more. */
async function readLines(
  pieces: AsyncIterable<Uint8Array>,
  turns: Turns,
  { isWanted, onHead }: Reading,
): Promise<LogDocument | undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const lines = new LineReader();
  for await (const piece of pieces) {
    const text = decoded(decoder, piece);
    if (text === undefined) return undefined;
    lines.push(text);
    while (lines.advance()) {
      tellHead(lines, onHead);
      await turns.next();
      if (!isWanted()) return undefined;
    }
    if (lines.isForeign || !isWanted()) return undefined;
  }
  return lines.finish();
}

function tellHead(lines: LineReader, onHead: Reading["onHead"]): void {
  const head = lines.takeHead();
  if (head === undefined) return;
  // Nobody has checked these lines yet, and what is shown has to be sound.
  const parsed = parseLog(head);
  if (parsed.ok) onHead(parsed.value.document);
}

function decoded(decoder: TextDecoder, piece: Uint8Array): string | undefined {
  try {
    return decoder.decode(piece, { stream: true });
  } catch {
    // Not UTF-8. The log service says so in words.
    return undefined;
  }
}
