import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { type Note, troubleNote } from "#annotations/formats/trouble.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { err, ok, type Result } from "#annotations/result.ts";

/** A log's document at a revision of the log service. */
export type LogAtRevision = { readonly rev: number; readonly document: LogDocument };

/** Reads what lies under a log's `textUrl`: a first line `{"rev":N}`, then the text of the file at that revision. */
export function readLogText(text: string): Result<LogAtRevision, Note> {
  const lineEnd = text.indexOf("\n");
  const rev = /^\{"rev":\s*(\d+)\}\s*$/.exec(text.slice(0, lineEnd))?.[1];
  if (lineEnd < 0 || rev === undefined) return err({ code: "log-text-unreadable", parameters: {} });
  const parsed = parseLog(text.slice(lineEnd + 1));
  if (!parsed.ok) return err(troubleNote(parsed.error));
  return ok({ rev: Number(rev), document: parsed.value.document });
}
