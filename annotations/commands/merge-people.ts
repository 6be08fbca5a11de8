import { recordJson, recordsById } from "../document/access.ts";
import type { LogDocument } from "../document/document.ts";
import { isJsonList, isJsonObject } from "../document/member.ts";
import type { Diff } from "../history/diff.ts";
import { insertRecord, removeRecord, setValue } from "../history/make-change.ts";
import { repointPerson } from "../history/repoint-person.ts";
import type { Json } from "../json.ts";
import type { Conflict } from "../model/conflict.ts";
import type { Person } from "../model/person.ts";
import { type Tombstone, tombstoneKey } from "../model/tombstone.ts";
import { mergeNames } from "../names/edit-names.ts";
import { err, ok } from "../result.ts";
import { type Command, type CommandContext, refusal } from "./command.ts";
import { setMembers, stamped } from "./edits.ts";
import { personOf } from "./lookups.ts";
import { namesJson } from "./set-person.ts";

/** See {@link mergePeople}. `from` goes, `into` stays. */
export type MergePeople = { readonly from: string; readonly into: string };

/**
 * Makes one person of two: whoever was `from` in an annotation, a quote or an open conflict is `into`, whose names are
 * joined by those of `from` as other names. Character, role, key and unknown fields come along where `into` has none. The
 * tombstone of `from` names `into`, so that uses which a colleague adds meanwhile follow as well. Refuses one person twice.
 */
export const mergePeople: Command<MergePeople> = (document, args, context) => {
  const from = personOf(document, args.from);
  if (!from.ok) return from;
  const into = personOf(document, args.into);
  if (!into.ok) return into;
  if (args.from === args.into) return err(refusal("same-person"));
  const uses = [...document.indexes.group({ by: "person", person: args.from }).from(0)];
  return ok([
    ...joined(into.value, from.value),
    ...uses.flatMap((annotation) =>
      stamped(annotation, repointPerson(annotation, args.from, args.into), context),
    ),
    ...recordsById(document, "conflict").flatMap((conflict) => settled(conflict, args)),
    removeRecord("person", from.value),
    ...tombstoneOf(document, args, context),
  ]);
};

/** How many annotations name a person or have words of theirs: so many follow a merge. */
export function countUses(document: LogDocument, person: string): number {
  return document.indexes.group({ by: "person", person }).size;
}

/** Fields that are joined name by name, and what tells the two apart. */
const JOINED = new Set(["id", "names"]);

function joined(into: Person, from: Person): Diff {
  const own = recordJson(into);
  const names = mergeNames(into.names, from.names);
  const fields = Object.entries(recordJson(from)).flatMap(([key, value]) =>
    JOINED.has(key) || Object.hasOwn(own, key) ? [] : setValue("person", into, [key], value),
  );
  return [
    ...setMembers("person", into, ["names"], namesJson(into.names), namesJson(names)),
    ...joinedCharacter(into, from),
    ...fields,
  ];
}

function joinedCharacter(into: Person, from: Person): Diff {
  const names = into.character?.names;
  if (names === undefined) return [];
  const all = mergeNames(names, from.character?.names ?? []);
  return setMembers("person", into, ["character", "names"], namesJson(names), namesJson(all));
}

/** An open conflict about the person who goes is no question any more; one that offers them as a speaker offers the other. */
function settled(conflict: Conflict, { from, into }: MergePeople): Diff {
  if (conflict.kind === "person" && conflict.record === from) return [removeRecord("conflict", conflict)];
  const sides = recordJson(conflict)["values"];
  if (conflict.kind !== "annotation" || !conflict.field.startsWith("quotes.") || !isJsonList(sides))
    return [];
  const isSpeaker = conflict.field.endsWith(".speaker");
  const renamed = (value: Json | undefined): Json | undefined => {
    if (isSpeaker && value === from) return into;
    return isJsonObject(value) && value["speaker"] === from ? { ...value, speaker: into } : value;
  };
  const values = sides.map((side) => {
    const value = isJsonObject(side) ? renamed(side["value"]) : undefined;
    return isJsonObject(side) && value !== undefined ? { ...side, value } : side;
  });
  return setValue("conflict", conflict, ["values"], values);
}

function tombstoneOf(document: LogDocument, { from, into }: MergePeople, context: CommandContext): Diff {
  if (document.tables.tombstone.has(tombstoneKey("person", from))) return [];
  const tombstone: Tombstone = {
    id: from,
    kind: "person",
    into,
    ...(context.author === "" ? {} : { author: context.author }),
    time: context.now,
  };
  return [insertRecord("tombstone", tombstone)];
}
