import { makePerson } from "../commands/create-person.ts";
import { makeTag } from "../commands/create-tag.ts";
import { isTakenSlug } from "../commands/lookups.ts";
import { applyDiff } from "../document/apply-diff.ts";
import type { LogDocument } from "../document/document.ts";
import type { Change } from "../history/diff.ts";
import { insertRecord } from "../history/make-change.ts";
import { freeSlug } from "../model/ids.ts";
import type { Person } from "../model/person.ts";
import type { Tag } from "../model/tag.ts";
import { foldText } from "../names/fold.ts";

/** Finds the tags and people that pasted entries name in a log, by any of their right names, and brings along those it lacks. */
export class NameFinder {
  #document: LogDocument;
  readonly #made: Change[] = [];
  readonly #tags = new Map<string, string>();
  readonly #people = new Map<string, string>();
  readonly #language: string;

  constructor(document: LogDocument, language: string) {
    this.#document = document;
    this.#language = language;
    for (const tag of document.tables.tag.values()) this.#knowTag(tag);
    for (const person of document.tables.person.values()) this.#knowPerson(person);
  }

  /** The tags and people that are brought along, as changes to go before what names them. */
  get made(): readonly Change[] {
    return this.#made;
  }

  /** The id of another log's tag here. */
  tag(tag: Tag): string {
    const known = labelsOf(tag).flatMap((label) => this.#tags.get(foldText(label)) ?? [])[0];
    if (known !== undefined) return known;
    const id = freeSlug(tag.id, (slug) => isTakenSlug(this.#document, "tag", slug));
    const isKeyTaken = [...this.#document.tables.tag.values()].some((other) => other.key === tag.key);
    const { key, ...rest } = tag;
    const brought: Tag = { ...rest, id, ...(key === undefined || isKeyTaken ? {} : { key }) };
    this.#make(insertRecord("tag", brought));
    this.#knowTag(brought);
    return id;
  }

  /** The id of another log's person here. */
  person(person: Person): string {
    const known = rightNames(person).flatMap((name) => this.#people.get(foldText(name)) ?? [])[0];
    if (known !== undefined) return known;
    const id = freeSlug(person.id, (slug) => isTakenSlug(this.#document, "person", slug));
    const isKeyTaken = [...this.#document.tables.person.values()].some((other) => other.key === person.key);
    const { key, ...rest } = person;
    const brought: Person = { ...rest, id, ...(key === undefined || isKeyTaken ? {} : { key }) };
    this.#make(insertRecord("person", brought));
    this.#knowPerson(brought);
    return id;
  }

  /** The id of a tag by its label, as a spreadsheet has it; a new one is made where there is none. */
  tagCalled(label: string): string | undefined {
    const known = this.#tags.get(foldText(label));
    if (known !== undefined) return known;
    const made = makeTag(this.#document, { label, lang: this.#language });
    if (!made.ok) return undefined;
    this.#make(insertRecord("tag", made.value));
    this.#knowTag(made.value);
    return made.value.id;
  }

  /** The id of a person by a name, a wrong one included; somebody new where there is nobody. */
  personCalled(name: string): string | undefined {
    const known = this.knownPerson(name);
    if (known !== undefined) return known;
    const made = makePerson(this.#document, { name });
    if (!made.ok) return undefined;
    this.#make(insertRecord("person", made.value));
    this.#knowPerson(made.value);
    return made.value.id;
  }

  /** The id of a person by a name, where there is such a person. */
  knownPerson(name: string): string | undefined {
    return this.#people.get(foldText(name));
  }

  #knowTag(tag: Tag): void {
    for (const label of labelsOf(tag))
      if (!this.#tags.has(foldText(label))) this.#tags.set(foldText(label), tag.id);
  }

  #knowPerson(person: Person): void {
    for (const { text } of person.names)
      if (!this.#people.has(foldText(text))) this.#people.set(foldText(text), person.id);
  }

  #make(change: Change): void {
    this.#made.push(change);
    const next = applyDiff(this.#document, [change]);
    if (!next.ok) throw new Error(`a new record does not apply: ${next.error.code}`);
    this.#document = next.value;
  }
}

function labelsOf(tag: Tag): readonly string[] {
  return Object.values(tag.labels);
}

function rightNames({ names }: Person): readonly string[] {
  return names.filter(({ kind }) => kind !== "wrong").map(({ text }) => text);
}
