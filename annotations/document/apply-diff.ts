import type { Change, Diff } from "../history/diff.ts";
import { err, type Result } from "../result.ts";
import type { LogDocument } from "./document.ts";
import { Draft } from "./draft.ts";

/**
 * Why a change does not apply. `unknown-record`: nothing with that id. `record-exists`: an insert of an id that is taken.
 * `before-differs`: the document holds something else than the change says it replaces. `no-such-place`: the path leads
 * nowhere. `invalid-record`: the record would break its schema. `not-allowed`: the log cannot be inserted or removed,
 * and ids and the file's own keys cannot be set.
 */
export type ApplyTrouble = {
  readonly code:
    | "unknown-record"
    | "record-exists"
    | "before-differs"
    | "no-such-place"
    | "invalid-record"
    | "not-allowed";
  /** The change, and its place in the diff. */
  readonly change: Change;
  readonly index: number;
  /** For `invalid-record`: the place inside the record. */
  readonly path?: readonly string[];
};

/**
 * The document after a diff: all of it or nothing. Strict: what a change says it replaces must be what is there. To
 * apply a diff to a document that went on meanwhile, rebase it first (`history/rebase-diff.ts`).
 */
export function applyDiff(document: LogDocument, diff: Diff): Result<LogDocument, ApplyTrouble> {
  const draft = new Draft(document);
  for (const [index, change] of diff.entries()) {
    const code = draft.change(change);
    if (code !== undefined) return err({ code, change, index });
  }
  const finished = draft.finish();
  if (finished.ok) return finished;
  const { kind, id, path } = finished.error;
  const index = diff.findLastIndex((change) => change.kind === kind && change.id === id);
  const change = diff[index];
  if (change === undefined) throw new Error(`a record broke that no change touched: ${kind} ${id}`);
  return err({ code: "invalid-record", change, index, path });
}
