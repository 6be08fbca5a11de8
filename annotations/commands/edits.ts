import type { Diff } from "../history/diff.ts";
import { addMember, dropMember, setValue } from "../history/make-change.ts";
import { equalJson, type Json, type JsonObject } from "../json.ts";
import type { Annotation } from "../model/annotation.ts";
import type { RecordKind, RecordTypes } from "../model/records.ts";
import type { CommandContext } from "./command.ts";

/** Sets every field of a patch under a path; `null` takes a field away, a field that is not in the patch stays. */
export function setFields<Kind extends RecordKind>(
  kind: Kind,
  record: RecordTypes[Kind],
  patch: JsonObject,
  under: readonly string[] = [],
): Diff {
  return Object.entries(patch).flatMap(([key, value]) =>
    value === undefined ? [] : setValue(kind, record, [...under, key], value ?? undefined),
  );
}

/** Makes a list of a record, which holds `before`, hold `after`: drops those that are gone, adds those that are new. */
export function setMembers<Kind extends RecordKind>(
  kind: Kind,
  record: RecordTypes[Kind],
  path: readonly string[],
  before: readonly Json[],
  after: readonly Json[],
): Diff {
  const gone = before.filter((old) => !after.some((member) => equalJson(old, member)));
  const drops = gone.flatMap((member) => dropMember(kind, record, path, member));
  const adds = after.flatMap((member, at) =>
    before.some((old) => equalJson(old, member))
      ? []
      : // The place is that of the list as it will be, which is longer than the record's where several come.
        addMember(kind, record, path, member).map((change) => ({ ...change, at })),
  );
  return [...drops, ...adds];
}

/** The changes of an annotation together with its new `modified`; nothing where there are no changes. */
export function stamped(annotation: Annotation, changes: Diff, context: CommandContext): Diff {
  if (changes.length === 0) return [];
  return [...changes, ...setValue("annotation", annotation, ["modified"], context.now)];
}
