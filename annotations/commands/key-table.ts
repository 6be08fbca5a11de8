import { type Binding, parseBinding } from "./keys.ts";
import { type KeySet, keysInSet } from "./key-set.ts";
import {
  PEOPLE_KEYS,
  type PaletteKey,
  type PaletteKeys,
  SPARE_PEOPLE_KEYS,
  TAG_KEYS,
} from "./palette-keys.ts";
import { type CommandGroup, userCommand, type UserCommandId } from "./table.ts";

/** A binding of a command, taken apart. */
export type BoundKey = {
  readonly id: UserCommandId;
  readonly group: CommandGroup;
  readonly text: string;
  readonly binding: Binding;
};

/** The keys as they are now: of the commands, and what they leave to the palettes. */
export type KeyTable = {
  readonly keysOf: (id: UserCommandId) => readonly string[];
  readonly bound: readonly BoundKey[];
  readonly palette: PaletteKeys;
};

/** What a key is used for besides the command that it is to be given to. */
export type KeyConflict =
  | { readonly kind: "command"; readonly id: UserCommandId }
  | { readonly kind: "palette"; readonly palette: "tags" | "people"; readonly key: PaletteKey };

/**
 * Works a key set out. What a command has plain, or with the modifiers that the palettes use (Shift; Alt with tags), is no
 * palette key; where people lose one, a free letter of the right hand takes its place, so that they keep fifteen.
 */
export function keyTable(set: KeySet): KeyTable {
  const keys = keysInSet(set);
  const bound = [...keys].flatMap(([id, texts]) =>
    texts.flatMap((text) => {
      const binding = parseBinding(text);
      const group = userCommand(id)?.group;
      return binding && group ? [{ id, group, text, binding }] : [];
    }),
  );
  const isFree = (key: PaletteKey, alt: boolean): boolean =>
    !bound.some(({ binding }) => takesPaletteKey(binding, key, alt));
  const people = PEOPLE_KEYS.filter((key) => isFree(key, false));
  const spare = SPARE_PEOPLE_KEYS.filter((key) => isFree(key, false));
  return {
    keysOf: (id) => keys.get(id) ?? [],
    bound,
    palette: {
      tags: TAG_KEYS.filter((key) => isFree(key, true)),
      people: [...people, ...spare].slice(0, PEOPLE_KEYS.length),
    },
  };
}

/** What else has a key that is to be given to a command; empty where it is free. */
export function keyConflicts(table: KeyTable, id: UserCommandId, text: string): readonly KeyConflict[] {
  const wanted = parseBinding(text);
  if (!wanted) return [];
  const commands = table.bound
    .filter((other) => other.id !== id && other.text === text)
    .map((other): KeyConflict => ({ kind: "command", id: other.id }));
  const palettes = (["tags", "people"] as const).flatMap((palette) =>
    table.palette[palette]
      .filter((key) => takesPaletteKey(wanted, key, palette === "tags"))
      .map((key): KeyConflict => ({ kind: "palette", palette, key })),
  );
  return [...commands, ...palettes];
}

function takesPaletteKey(binding: Binding, key: PaletteKey, alt: boolean): boolean {
  return binding.by === "code" && binding.value === key.code && !binding.mod && (alt || !binding.alt);
}
