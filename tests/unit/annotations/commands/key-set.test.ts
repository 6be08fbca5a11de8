import { describe, expect, test } from "vitest";
import { bindCommand, DEFAULT_KEYS, giveKey, KEY_PRESETS, keysInSet } from "#annotations/commands/key-set.ts";
import { keyConflicts, keyTable } from "#annotations/commands/key-table.ts";
import { bindingOfPress, keyCaps, letterOn, parseBinding } from "#annotations/commands/keys.ts";
import { dealPalette } from "#annotations/commands/palette.ts";
import { sampleDocument } from "./sample.ts";

const PLAIN = { ctrl: false, meta: false, alt: false, shift: false };

function people(preset: (typeof KEY_PRESETS)[number]): string {
  return keyTable({ preset, changed: {} })
    .palette.people.map(({ key }) => key)
    .join("");
}

describe("a set of keys", () => {
  test("begins as the table has it, with ten keys for tags and fifteen for people", () => {
    const table = keyTable(DEFAULT_KEYS);
    expect(table.keysOf("transport.playPause")).toEqual(["Space"]);
    expect(table.palette.tags.map(({ key }) => key).join("")).toBe("1234567890");
    expect(people("scenelog")).toBe("qwertasdfgzxcvb");
  });

  test("gives a key to one command and takes it from the other, and both can go back", () => {
    const given = giveKey(DEFAULT_KEYS, "logging.moment", "KeyN");
    expect(keysInSet(given).get("logging.moment")).toEqual(["KeyM", "KeyN"]);
    expect(keysInSet(given).get("transport.nextEdge")).toEqual([]);
    const back = bindCommand(bindCommand(given, "logging.moment", ["KeyM"]), "transport.nextEdge", ["KeyN"]);
    expect(back).toEqual(DEFAULT_KEYS);
  });

  test("never gives Esc away from closing what floats", () => {
    const set = { preset: "scenelog", changed: { "edit.escape": ["KeyX"] } } as const;
    expect(keyTable(set).keysOf("edit.escape")).toEqual(["Escape"]);
  });

  test("says whose a key is before it is taken: a command's, or a palette's", () => {
    const table = keyTable(DEFAULT_KEYS);
    expect(keyConflicts(table, "logging.moment", "KeyN")).toEqual([
      { kind: "command", id: "transport.nextEdge" },
    ]);
    expect(keyConflicts(table, "logging.moment", "Shift+KeyQ")).toEqual([
      { kind: "palette", palette: "people", key: { key: "q", code: "KeyQ" } },
    ]);
    expect(keyConflicts(table, "logging.moment", "Alt+Digit3")).toEqual([
      { kind: "palette", palette: "tags", key: { key: "3", code: "Digit3" } },
    ]);
    expect(keyConflicts(table, "logging.moment", "Mod+Alt+KeyQ")).toEqual([]);
    expect(keyConflicts(table, "logging.moment", "KeyM")).toEqual([]);
  });

  test("re-deals the palettes where a command takes a key from them", () => {
    const set = giveKey(giveKey(DEFAULT_KEYS, "logging.moment", "KeyQ"), "edit.undo", "Digit1");
    const { palette } = keyTable(set);
    expect(palette.tags.map(({ key }) => key).join("")).toBe("234567890");
    // Every letter of the right hand is a command's here: nothing makes up for Q.
    expect(palette.people.map(({ key }) => key).join("")).toBe("wertasdfgzxcvb");
    const dealt = dealPalette(sampleDocument(), undefined, palette);
    expect(dealt.tags.every(({ key }) => key.key !== "1")).toBe(true);
    expect(new Set(dealt.tags.map(({ bank, key }) => `${bank}${key.key}`)).size).toBe(dealt.tags.length);
  });
});

describe("presets", () => {
  test.each(KEY_PRESETS)("%s binds no key twice, and only keys that can be read", (preset) => {
    const keys = [...keysInSet({ preset, changed: {} }).values()].flat();
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => parseBinding(key) === undefined)).toEqual([]);
  });

  test("Resolve and Premiere go from edge to edge by the arrows, and mark an entry by X", () => {
    for (const preset of ["resolve", "premiere"] as const) {
      const table = keyTable({ preset, changed: {} });
      expect(table.keysOf("transport.previousEdge")).toEqual(["ArrowUp"]);
      expect(table.keysOf("transport.nextEdge")).toEqual(["ArrowDown"]);
      expect(table.keysOf("transport.markEntry")).toEqual(["KeyX"]);
    }
  });

  test("people keep fifteen keys: those that a preset takes are made up for on the right", () => {
    // Resolve takes X and, with Shift, V; Premiere D and X. Y and U are free there, H and N are not.
    expect(people("resolve")).toBe("qwertasdfgzcbyu");
    expect(people("premiere")).toBe("qwertasfgzcvbyu");
  });
});

describe("a key that is pressed to be bound", () => {
  test("is called by its place, punctuation by its character", () => {
    expect(bindingOfPress({ ...PLAIN, code: "KeyQ", key: "ㅂ" }, false)).toBe("KeyQ");
    expect(bindingOfPress({ ...PLAIN, code: "KeyQ", key: "Q", ctrl: true, shift: true }, false)).toBe(
      "Mod+Shift+KeyQ",
    );
    expect(bindingOfPress({ ...PLAIN, code: "Slash", key: "?", shift: true }, false)).toBe("key:?");
    expect(bindingOfPress({ ...PLAIN, code: "KeyZ", key: "z", meta: true }, true)).toBe("Mod+KeyZ");
    expect(bindingOfPress({ ...PLAIN, code: "Slash", key: "Process" }, false)).toBeUndefined();
  });

  test("is lettered from the user's layout; digits stay digits", () => {
    const azerty = new Map([
      ["KeyQ", "a"],
      ["Digit1", "&"],
    ]);
    expect(letterOn("KeyQ", azerty)).toBe("A");
    expect(letterOn("Digit1", azerty)).toBe("1");
    expect(letterOn("KeyW", azerty)).toBe("W");
    expect(keyCaps("Mod+KeyQ", false, azerty)).toEqual(["Ctrl", "A"]);
  });
});
