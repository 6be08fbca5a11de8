import type { Json } from "../json.ts";
import { type Name, type Person, personSchema } from "../model/person.ts";
import { err, ok } from "../result.ts";
import { type Command, refusal } from "./command.ts";
import { setFields, setMembers } from "./edits.ts";
import { setValue } from "../history/make-change.ts";
import { personOf } from "./lookups.ts";

/** Fields of a person to set; `null` takes one away, what is absent stays. Lists of names replace the old ones. */
export type PersonPatch = {
  readonly names?: readonly Name[];
  readonly characterNames?: readonly Name[] | null;
  readonly role?: string | null;
  readonly key?: string | null;
};

/** Changes a person of the log. Refuses an empty list of names and values that a person cannot have. */
export const setPerson: Command<{ readonly person: string; readonly fields: PersonPatch }> = (
  document,
  args,
) => {
  const found = personOf(document, args.person);
  if (!found.ok) return found;
  const person = found.value;
  const { names, characterNames, ...scalars } = args.fields;
  const wrong = wrongField(person, args.fields);
  if (wrong !== undefined) return err(refusal("value-not-valid", { field: wrong, value: "" }));
  return ok([
    ...setFields("person", person, scalars),
    ...(names === undefined
      ? []
      : setMembers("person", person, ["names"], namesJson(person.names), namesJson(names))),
    ...(characterNames === undefined ? [] : setCharacter(person, characterNames)),
  ]);
};

function setCharacter(person: Person, names: readonly Name[] | null) {
  if (names === null) return setValue("person", person, ["character"], undefined);
  if (person.character === undefined) {
    return setValue("person", person, ["character"], { names: namesJson(names) });
  }
  const before = namesJson(person.character.names);
  return setMembers("person", person, ["character", "names"], before, namesJson(names));
}

function wrongField(person: Person, fields: PersonPatch): string | undefined {
  const checked = personSchema.safeParse({
    ...person,
    names: fields.names ?? person.names,
    ...(fields.characterNames ? { character: { names: fields.characterNames } } : {}),
    ...(fields.role ? { role: fields.role } : {}),
    ...(fields.key ? { key: fields.key } : {}),
  });
  return checked.success ? undefined : String(checked.error.issues[0]?.path[0] ?? "");
}

/** Names as the JSON that a diff carries. */
export function namesJson(names: readonly Name[]): readonly Json[] {
  return names as readonly Json[];
}
