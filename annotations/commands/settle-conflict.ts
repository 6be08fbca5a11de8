import { getRecord, recordJson } from "../document/access.ts";
import { applyDiff } from "../document/apply-diff.ts";
import { valueAt } from "../document/change-record.ts";
import type { LogDocument } from "../document/document.ts";
import { isJsonList, memberId } from "../document/member.ts";
import type { Diff } from "../history/diff.ts";
import { addMember, dropMember, removeRecord, setValue } from "../history/make-change.ts";
import { equalJson, type Json } from "../json.ts";
import type { Conflict } from "../model/conflict.ts";
import { ok } from "../result.ts";
import type { Command, CommandContext } from "./command.ts";
import { deleteAnnotations } from "./delete-annotations.ts";
import { stamped } from "./edits.ts";

/** One of the values that a conflict can be settled with; `undefined`: nothing is to stand there. */
export type ConflictChoice = {
  readonly value: Json | undefined;
  /** Whether it is what stands in the log now. One choice does, and it comes first. */
  readonly stands: boolean;
  readonly author?: string;
};

/**
 * What a conflict can be settled with: the value that stands in the log now, then those that can take its place. A value
 * whose record or quote is gone meanwhile can not, and is left out.
 */
export function choicesOf(document: LogDocument, conflict: Conflict): readonly ConflictChoice[] {
  const now = standing(document, conflict);
  const author = conflict.values.find(({ value }) => equalJson(value, now))?.author;
  const others = conflict.values.filter(
    ({ value }, place, all) =>
      !equalJson(value, now) &&
      all.findIndex((one) => equalJson(one.value, value)) === place &&
      fits(document, conflict, value),
  );
  return [
    { value: now, stands: true, ...(author === undefined ? {} : { author }) },
    ...others.map(({ value, author: who }) => ({
      value,
      stands: false,
      ...(who === undefined ? {} : { author: who }),
    })),
  ];
}

/**
 * Settles a conflict: puts a value of {@link choicesOf} in its place, and the conflict is gone. Nothing where somebody else has
 * settled it, or the value cannot stand there any more.
 */
export const settleConflict: Command<{ readonly conflict: string; readonly value: Json | undefined }> = (
  document,
  args,
  context,
) => {
  const conflict = document.tables.conflict.get(args.conflict);
  if (conflict === undefined || !fits(document, conflict, args.value)) return ok([]);
  return ok([...changesTo(document, conflict, args.value, context), removeRecord("conflict", conflict)]);
};

function standing(document: LogDocument, { kind, record: id, field }: Conflict): Json | undefined {
  const record = getRecord(document, kind, id);
  if (field === "") return record === undefined ? undefined : true;
  return record && valueAt(recordJson(record), field.split("."));
}

/** Whether the log with this value in place of the present one is sound. */
function fits(document: LogDocument, conflict: Conflict, value: Json | undefined): boolean {
  if (equalJson(standing(document, conflict), value)) return true;
  const changes = changesTo(document, conflict, value, ON_TRIAL);
  return changes.length > 0 && applyDiff(document, changes).ok;
}

/** A change that is only tried has some time. */
const ON_TRIAL: CommandContext = { now: "2000-01-01T00:00:00.000Z", newId: () => "", author: "" };

function changesTo(
  document: LogDocument,
  conflict: Conflict,
  value: Json | undefined,
  context: CommandContext,
): Diff {
  const { kind, record: id, field } = conflict;
  const record = getRecord(document, kind, id);
  if (record === undefined || equalJson(standing(document, conflict), value)) return [];
  if (field === "") {
    // Of other kinds too much hangs on a record: taking it away is for those who look at all of that.
    if (kind !== "annotation" || value !== undefined) return [];
    const deleted = deleteAnnotations(document, { annotations: [id] }, context);
    return deleted.ok ? deleted.value : [];
  }
  const path = field.split(".");
  const parent = valueAt(recordJson(record), path.slice(0, -1));
  const changes = isJsonList(parent)
    ? changeMember(kind, record, path, value)
    : setValue(kind, record, path, value);
  const annotation = kind === "annotation" ? document.tables.annotation.get(id) : undefined;
  return annotation === undefined ? changes : stamped(annotation, changes, context);
}

/** Puts a member of a set in the place of the one with its id, or takes that away. */
function changeMember<Kind extends Conflict["kind"]>(
  kind: Kind,
  record: Parameters<typeof dropMember<Kind>>[1],
  path: readonly string[],
  value: Json | undefined,
): Diff {
  const [set, id] = [path.slice(0, -1), path.at(-1) ?? ""];
  const drops = dropMember(kind, record, set, id);
  if (value === undefined) return drops;
  if (memberId(value) !== id) return [];
  const [drop] = drops;
  const place = drop?.op === "drop" ? drop.at : undefined;
  const add = { op: "add", kind, id: record.id, path: set, member: value } as const;
  return drop === undefined
    ? addMember(kind, record, set, value)
    : [drop, { ...add, ...(place === undefined ? {} : { at: place }) }];
}
