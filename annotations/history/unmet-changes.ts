import { getRecord, recordJson } from "../document/access.ts";
import { valueAt } from "../document/change-record.ts";
import type { LogDocument } from "../document/document.ts";
import { isJsonList, placeOfMember } from "../document/member.ts";
import { equalJson } from "../json.ts";
import type { Change } from "./diff.ts";

/**
 * Those of some changes whose wish a document does not hold: what a rebase dropped for want of a place, and not because
 * it had happened already.
 */
export function unmetChanges(changes: readonly Change[], document: LogDocument): readonly Change[] {
  return changes.filter((change) => !isMet(change, document));
}

function isMet(change: Change, document: LogDocument): boolean {
  const record = getRecord(document, change.kind, change.id);
  if (change.op === "insert") return record !== undefined;
  if (change.op === "remove" || record === undefined) return change.op === "remove" && record === undefined;
  const value = valueAt(recordJson(record), change.path);
  if (change.op === "set") return equalJson(value, change.after);
  const isThere = isJsonList(value) && placeOfMember(value, change.member) >= 0;
  return change.op === "add" ? isThere : !isThere;
}
