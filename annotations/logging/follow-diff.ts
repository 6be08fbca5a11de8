import type { LogDocument } from "../document/document.ts";
import type { Diff } from "../history/diff.ts";
import { personNow } from "../history/follow-merges.ts";
import type { PressState, Running } from "./state.ts";

/**
 * Brings the state of live logging after a diff that it did not cause: an undo or redo (`own`), or somebody else's
 * change. What is gone or has ended no longer runs and is no target; what an undo of one's own opened again runs again.
 * `document` is the document after the diff.
 */
export function followDiff(state: PressState, diff: Diff, document: LogDocument, own: boolean): PressState {
  const armed = state.armed.length === 0 ? state.armed : armedNow(state.armed, document);
  const touched = new Set(diff.flatMap((change) => (change.kind === "annotation" ? change.id : [])));
  if (touched.size === 0) return armed === state.armed ? state : { ...state, armed };
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
    armed,
    running,
    holds: state.holds.filter((hold) => running.some(({ annotation }) => annotation === hold.annotation)),
    last,
    selected: state.selected.filter(isThere),
  };
}

/** Whoever was merged into somebody else is armed as that one; the same list where nobody was. */
function armedNow(armed: readonly string[], document: LogDocument): readonly string[] {
  if (armed.every((id) => document.tables.person.has(id))) return armed;
  const now = armed.map((id) => personNow(document, id)).filter((id) => document.tables.person.has(id));
  return [...new Set(now)];
}

function runningOf(document: LogDocument, id: string): Running | undefined {
  const annotation = document.tables.annotation.get(id);
  if (annotation?.open !== true) return undefined;
  return { annotation: id, tag: annotation.tags?.[0], start: annotation.start };
}
