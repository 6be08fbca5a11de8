import { z } from "zod";
import type { CommandContext } from "../commands/command.ts";
import { setPerson } from "../commands/set-person.ts";
import { recordsById } from "../document/access.ts";
import type { LogDocument } from "../document/document.ts";
import type { Diff } from "../history/diff.ts";
import type { Json } from "../json.ts";
import { type Name, type Person, personSchema } from "../model/person.ts";
import { err, ok, type Result } from "../result.ts";

const correction = z.union([
  z
    .strictObject({ from: z.string().trim().min(1), to: z.string().trim().min(1) })
    .transform(({ from, to }) => ({ kind: "spelling" as const, from, to })),
  personSchema.transform((person) => ({ kind: "person" as const, person })),
]);
const castSchema = z.union([
  z.array(correction).min(1),
  z.looseObject({ people: z.array(correction).min(1) }).transform(({ people }) => people),
  correction.transform((one) => [one]),
]);

/** One correction: a spelling that is to become another, or a person as they are called from now on. */
export type Correction = z.output<typeof correction>;

/** One name that a correction changes, and how often the old spelling stands in notes and quotes, which are left alone. */
export type CorrectedName = {
  readonly person: string;
  readonly from: string;
  readonly to: string;
  readonly mentions: number;
};

/** What corrections come to in one log. */
export type Corrected = { readonly diff: Diff; readonly names: readonly CorrectedName[] };

/**
 * Reads corrections: a list (by itself, or under `people` as a log has it) of `{from, to}` and person records, in any mix.
 * What is neither is refused with its place from the top.
 */
export function readCorrections(cast: Json): Result<readonly Correction[], { readonly path: string }> {
  const checked = castSchema.safeParse(cast);
  if (checked.success) return ok(checked.data);
  const list = Array.isArray(cast) ? cast : [];
  const bad = list.findIndex((item) => !correction.safeParse(item).success);
  return err({ path: bad < 0 ? "$" : `$[${bad}]` });
}

/**
 * The changes that corrections make to the people of a log. The old spelling stays as a wrong one, by which the person is
 * still found. A person record is recognised by its id, else by sharing a name; it replaces the preferred names of the
 * languages that it has one for and adds the rest of its names; names in other languages stay.
 */
export function correctNames(
  document: LogDocument,
  corrections: readonly Correction[],
  context: CommandContext,
): Corrected {
  const diff: Diff[] = [];
  const names: CorrectedName[] = [];
  for (const person of recordsById(document, "person")) {
    const own = corrections.reduce<readonly Name[]>((now, one) => corrected(now, one, person), person.names);
    const played = person.character?.names ?? [];
    const character = corrections.reduce<readonly Name[]>(
      (now, one) => correctedCharacter(now, one, person),
      played,
    );
    const fields = {
      ...(own === person.names ? {} : { names: own }),
      ...(character === played ? {} : { characterNames: character }),
    };
    const change = setPerson(document, { person: person.id, fields }, context);
    if (!change.ok || change.value.length === 0) continue;
    diff.push(change.value);
    for (const [from, to] of [...renamed(person.names, own), ...renamed(played, character)]) {
      names.push({ person: person.id, from, to, mentions: mentionsOf(document, from) });
    }
  }
  return { diff: diff.flat(), names };
}

function corrected(names: readonly Name[], one: Correction, person: Person): readonly Name[] {
  if (one.kind === "spelling") return respelt(names, one.from, one.to);
  return isMeant(one.person, person) ? merged(names, one.person.names) : names;
}

function correctedCharacter(names: readonly Name[], one: Correction, person: Person): readonly Name[] {
  if (one.kind === "spelling") return respelt(names, one.from, one.to);
  const { character } = one.person;
  return character && isMeant(one.person, person) ? merged(names, character.names) : names;
}

/** Whether a person record is about a person of the log: by id, else by a name that both have. */
function isMeant(cast: Person, person: Person): boolean {
  if (cast.id === person.id) return true;
  const texts = new Set(cast.names.map(({ text }) => same(text)));
  return person.names.some(({ text }) => texts.has(same(text)));
}

function respelt(names: readonly Name[], from: string, to: string): readonly Name[] {
  const isOld = ({ text, kind }: Name) => kind !== "wrong" && same(text) === same(from);
  const old = names.find(isOld);
  if (old === undefined || same(from) === same(to)) return names;
  const left = names.filter(({ text }) => same(text) !== same(from) && same(text) !== same(to));
  const at = names.slice(0, names.indexOf(old)).filter((name) => left.includes(name)).length;
  return [...left.toSpliced(at, 0, { ...old, text: to }), { ...old, kind: "wrong" }];
}

function merged(names: readonly Name[], cast: readonly Name[]): readonly Name[] {
  const known = new Set(cast.map(({ text }) => same(text)));
  const languages = new Set(cast.filter(({ kind }) => kind === "preferred").map(({ lang }) => lang));
  const kept = names
    .filter(({ text }) => !known.has(same(text)))
    .map(
      (name): Name =>
        name.kind === "preferred" && languages.has(name.lang) ? { ...name, kind: "wrong" } : name,
    );
  const next = [...cast, ...kept];
  const isSame =
    next.length === names.length && next.every((name) => names.some((other) => equalName(name, other)));
  return isSame ? names : next;
}

function equalName(a: Name, b: Name): boolean {
  return a.text === b.text && a.lang === b.lang && a.kind === b.kind;
}

/** The old and the new preferred name of each language in which there is another one now. */
function renamed(before: readonly Name[], after: readonly Name[]): readonly (readonly [string, string])[] {
  return before.flatMap((old) => {
    if (old.kind === "wrong" || after.some(({ text, kind }) => kind !== "wrong" && text === old.text))
      return [];
    const now = after.find(({ lang, kind }) => lang === old.lang && kind === old.kind);
    return now === undefined ? [] : [[old.text, now.text] as const];
  });
}

function mentionsOf(document: LogDocument, spelling: string): number {
  const wanted = same(spelling);
  let count = 0;
  for (const { note, quotes } of document.order.from(0)) {
    const texts = [
      note,
      ...(quotes ?? []).flatMap(({ text, translations }) => [
        text,
        ...(translations ?? []).map((one) => one.text),
      ]),
    ];
    count += texts.filter((text) => text !== undefined && same(text).includes(wanted)).length;
  }
  return count;
}

/** A spelling as it is compared: to the letter, but in one Unicode form, for the names of files and people from a Mac. */
function same(text: string): string {
  return text.normalize("NFC").trim();
}
