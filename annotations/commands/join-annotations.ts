import { recordJson } from "../document/access.ts";
import { compareAnnotations } from "../document/annotation-order.ts";
import type { Diff } from "../history/diff.ts";
import { equalJson, type Json, type JsonObject } from "../json.ts";
import type { Annotation } from "../model/annotation.ts";
import { err, ok } from "../result.ts";
import { type Command, refusal } from "./command.ts";
import { deleteAnnotations } from "./delete-annotations.ts";
import { setFields, setMembers, stamped } from "./edits.ts";
import { annotationOf } from "./lookups.ts";

/**
 * Joins annotations of one medium to one from the first in to the last out, under the id of the first: tags, people, quotes
 * and passages of all, the notes one below the other, internal where one is, the status of the least finished. The others
 * are deleted. Refuses fewer than two, those of several media, and what still runs.
 */
export const joinAnnotations: Command<{ readonly annotations: readonly string[] }> = (
  document,
  args,
  context,
) => {
  const all: Annotation[] = [];
  for (const id of new Set(args.annotations)) {
    const found = annotationOf(document, id);
    if (!found.ok) return found;
    all.push(found.value);
  }
  const [first, ...rest] = all.sort(compareAnnotations);
  if (first === undefined || rest.length === 0) return err(refusal("join-needs-two"));
  if (rest.some(({ medium }) => medium !== first.medium)) return err(refusal("join-one-medium"));
  if (all.some(({ open }) => open)) return err(refusal("still-running"));
  const deleted = deleteAnnotations(document, { annotations: rest.map(({ id }) => id) }, context);
  if (!deleted.ok) return deleted;
  const changes = [...setFields("annotation", first, joinedFields(all)), ...joinedMembers(first, rest)];
  return ok([...stamped(first, changes, context), ...deleted.value]);
};

function joinedFields(all: readonly Annotation[]): JsonObject {
  const start = all[0]?.start ?? 0;
  const end = all.reduce((latest, { start: at, end: out }) => Math.max(latest, out ?? at), start);
  const notes = [...new Set(all.flatMap(({ note }) => note ?? []))];
  const status = all.every((annotation) => annotation.status !== undefined)
    ? STATUSES.find((one) => all.some((annotation) => annotation.status === one))
    : undefined;
  return {
    ...(end > start ? { end } : {}),
    ...(notes.length === 0 ? {} : { note: notes.join("\n") }),
    ...(all.some(({ internal }) => internal) ? { internal: true } : {}),
    status: status ?? null,
    live: null,
  };
}

/** What the others have in their sets goes behind what the first has. */
function joinedMembers(first: Annotation, rest: readonly Annotation[]): Diff {
  return (["tags", "people", "quotes", "passages"] as const).flatMap((key) => {
    const [before, ...others] = [first, ...rest].map((annotation) => {
      const list = recordJson(annotation)[key];
      return Array.isArray(list) ? list : [];
    });
    return setMembers(
      "annotation",
      first,
      [key],
      before ?? [],
      distinct([...(before ?? []), ...others.flat()]),
    );
  });
}

/** From the least finished on. */
const STATUSES = ["draft", "checked", "published"] as const;

function distinct(members: readonly Json[]): readonly Json[] {
  return members.filter((member, at) => members.findIndex((other) => equalJson(other, member)) === at);
}
