import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { type ParsedLog, parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { type Note, troubleNote } from "#annotations/formats/trouble.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** Why a file gave no log: it could not be read at all, or what stands in it is none. */
export type Unread =
  | { readonly kind: "unreadable"; readonly reason: string }
  | { readonly kind: "invalid"; readonly note: Note };

/** Reads and understands the log at a path. */
export function readLog(file: string): Result<ParsedLog, Unread> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.value);
  } catch {
    // The decoder has no other way of saying no.
    return err({ kind: "invalid", note: { code: "not-utf8", parameters: { name: basename(file) } } });
  }
  const parsed = parseLog(text);
  return parsed.ok ? parsed : err({ kind: "invalid", note: troubleNote(parsed.error) });
}

/** The bytes of a file. */
export function readBytes(file: string): Result<Uint8Array, Unread> {
  try {
    return ok(readFileSync(file));
  } catch (error) {
    return err({ kind: "unreadable", reason: reasonOf(error) });
  }
}

/** Says why a file gave no log, with its place in the form that editors and terminals make a link of. */
export function complain({ texts, warn }: Terminal, file: string, unread: Unread): ExitCode {
  if (unread.kind === "unreadable") {
    warn(texts.t("cli.unreadable", { name: file, reason: unread.reason }));
    return 2;
  }
  const { code, parameters } = unread.note;
  const { line, column } = parameters;
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  warn(`${place}: ${texts.find(`trouble.${code}`, parameters) ?? code}`);
  return 1;
}

/** The system's code of an error, else its message. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
