import type { LogDocument } from "../document/document.ts";
import type { Diff } from "../history/diff.ts";
import type { PressState, Running } from "./state.ts";

/**
 * Brings the state of live logging after a diff that it did not cause: an undo or redo (`own`), or somebody else's
 * change. What is gone or has ended no longer runs and is no target; what an undo of one's own opened again runs again.
 * `document` is the document after the diff.
 */
export function followDiff(state: PressState, diff: Diff, document: LogDocument, own: boolean): PressState {
  const touched = new Set(diff.flatMap((change) => (change.kind === "annotation" ? change.id : [])));
  if (touched.size === 0) return state;
  const isThere = (id: string): boolean => !touched.has(id) || document.tables.annotation.has(id);
  const known = new Set(state.running.map(({ annotation }) => annotation));
  const kept = state.running.flatMap((running) =>
    touched.has(running.annotation) ? (runningOf(document, running.annotation) ?? []) : running,
  );
  const again = own
    ? [...touched].flatMap((id) => (known.has(id) ? [] : (runningOf(document, id) ?? [])))
    : [];
  const running = [...kept, ...again];
  const last = state.last !== undefined && isThere(state.last) ? state.last : running.at(-1)?.annotation;
  return {
    ...state,
    running,
    holds: state.holds.filter((hold) => running.some(({ annotation }) => annotation === hold.annotation)),
    last,
    selected: state.selected.filter(isThere),
  };
}

function runningOf(document: LogDocument, id: string): Running | undefined {
  const annotation = document.tables.annotation.get(id);
  if (annotation?.open !== true) return undefined;
  return { annotation: id, tag: annotation.tags?.[0], start: annotation.start };
}
