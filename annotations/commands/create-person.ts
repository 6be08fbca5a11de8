import type { LogDocument } from "../document/document.ts";
import { insertRecord } from "../history/make-change.ts";
import { freeSlug, slugify } from "../model/ids.ts";
import type { Name, Person } from "../model/person.ts";
import { foldText } from "../names/fold.ts";
import { guessLanguage } from "../names/script.ts";
import { err, ok, type Result } from "../result.ts";
import { type Command, type Refusal, refusal } from "./command.ts";
import { isTakenSlug } from "./lookups.ts";
import { PEOPLE_KEYS } from "./palette-keys.ts";

/** See {@link createPerson}. The first name is the preferred one; its language is told by its script unless given. */
export type CreatePerson = {
  readonly name: string;
  readonly lang?: string;
  /** More names, other and wrong spellings. */
  readonly names?: readonly Name[];
  /** The name of the character that they play. */
  readonly character?: string;
  readonly role?: string;
};

/** Makes a person with the next free letter key. Refuses a name that somebody in the log has as a right spelling. */
export const createPerson: Command<CreatePerson> = (document, args) => {
  const person = makePerson(document, args);
  return person.ok ? ok([insertRecord("person", person.value)]) : person;
};

/** The record that {@link createPerson} inserts, for commands that go on to use it. */
export function makePerson(document: LogDocument, args: CreatePerson): Result<Person, Refusal> {
  const name = args.name.normalize("NFC").trim();
  if (name === "") return err(refusal("name-empty"));
  const people = [...document.tables.person.values()];
  const folded = foldText(name);
  const same = people.find((person) =>
    person.names.some((other) => other.kind !== "wrong" && foldText(other.text) === folded),
  );
  if (same) return err(refusal("person-exists", { id: same.id, name }));
  const names: Name[] = [
    { text: name, lang: args.lang ?? guessLanguage(name), kind: "preferred" },
    ...(args.names ?? []),
  ];
  const character = args.character?.trim() ?? "";
  const key = PEOPLE_KEYS.find((candidate) => !people.some((person) => person.key === candidate.key));
  return ok({
    id: freeSlug(slugify(latinFirst(names), "person"), (slug) => isTakenSlug(document, "person", slug)),
    names,
    ...(character === ""
      ? {}
      : {
          character: {
            names: [{ text: character, lang: guessLanguage(character), kind: "preferred" as const }],
          },
        }),
    ...(args.role === undefined ? {} : { role: args.role }),
    ...(key === undefined ? {} : { key: key.key }),
  });
}

/** The name that the slug is made from: one in Latin letters where there is one, for addresses and file names. */
function latinFirst(names: readonly Name[]): string {
  const right = names.filter((name) => name.kind !== "wrong");
  return (right.find((name) => /^[\p{Script=Latin}\P{L}]+$/u.test(name.text)) ?? right[0])?.text ?? "";
}
