import { createPerson } from "#annotations/commands/create-person.ts";
import { mergePeople } from "#annotations/commands/merge-people.ts";
import { dealPalette } from "#annotations/commands/palette.ts";
import { type PersonPatch, setPerson } from "#annotations/commands/set-person.ts";
import type { Diff } from "#annotations/history/diff.ts";
import { preferredName } from "#annotations/model/person.ts";
import { commandContext, type Core } from "./core.ts";

/** What a user can do to the people of the log; each is one undo step. */
export type CastDesk = {
  /** Adds somebody; their id, or `null` where that was refused and told. */
  add(name: string): string | null;
  /** Changes fields of a person; whether it went. */
  set(person: string, fields: PersonPatch): boolean;
  /** Gives a person a palette key, or none; who had it gets the one that it was given for. */
  setKey(person: string, key: string | null): void;
  /** Makes one person of two; whether it went. */
  merge(from: string, into: string): boolean;
};

/** Makes the desk of a window. */
export function createCastDesk({ stores, world, desk, editing }: Core): CastDesk {
  const context = () => commandContext(stores, world);
  const nameOf = (id: string): string => {
    const names = editing.document()?.tables.person.get(id)?.names ?? [];
    return preferredName(names, stores.app.getState().language) || id;
  };

  // Only the user's own change of keys moves anybody on the palette: they are dealt anew, everybody else stays.
  editing.onStep((diff) => {
    const moved = new Set(diff.flatMap(changedKeyOf));
    const document = editing.document();
    if (moved.size === 0 || !document) return;
    const shown = stores.palette.getState();
    const people = shown.people.filter(({ person }) => !moved.has(person.id));
    const keys = stores.keys.getState().table.palette;
    stores.palette.setState(dealPalette(document, { ...shown, people }, keys), true);
  });

  return {
    add(name) {
      const document = editing.document();
      if (!document) return null;
      const made = createPerson(document, { name }, context());
      const step = { key: "step.createPerson", parameters: { person: name } };
      if (!editing.commitResult(step, made) || !made.ok) return null;
      return made.value.find(({ op }) => op === "insert")?.id ?? null;
    },
    set(person, fields) {
      const document = editing.document();
      if (!document) return false;
      const step = { key: "step.setPerson", parameters: { person: nameOf(person) } };
      return editing.commitResult(step, setPerson(document, { person, fields }, context()));
    },
    setKey(person, key) {
      const document = editing.document();
      if (!document) return;
      const { people } = stores.palette.getState();
      const old = people.find((dealt) => dealt.person.id === person)?.key?.key;
      const holder = people.find((dealt) => dealt.key?.key === key)?.person.id;
      if (old === key || holder === person) return;
      const mine = setPerson(document, { person, fields: { key } }, context());
      const theirs =
        holder === undefined
          ? undefined
          : setPerson(document, { person: holder, fields: { key: old ?? null } }, context());
      const failed = [mine, theirs].find((result) => result?.ok === false);
      if (failed?.ok === false) {
        desk.report(failed.error);
        return;
      }
      const diff = [mine, theirs].flatMap((result) => (result?.ok ? result.value : []));
      editing.commit({ key: "step.setPersonKey", parameters: { person: nameOf(person) } }, diff);
    },
    merge(from, into) {
      const document = editing.document();
      if (!document) return false;
      const names = { from: nameOf(from), into: nameOf(into) };
      const result = mergePeople(document, { from, into }, context());
      if (!editing.commitResult({ key: "step.mergePeople", parameters: names }, result)) return false;
      desk.toast({
        tone: "plain",
        key: "cast.merged",
        parameters: names,
        action: { key: "command.edit.undo", run: editing.undo },
      });
      return true;
    },
  };
}

function changedKeyOf(change: Diff[number]): readonly string[] {
  return change.op === "set" && change.kind === "person" && change.path[0] === "key" ? [change.id] : [];
}
