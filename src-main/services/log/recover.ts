import { applyDiff } from "#annotations/document/apply-diff.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { rebaseLaterWins } from "#annotations/history/rebase-diff.ts";
import { countDifferences } from "#annotations/restore/compare.ts";
import type { ChangeLine, JournalLine } from "./journal-lines.ts";
import type { KnownFile } from "./known-file.ts";
import type { LogText } from "./read-log.ts";

/** The texts that are at hand at opening; each may be missing. */
export type TextsAtHand = {
  readonly file: LogText | undefined;
  /** What is kept beside the journal: the file as it was when journal and file last agreed. */
  readonly base: LogText | undefined;
  /** What a new log in this place would begin with. */
  readonly initial: LogText | undefined;
};

/** The document as the journal says it was, and how the file stands to it. */
export type Recovered = {
  readonly document: LogDocument;
  /** The last revision of the journal. */
  readonly rev: number;
  /** The revision up to which the file holds everything. */
  readonly fileRev: number;
  /** Changes of windows that the file does not hold. */
  readonly changes: number;
  /** Records that they made, changed or deleted: a running segment alone is a change each second, and one record. */
  readonly records: number;
  /** Whether the file was seen to hold everything that the journal does: the journal has done its work. */
  readonly isSettled: boolean;
  /** The file as it was seen last; where the file is another by now, it has yet to be merged. */
  readonly known: KnownFile;
};

/**
 * Brings back what an earlier run acknowledged. The newest state that file and journal agree on is taken, the file's or
 * the base's, and what came after is applied in order. Without such a state the changes go onto whatever text there is.
 * `undefined` where there is nothing to start from.
 */
export function recover(
  lines: readonly JournalLine[],
  { file, base, initial }: TextsAtHand,
): Recovered | undefined {
  const changes = lines.filter((line) => line.kind === "diff" || line.kind === "file");
  const rev = changes.at(-1)?.rev ?? 0;
  const fileRev = markedRev(lines, file?.hash);
  const baseRev = markedRev(lines, base?.hash);
  if (file && fileRev !== undefined && fileRev >= (baseRev ?? 0)) {
    const replayed = replay(file.document, changes, fileRev);
    return { ...replayed, rev, fileRev, isSettled: rev <= fileRev, known: file };
  }
  if (base && baseRev !== undefined) {
    const replayed = replay(base.document, changes, baseRev);
    const seen = changes.findLast((line) => line.kind === "file" && line.rev > baseRev);
    const isTakenIn = seen?.kind === "file" && seen.fileHash === file?.hash;
    const known = file === undefined ? notThere(base.history) : isTakenIn ? file : base;
    return { ...replayed, rev, fileRev: baseRev, isSettled: false, known };
  }
  const start = file ?? base ?? initial;
  const known = file ?? notThere(start?.history ?? []);
  // What was taken from the file is in it, or has been changed there since; the conflicts noted then are ours.
  const ours = file === undefined ? changes : changes.map(withoutTheirs);
  return start && { ...replay(start.document, ours, -1), rev, fileRev: 0, isSettled: false, known };
}

/** The revision up to which a text with a hash holds everything, by the journal's last mark of it. */
export function markedRev(lines: readonly JournalLine[], hash: string | undefined): number | undefined {
  const mark = lines.findLast((line) => line.kind === "mark" && line.fileHash === hash);
  return mark?.kind === "mark" ? mark.rev : undefined;
}

function withoutTheirs(line: ChangeLine): ChangeLine {
  if (line.kind !== "file") return line;
  return { ...line, diff: line.diff.filter((change) => change.kind === "conflict") };
}

function notThere(history: readonly string[]): KnownFile {
  return { hash: undefined, document: undefined, history };
}

function replay(start: LogDocument, lines: readonly ChangeLine[], after: number) {
  const missing = lines.filter((line) => line.rev > after);
  const document = missing.reduce(applyLine, start);
  const changes = missing.filter((line) => line.kind === "diff").length;
  return { document, changes, records: changes === 0 ? 0 : countDifferences(start, document) };
}

/** From a state that the journal knows every line applies as it stands; else as much of it as fits. */
function applyLine(document: LogDocument, line: ChangeLine): LogDocument {
  const exact = applyDiff(document, line.diff);
  if (exact.ok) return exact.value;
  const fitted = applyDiff(document, rebaseLaterWins(line.diff, document).diff);
  return fitted.ok ? fitted.value : document;
}
