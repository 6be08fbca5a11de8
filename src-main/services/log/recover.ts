import { applyDiff } from "#annotations/document/apply-diff.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { rebaseLaterWins } from "#annotations/history/rebase-diff.ts";
import type { ChangeLine, JournalLine } from "./journal-lines.ts";

/** A text that is at hand at opening: the file's, or the base kept beside the journal. */
export type KnownText = { readonly hash: string; readonly document: LogDocument };

/** The document as the journal says it was, and how the file stands to it. */
export type Recovered = {
  readonly document: LogDocument;
  /** The last revision of the journal. */
  readonly rev: number;
  /** The revision up to which the file holds everything. */
  readonly fileRev: number;
  /** Changes of windows that the file does not hold. */
  readonly changes: number;
  /** Whether the file was seen to hold everything that the journal does: the journal has done its work. */
  readonly isSettled: boolean;
  /** What the file's content is to be compared with; absent where the file brings nothing new. */
  readonly mergeBase?: LogDocument;
};

/**
 * Brings back what an earlier run acknowledged. The newest state that file and journal agree on is taken, the file's or
 * the base's, and what came after is applied in order. `undefined` where there is nothing to start from.
 */
export function recover(
  lines: readonly JournalLine[],
  file: KnownText | undefined,
  base: KnownText | undefined,
): Recovered | undefined {
  const changes = lines.filter((line) => line.kind === "diff" || line.kind === "file");
  const rev = Math.max(0, ...changes.map((line) => line.rev).slice(-1));
  const fileAt = lastMark(lines, file?.hash);
  const baseAt = lastMark(lines, base?.hash);
  if (file && fileAt && fileAt.index >= (baseAt?.index ?? -1)) {
    const isSettled = rev <= fileAt.rev;
    return { ...replay(file.document, changes, fileAt.rev), rev, fileRev: fileAt.rev, isSettled };
  }
  if (base && baseAt) {
    const replayed = replay(base.document, changes, baseAt.rev);
    const seen = changes.findLast((line) => line.kind === "file" && line.rev > baseAt.rev);
    const isKnown =
      !file || file.hash === base.hash || (seen?.kind === "file" && seen.fileHash === file.hash);
    return {
      ...replayed,
      rev,
      fileRev: baseAt.rev,
      isSettled: false,
      ...(isKnown ? {} : { mergeBase: base.document }),
    };
  }
  const start = file ?? base;
  return start && { ...replay(start.document, changes, -1), rev, fileRev: 0, isSettled: false };
}

function lastMark(lines: readonly JournalLine[], hash: string | undefined) {
  const index = lines.findLastIndex((line) => line.kind === "mark" && line.fileHash === hash);
  const mark = lines[index];
  return mark?.kind === "mark" ? { index, rev: mark.rev } : undefined;
}

function replay(start: LogDocument, lines: readonly ChangeLine[], after: number) {
  const missing = lines.filter((line) => line.rev > after);
  const document = missing.reduce(applyLine, start);
  return { document, changes: missing.filter((line) => line.kind === "diff").length };
}

/** From a state that the journal knows every line applies as it stands; else as much of it as fits. */
function applyLine(document: LogDocument, line: ChangeLine): LogDocument {
  const exact = applyDiff(document, line.diff);
  if (exact.ok) return exact.value;
  const fitted = applyDiff(document, rebaseLaterWins(line.diff, document).diff);
  return fitted.ok ? fitted.value : document;
}
