import { createHash } from "node:crypto";
import { basename } from "node:path";
import { MOST_FILE_BYTES } from "#annotations/formats/scenelog/file-version.ts";
import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { troubleNote } from "#annotations/formats/trouble.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import type { FileLayer, FileStat } from "../file-layer/file-layer.ts";
import { fileTrouble, isMissing } from "../file-layer/file-trouble.ts";
import { takeBreaks } from "./breaks.ts";

/** The text of a log, read and understood. `hash` is the SHA-256 of its bytes in hexadecimal. */
export type LogText = {
  readonly hash: string;
  readonly document: LogDocument;
  /** Hashes of the revisions before, the file's own last. */
  readonly history: readonly string[];
  /** Why the log can only be read: it was made by a newer version. */
  readonly readOnly: Trouble | null;
  /** What cannot be kept of it, though it could be read. */
  readonly notices: readonly Trouble[];
};

/** The bytes of a file with their hash, and how the file stood just before they were read. */
export type FileBytes = { readonly bytes: Uint8Array; readonly hash: string; readonly stat: FileStat };

/** SHA-256 in hexadecimal. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Bytes that are hashed at a stretch: about half a millisecond of work. */
const HASHED = 256 * 1024;

/** The same, a little at a time. */
async function hashInBreaks(bytes: Uint8Array): Promise<string> {
  const hash = createHash("sha256");
  const breaks = takeBreaks();
  for (let from = 0; from < bytes.length; from += HASHED) {
    hash.update(bytes.subarray(from, from + HASHED));
    if (breaks.isDue(bytes.length < HASHED ? 0 : HASHED)) await breaks.take();
  }
  return hash.digest("hex");
}

/** Bytes and hash of a file; `undefined` where there is none; `too-large` above the limit of the file format. */
export async function readFileBytes(
  layer: FileLayer,
  path: string,
): Promise<Result<FileBytes | undefined, Trouble>> {
  try {
    const stat = await layer.stat(path);
    if (stat === undefined) return ok(undefined);
    const name = basename(path);
    if (stat.kind !== "file") return err({ code: "not-a-file", parameters: { name } });
    if (stat.size > MOST_FILE_BYTES) return err(tooLarge(name, stat.size));
    const bytes = await layer.read(path);
    return ok({ bytes, hash: await hashInBreaks(bytes), stat });
  } catch (error) {
    if (isMissing(error)) return ok(undefined);
    return err(fileTrouble(error, path));
  }
}

function tooLarge(name: string, size: number): Trouble {
  const mebibytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
  return {
    code: "log-too-large",
    parameters: { name, size: mebibytes(size), most: mebibytes(MOST_FILE_BYTES) },
  };
}

/** Understands a log's bytes. A trouble says what was found where: `line`, `column`, `path`, `found`, `expected`. */
export function parseBytes(name: string, bytes: Uint8Array, hash: string): Result<LogText, Trouble> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The decoder has no other way of saying no.
    return err({ code: "not-utf8", parameters: { name } });
  }
  const parsed = parseLog(text);
  if (parsed.ok) {
    const { document, history, warnings } = parsed.value;
    const lossy = warnings.filter(({ code }) => code === "proto-key");
    const notices = lossy.map(({ code, parameters }) => ({ code, parameters: { name, ...parameters } }));
    return ok({ hash, document, history, readOnly: null, notices });
  }
  const note = troubleNote(parsed.error);
  const trouble: Trouble = { code: note.code, parameters: { name, ...note.parameters } };
  const { document } = parsed.error;
  return document === undefined
    ? err(trouble)
    : ok({ hash, document, history: [], readOnly: trouble, notices: [] });
}
