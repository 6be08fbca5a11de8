import { getRecord, recordJson } from "../document/access.ts";
import { changeRecord, type InnerChange, valueAt } from "../document/change-record.ts";
import type { LogDocument } from "../document/document.ts";
import { equalJson } from "../json.ts";
import type { Change, Diff } from "./diff.ts";

/**
 * A diff as it would have been made had somebody else's change come before it: what it replaces or removes is then what
 * they left. `undefined` where the change does not concern it.
 */
export function layUnder(diff: Diff, others: InnerChange): Diff | undefined {
  const place = diff.findIndex(
    (change) => change.kind === others.kind && change.id === others.id && lies(change, others),
  );
  const mine = diff[place];
  if (mine?.op === "remove") {
    const record = changeRecord(mine.record, others);
    return record.ok ? diff.with(place, { ...mine, record: record.value }) : undefined;
  }
  if (mine?.op !== "set" || others.op !== "set") return undefined;
  const { before: _replaced, ...rest } = mine;
  return diff.with(place, others.after === undefined ? rest : { ...rest, before: others.after });
}

/** Whether a document holds something else than a change led to: later changes lie over it. */
export function isCovered(change: InnerChange, document: LogDocument): boolean {
  const record = getRecord(document, change.kind, change.id);
  if (record === undefined || change.op !== "set") return record === undefined;
  return !equalJson(valueAt(recordJson(record), change.path), change.after);
}

function lies(mine: Change, others: InnerChange): boolean {
  if (mine.op === "remove") return true;
  return (
    mine.op === "set" &&
    others.op === "set" &&
    equalJson([...mine.path], [...others.path]) &&
    equalJson(mine.before, others.before)
  );
}
