import { z } from "zod";
import { USER_COMMANDS, type UserCommandId } from "./table.ts";

/** The sets of keys to begin from: this app's own, and transport and edit keys as two editing systems have them. */
export const KEY_PRESETS = ["scenelog", "resolve", "premiere"] as const;

/** One of {@link KEY_PRESETS}. */
export type KeyPreset = (typeof KEY_PRESETS)[number];

/** A user's keys: a preset, and what was changed on top of it, by command. Commands that are not known are kept. */
export const keySetSchema = z.strictObject({
  preset: z.enum(KEY_PRESETS),
  /** Bindings (see `keys.ts`) by the id of a command; an empty list takes its keys away. */
  changed: z.record(z.string().max(100), z.array(z.string().max(60)).max(8).readonly()),
});

/** See {@link keySetSchema}. */
export type KeySet = z.output<typeof keySetSchema>;

/** The keys of a fresh installation. */
export const DEFAULT_KEYS: KeySet = { preset: "scenelog", changed: {} };

/** Commands whose keys are not the user's to change: whatever else is bound, Esc closes what floats. */
export const FIXED_COMMANDS: readonly UserCommandId[] = ["edit.escape"];

type PresetKeys = Partial<Readonly<Record<UserCommandId, readonly string[]>>>;

/**
 * What each preset binds otherwise. Only keys that the system itself has for the same thing stand here; all others stay,
 * less those that a preset gives to something else.
 */
const PRESETS: Readonly<Record<KeyPreset, PresetKeys>> = {
  scenelog: {},
  // As the default layout of DaVinci Resolve's Edit page has them.
  resolve: {
    "transport.previousEdge": ["ArrowUp"],
    "transport.nextEdge": ["ArrowDown"],
    "transport.goTo": ["key:="],
    "transport.playAround": ["key:/"],
    "transport.playInToOut": ["Alt+key:/"],
    "transport.loop": ["Mod+key:/"],
    "transport.markEntry": ["KeyX"],
    "transport.clearMarks": ["Alt+KeyX"],
    "playback.selectCurrent": ["Shift+KeyV"],
    "transport.secondBack": ["Shift+ArrowLeft"],
    "transport.secondForward": ["Shift+ArrowRight"],
  },
  // As the default layout of Premiere Pro has them.
  premiere: {
    "transport.previousEdge": ["ArrowUp"],
    "transport.nextEdge": ["ArrowDown"],
    "transport.playAround": ["Shift+KeyK"],
    "transport.playInToOut": ["Mod+Shift+Space"],
    "transport.markEntry": ["KeyX"],
    "transport.clearMarks": ["Mod+Shift+KeyX"],
    "playback.selectCurrent": ["KeyD"],
    "file.export": ["Mod+KeyM"],
    "view.fullScreen": ["Mod+Backquote", "F11"],
  },
};

/** The keys of every command in a preset, before any change of the user's. */
export function presetKeys(preset: KeyPreset): ReadonlyMap<UserCommandId, readonly string[]> {
  const own = PRESETS[preset];
  const taken = new Set(Object.values(own).flat());
  return new Map(
    USER_COMMANDS.map(({ id, keys }) => [id, own[id] ?? keys.filter((key) => !taken.has(key))] as const),
  );
}

/** Binds a command, in place of what it had; where that is what the preset has, nothing is noted any more. */
export function bindCommand(set: KeySet, id: UserCommandId, keys: readonly string[]): KeySet {
  const usual = presetKeys(set.preset).get(id) ?? [];
  const { [id]: _before, ...others } = set.changed;
  const isUsual = keys.length === usual.length && keys.every((key, index) => key === usual[index]);
  return { ...set, changed: isUsual ? others : { ...others, [id]: keys } };
}

/** Gives a key to a command and takes it away from every other. */
export function giveKey(set: KeySet, id: UserCommandId, key: string): KeySet {
  const now = keysInSet(set);
  const lost = [...now].filter(([other, keys]) => other !== id && keys.includes(key));
  const without = lost.reduce(
    (next, [other, keys]) =>
      bindCommand(
        next,
        other,
        keys.filter((candidate) => candidate !== key),
      ),
    set,
  );
  return bindCommand(without, id, [...(now.get(id) ?? []).filter((candidate) => candidate !== key), key]);
}

/** The keys of every command in a set, the user's changes included. */
export function keysInSet(set: KeySet): ReadonlyMap<UserCommandId, readonly string[]> {
  const usual = presetKeys(set.preset);
  return new Map(
    [...usual].map(([id, keys]) => {
      const changed = FIXED_COMMANDS.includes(id) ? undefined : ownKeys(set.changed, id);
      return [id, changed ?? keys] as const;
    }),
  );
}

function ownKeys(changed: KeySet["changed"], id: string): readonly string[] | undefined {
  return Object.hasOwn(changed, id) ? changed[id] : undefined;
}
