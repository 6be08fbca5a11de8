import { valueAt } from "../document/change-record.ts";
import type { LogDocument } from "../document/document.ts";
import { Draft, recordKey } from "../document/draft.ts";
import type { Group } from "../document/groups.ts";
import { isJsonList, isJsonObject, placeOfMember } from "../document/member.ts";
import { equalJson, type Json, type JsonObject } from "../json.ts";
import type { RecordKind } from "../model/records.ts";
import type { Change, Diff } from "./diff.ts";
import { followMerges } from "./follow-merges.ts";

/** A diff made to fit a document, which it then applies to without fail, and the changes that found no place in it. */
export type Rebased = { readonly diff: Diff; readonly dropped: readonly Change[] };

/**
 * For undo and redo: a three-way merge per field. A change goes through only where the document still holds what the
 * change expects; what somebody else has changed since stays theirs and the change is dropped. A record that others have
 * edited, or a tag, person, medium or article that is still used, is not removed; an in and out that would no longer
 * follow each other both stay as they are. Merges of people are followed.
 */
export function rebaseKeepingOthers(diff: Diff, document: LogDocument): Rebased {
  return rebase(followMerges(diff, document), document, (change, draft) => {
    if (change.op === "remove" && isUsed(draft, change.kind, change.id)) return undefined;
    return change.op === "drop" ? atItsPlace(change, draft.current(change.kind, change.id)) : change;
  });
}

/**
 * For live edits arriving at the log service: the later writer wins per field, so a change takes the document's present
 * value as what it replaces. Dropped are changes to records that are gone, inserts of ids that are taken, and what has
 * happened already. A person who was merged into another is that other from then on; a tag, person, medium or article that
 * somebody else uses meanwhile is not removed.
 */
export function rebaseLaterWins(diff: Diff, document: LogDocument): Rebased {
  return rebase(followMerges(diff, document), document, (change, draft) => {
    const current = draft.current(change.kind, change.id);
    if (current === undefined) return isMarkOfOneThere(change, draft) ? undefined : change;
    if (change.op === "remove")
      return isUsed(draft, change.kind, change.id) ? undefined : { ...change, record: current };
    if (change.op === "drop") return atItsPlace(change, current);
    if (change.op !== "set") return change;
    const { before: _expected, ...rest } = change;
    const before = valueAt(current, change.path);
    if (equalJson(before, change.after)) return undefined;
    return before === undefined ? rest : { ...rest, before };
  });
}

/** Whether a change notes the removal of a record that stays, because somebody uses it. */
export function isMarkOfOneThere(change: Change, draft: Pick<Draft, "current">): boolean {
  if (change.op !== "insert" || change.kind !== "tombstone") return false;
  const { kind, id } = change.record;
  const removed = kind === "person" || kind === "tag" || kind === "medium" || kind === "article";
  return removed && typeof id === "string" && draft.current(kind, id) !== undefined;
}

/** Makes a change fit what is there now, or says by `undefined` that it has no place. */
type Fit = (change: Change, draft: Draft) => Change | undefined;

/** Fits change by change; records that come out unsound give all their changes back, until what is left is sound. */
function rebase(diff: Diff, document: LogDocument, fit: Fit): Rebased {
  const givenUp = new Set<string>();
  for (;;) {
    const draft = new Draft(document);
    const fitted: Change[] = [];
    const dropped: Change[] = [];
    for (const change of diff) {
      const next = givenUp.has(scopeOf(change)) || givenUp.has(recordKey(change.kind, change.id));
      const fitting = next ? undefined : fit(change, draft);
      if (fitting === undefined || draft.change(fitting) !== undefined) dropped.push(change);
      else fitted.push(fitting);
    }
    const unsound = [...unsoundScopes(draft)].filter((scope) => !givenUp.has(scope));
    if (unsound.length === 0) return { diff: fitted, dropped };
    for (const scope of unsound) givenUp.add(scope);
  }
}

/** What is given up together: the times of an annotation, or a whole record. */
function scopeOf(change: Change): string {
  const isTime = change.op === "set" && change.path.length === 1 && TIMES.has(change.path[0] ?? "");
  return isTime ? timesKey(change.kind, change.id) : recordKey(change.kind, change.id);
}

const TIMES = new Set(["start", "end", "open"]);

function timesKey(kind: RecordKind, id: string): string {
  return `${recordKey(kind, id)}#times`;
}

function* unsoundScopes(draft: Draft): Generator<string> {
  for (const { kind, id } of draft.invalid()) yield recordKey(kind, id);
  for (const { kind, id, before, now } of draft.touched()) {
    if (kind !== "annotation" || before === undefined || now === undefined) continue;
    if (!endsAfterStart(now) && endsAfterStart(before)) yield timesKey(kind, id);
  }
}

function endsAfterStart(annotation: JsonObject): boolean {
  const { start, end } = annotation;
  return typeof start !== "number" || typeof end !== "number" || end > start;
}

/** The member as it stands in the set now, and its place; the change as it is where it is not there. */
function atItsPlace(change: Extract<Change, { member: Json }>, record: JsonObject | undefined): Change {
  const list = record === undefined ? undefined : valueAt(record, change.path);
  if (!isJsonList(list)) return change;
  const at = placeOfMember(list, change.member);
  return at < 0 ? change : { ...change, at };
}

/** Whether an annotation still refers to a record. Only kinds that can be referred to are looked for. */
function isUsed(draft: Draft, kind: RecordKind, id: string): boolean {
  const refers = REFERENCES[kind];
  const group = groupOfUsers(kind, id);
  if (refers === undefined || group === undefined) return false;
  for (const touched of draft.touched()) {
    if (touched.kind === "annotation" && touched.now !== undefined && refers(touched.now, id)) return true;
  }
  const users = draft.document.indexes.group(group);
  return draft.untouched(users.from(0)).next().done !== true;
}

/** The annotations that refer to a record, of a kind that can be referred to. */
function groupOfUsers(kind: RecordKind, id: string): Group | undefined {
  switch (kind) {
    case "medium":
      return { by: "medium", medium: id };
    case "tag":
      return { by: "tag", tag: id };
    case "person":
      return { by: "person", person: id };
    case "article":
      return { by: "article", article: id };
    default:
      return undefined;
  }
}

const REFERENCES: { readonly [Kind in RecordKind]?: (annotation: JsonObject, id: string) => boolean } = {
  medium: (annotation, id) => annotation["medium"] === id,
  tag: (annotation, id) => includes(annotation["tags"], id),
  person: (annotation, id) =>
    includes(annotation["people"], id) || someMember(annotation["quotes"], "speaker", id),
  article: (annotation, id) => someMember(annotation["passages"], "article", id),
};

function includes(list: Json | undefined, id: string): boolean {
  return isJsonList(list) && list.includes(id);
}

function someMember(list: Json | undefined, key: string, id: string): boolean {
  return isJsonList(list) && list.some((item) => isJsonObject(item) && item[key] === id);
}
