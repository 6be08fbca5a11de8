import { describe, expect, test } from "vitest";
import { type KeyPress, keyCaps, matchesBinding, parseBinding } from "#annotations/commands/keys.ts";
import { PEOPLE_KEYS, TAG_KEYS } from "#annotations/commands/palette-keys.ts";
import { USER_COMMANDS, userCommand } from "#annotations/commands/table.ts";

const PLAIN: KeyPress = { code: "", key: "", ctrl: false, meta: false, alt: false, shift: false };

function matches(text: string, press: Partial<KeyPress>, mac = false): boolean {
  const binding = parseBinding(text);
  if (!binding) throw new Error(`no binding: ${text}`);
  return matchesBinding(binding, { ...PLAIN, ...press }, mac);
}

describe("bindings", () => {
  test("a letter acts by its place, so with Hangul mode on too", () => {
    expect(matches("KeyM", { code: "KeyM", key: "ㅡ" })).toBe(true);
    expect(matches("KeyM", { code: "KeyM", key: "m", shift: true })).toBe(false);
    expect(matches("KeyM", { code: "KeyM", key: "m", ctrl: true })).toBe(false);
    expect(matches("KeyM", { code: "Semicolon", key: "m" })).toBe(false);
  });

  test("Mod is Ctrl, on a Mac Cmd, and never the other one", () => {
    expect(matches("Mod+KeyZ", { code: "KeyZ", ctrl: true })).toBe(true);
    expect(matches("Mod+KeyZ", { code: "KeyZ", meta: true })).toBe(false);
    expect(matches("Mod+KeyZ", { code: "KeyZ", meta: true }, true)).toBe(true);
    expect(matches("Mod+KeyZ", { code: "KeyZ", ctrl: true }, true)).toBe(false);
    expect(matches("Mod+Shift+KeyZ", { code: "KeyZ", ctrl: true, shift: true })).toBe(true);
  });

  test("punctuation acts by its character, wherever the layout has it", () => {
    expect(matches("key:?", { code: "Slash", key: "?", shift: true })).toBe(true);
    expect(matches("key:?", { code: "Minus", key: "?", shift: true })).toBe(true);
    expect(matches("key:?", { code: "Slash", key: "/" })).toBe(false);
    expect(matches("Mod+key:,", { code: "Comma", key: ",", ctrl: true })).toBe(true);
    expect(matches("key:,", { code: "Comma", key: ",", ctrl: true })).toBe(false);
  });

  test.each(["", "KeyAA", "Ctrl+KeyZ", "Mod+Mod+KeyZ", "key:", "key:ab", "m"])("%j is no binding", (text) => {
    expect(parseBinding(text)).toBeUndefined();
  });

  test("key caps are called as the machine's keyboard calls them", () => {
    expect(keyCaps("Mod+Shift+KeyZ", false)).toEqual(["Ctrl", "Shift", "Z"]);
    expect(keyCaps("Mod+Shift+KeyZ", true)).toEqual(["⌘", "⇧", "Z"]);
    expect(keyCaps("Shift+ArrowLeft", false)).toEqual(["Shift", "←"]);
    expect(keyCaps("key:?", false)).toEqual(["?"]);
  });
});

describe("the command table", () => {
  const bindings = USER_COMMANDS.flatMap(({ id, keys }) => keys.map((key) => ({ id, key })));

  test.each(bindings)("$id: $key is a binding", ({ key }) => {
    expect(parseBinding(key)).toBeDefined();
  });

  test("no two commands have one id or one binding", () => {
    expect(new Set(USER_COMMANDS.map(({ id }) => id)).size).toBe(USER_COMMANDS.length);
    expect(new Set(bindings.map(({ key }) => key)).size).toBe(bindings.length);
  });

  test("no command takes a palette key, plain or with Shift or Alt", () => {
    const palette = new Set([...TAG_KEYS, ...PEOPLE_KEYS].map(({ code }) => code));
    expect(palette.size).toBe(25);
    const taken = bindings.filter(({ key }) => {
      const binding = parseBinding(key);
      return binding !== undefined && !binding.mod && palette.has(binding.value);
    });
    expect(taken).toEqual([]);
  });

  test("a command is found by its id", () => {
    expect(userCommand("edit.undo")).toMatchObject({ keys: ["Mod+KeyZ"], textKey: "command.edit.undo" });
    expect(userCommand("edit.nothing")).toBeUndefined();
  });
});
