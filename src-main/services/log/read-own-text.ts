import { TextDecoder } from "node:util";
import { LineReader } from "#annotations/formats/scenelog/line-reader.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { takeBreaks } from "./breaks.ts";

/** Bytes that are read at a time. */
const PIECE = 64 * 1024;
/** What one stretch of the reader takes, as work that is counted. */
const READING = 256 * 1024;

/**
 * The document of a file that was checked in full when it was taken into a log or written from one, read a little at a time,
 * so that edits are acknowledged beside it. `undefined` where it is in another layout than our own, or no UTF-8.
 */
export async function readOwnText(bytes: Uint8Array): Promise<LogDocument | undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const lines = new LineReader();
  const breaks = takeBreaks();
  for (let from = 0; from < bytes.length; from += PIECE) {
    const text = decode(decoder, bytes.subarray(from, from + PIECE));
    if (text === undefined) return undefined;
    lines.push(text);
    while (lines.advance()) if (breaks.isDue(READING)) await breaks.take();
    if (lines.isForeign) return undefined;
  }
  return lines.finish();
}

function decode(decoder: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    // The decoder has no other way of saying no.
    return undefined;
  }
}
