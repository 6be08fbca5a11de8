import type { LogDocument } from "../document/document.ts";
import { memberId } from "../document/member.ts";
import type { Change, Diff } from "./diff.ts";
import { isCovered } from "./lay-under.ts";

/**
 * What others did last, by its place: a field, a member of a set, a record. Steps that did something there before are
 * overtaken, even where the others came to the very value that a step had led to: taking that back would take theirs back.
 * What covers theirs, as unacknowledged steps of this window do, is not overtaken.
 */
export function placesOf(others: Diff, document: LogDocument): ReadonlySet<string> {
  const last = others.filter(
    (change) => change.op === "insert" || change.op === "remove" || !isCovered(change, document),
  );
  return new Set(last.map(placeOf));
}

/** The place of a change, as a text that is the same for changes in the same place. */
export function placeOf(change: Change): string {
  const { kind, id } = change;
  if (change.op === "insert" || change.op === "remove") return JSON.stringify([kind, id]);
  if (change.op === "set") return JSON.stringify([kind, id, change.path]);
  return JSON.stringify([kind, id, change.path, memberId(change.member) ?? change.member]);
}
