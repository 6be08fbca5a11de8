import { expect, it } from "vitest";
import { USER_COMMANDS } from "#annotations/commands/table.ts";
import { acceleratorOf } from "../../../src-main/shell/accelerator.ts";

it.each([
  ["Mod+Shift+KeyZ", "CmdOrCtrl+Shift+Z"],
  ["Shift+ArrowLeft", "Shift+Left"],
  ["Mod+Alt+Digit1", "CmdOrCtrl+Alt+1"],
  ["Space", "Space"],
  ["key:?", "?"],
  ["Mod+key:,", "CmdOrCtrl+,"],
  ["Backquote", "`"],
  ["F11", "F11"],
  ["Alt+PageDown", "Alt+PageDown"],
  ["Escape", "Esc"],
])("shows %s in the menu as %s", (keys, shown) => {
  expect(acceleratorOf(keys)).toBe(shown);
});

it("shows nothing for a command without a key", () => {
  expect(acceleratorOf(undefined)).toBeUndefined();
});

it("can name the first key of every command that stands in a menu", () => {
  const inMenu = USER_COMMANDS.filter(({ menu, keys }) => menu !== undefined && keys.length > 0);
  expect(inMenu.filter(({ keys }) => acceleratorOf(keys[0]) === undefined)).toEqual([]);
});
