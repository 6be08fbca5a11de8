import { describe, expect, it } from "vitest";
import { DEFAULT_KEYS } from "#annotations/commands/key-set.ts";
import { keyTable } from "#annotations/commands/key-table.ts";
import { dealPalette } from "#annotations/commands/palette.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import { isComposing } from "../../../../src-renderer/keyboard/composition.ts";
import { type KeySurroundings, routeKey } from "../../../../src-renderer/keyboard/route-key.ts";

const palette = dealPalette(
  buildDocument(
    { id: "log" },
    {
      tag: [{ id: "kiss", labels: { en: "kiss" }, colour: "rose", key: "1", kind: "segment" }],
      person: [{ id: "park", names: [{ text: "박서준", lang: "ko", kind: "preferred" }], key: "q" }],
    },
  ),
);

const LOGGING: KeySurroundings = {
  owner: "logging",
  floating: false,
  table: keyTable(DEFAULT_KEYS),
  palette,
  tagBank: 0,
  mac: false,
  canRun: () => true,
};

function press(code: string, key: string, more: Partial<Parameters<typeof routeKey>[0]> = {}) {
  return { code, key, ctrl: false, meta: false, alt: false, shift: false, repeat: false, ...more };
}

describe("where a key press goes", () => {
  it("is the person by the physical key, with Hangul mode on as well", () => {
    expect(routeKey(press("KeyQ", "q"), LOGGING)).toEqual({ kind: "person", id: "park" });
    expect(routeKey(press("KeyQ", "ㅂ"), LOGGING)).toEqual({ kind: "person", id: "park" });
    expect(routeKey(press("KeyQ", "Process"), LOGGING)).toEqual({ kind: "person", id: "park" });
  });

  it("is the tag, also with Alt and Shift, and nothing while the key repeats", () => {
    expect(routeKey(press("Digit1", "1"), LOGGING)).toEqual({ kind: "tag", id: "kiss" });
    expect(routeKey(press("Digit1", "!", { shift: true }), LOGGING)).toEqual({ kind: "tag", id: "kiss" });
    expect(routeKey(press("Digit1", "1", { alt: true }), LOGGING)).toEqual({ kind: "tag", id: "kiss" });
    expect(routeKey(press("Digit1", "1", { repeat: true }), LOGGING)).toEqual({ kind: "swallow" });
  });

  it("is the command of the table", () => {
    expect(routeKey(press("Enter", "Enter"), LOGGING)).toEqual({ kind: "command", id: "logging.quickLine" });
    expect(routeKey(press("KeyZ", "z", { ctrl: true }), LOGGING)).toEqual({
      kind: "command",
      id: "edit.undo",
    });
  });

  it("goes on for frames while an arrow is held, and not for play and pause", () => {
    expect(routeKey(press("ArrowRight", "ArrowRight", { repeat: true }), LOGGING)).toEqual({
      kind: "command",
      id: "transport.stepForward",
    });
    expect(routeKey(press("Space", " ", { repeat: true }), LOGGING)).toEqual({ kind: "swallow" });
  });

  it("is the field's while text is written, undo included, but not what opens the commands", () => {
    const writing: KeySurroundings = { ...LOGGING, owner: "text" };
    expect(routeKey(press("KeyQ", "q"), writing)).toBeUndefined();
    expect(routeKey(press("Digit1", "1"), writing)).toBeUndefined();
    expect(routeKey(press("Space", " "), writing)).toBeUndefined();
    expect(routeKey(press("Enter", "Enter"), writing)).toBeUndefined();
    expect(routeKey(press("KeyZ", "z", { ctrl: true }), writing)).toBeUndefined();
    expect(routeKey(press("ArrowLeft", "ArrowLeft", { ctrl: true }), writing)).toBeUndefined();
    expect(routeKey(press("KeyK", "k", { ctrl: true }), writing)).toEqual({
      kind: "command",
      id: "view.commands",
    });
  });

  it("is the control's that Tab led to, but Esc gives the keys back", () => {
    const control: KeySurroundings = { ...LOGGING, owner: "control" };
    expect(routeKey(press("Space", " "), control)).toBeUndefined();
    expect(routeKey(press("Escape", "Escape"), control)).toEqual({ kind: "command", id: "edit.escape" });
  });

  it("logs nothing while a sheet floats over the window", () => {
    expect(routeKey(press("Digit1", "1"), { ...LOGGING, floating: true })).toBeUndefined();
  });

  it("leaves Tab to the page while nothing runs", () => {
    const idle: KeySurroundings = { ...LOGGING, canRun: (id) => id !== "logging.nextTarget" };
    expect(routeKey(press("Tab", "Tab"), LOGGING)).toEqual({ kind: "command", id: "logging.nextTarget" });
    expect(routeKey(press("Tab", "Tab"), idle)).toBeUndefined();
  });
});

it("takes the Enter that ends a Hangul composition for the composition's", () => {
  expect(isComposing({ isComposing: true, key: "Enter" })).toBe(true);
  expect(isComposing({ isComposing: false, key: "Process" })).toBe(true);
  expect(isComposing({ isComposing: false, key: "Enter" })).toBe(false);
});
