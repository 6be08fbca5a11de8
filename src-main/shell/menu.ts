import { Menu, type MenuItemConstructorOptions } from "electron";
import type { KeyTable } from "#annotations/commands/key-table.ts";
import {
  type Menu as CommandMenu,
  USER_COMMANDS,
  type UserCommand,
  type UserCommandId,
} from "#annotations/commands/table.ts";
import type { TextKey } from "#annotations/texts/index.ts";
import { acceleratorOf } from "./accelerator.ts";

const MENUS = [
  "file",
  "edit",
  "playback",
  "logging",
  "view",
  "help",
] as const satisfies readonly CommandMenu[];

/** What the menu needs. */
export type MenuOptions = {
  readonly say: (key: TextKey) => string;
  /** The keys of a command as the user has them. */
  readonly keysOf: KeyTable["keysOf"];
  readonly isMac: boolean;
  /** Runs a command in the window that has the focus. */
  readonly run: (id: string) => void;
  readonly openWindow: () => void;
};

/** Makes the application menu. It is what blind users and macOS find commands by; on Linux and Windows Alt shows it. */
export function buildMenu(options: MenuOptions): Menu {
  const { say, isMac } = options;
  const menus = MENUS.map((menu): MenuItemConstructorOptions => {
    const commands = USER_COMMANDS.filter((command) => command.menu === menu).map((command) =>
      toItem(command, options),
    );
    const own = ownItems(menu, options);
    const between: MenuItemConstructorOptions[] =
      commands.length > 0 && own.length > 0 ? [{ type: "separator" }] : [];
    return { label: say(`menu.${menu}`), submenu: [...commands, ...between, ...own] };
  });
  return Menu.buildFromTemplate(isMac ? [{ role: "appMenu" }, ...menus] : menus);
}

function toItem(
  command: UserCommand & { readonly id: UserCommandId },
  { say, run, keysOf }: MenuOptions,
): MenuItemConstructorOptions {
  const item = { id: command.id, label: say(command.textKey), click: () => run(command.id) };
  const accelerator = acceleratorOf(keysOf(command.id)[0]);
  // Not registered: a key that the menu took would never reach the window, where text fields and logging share it.
  return accelerator === undefined ? item : { ...item, accelerator, registerAccelerator: false };
}

function ownItems(menu: CommandMenu, { say, isMac, openWindow }: MenuOptions): MenuItemConstructorOptions[] {
  switch (menu) {
    case "file":
      return [
        { label: say("menu.new-window"), click: openWindow },
        // Not the role, which would take Ctrl+W from the window: there it closes the log.
        { label: say("menu.close-window"), click: (_item, window) => window?.close() },
        ...(isMac ? [] : [{ label: say("menu.quit"), role: "quit" } as const]),
      ];
    case "edit":
      return [
        { label: say("menu.cut"), role: "cut" },
        { label: say("menu.copy"), role: "copy" },
        { label: say("menu.paste"), role: "paste" },
      ];
    case "help":
      return [{ label: say("menu.about"), role: "about" }];
    case "playback":
    case "logging":
    case "view":
      return [];
  }
}
