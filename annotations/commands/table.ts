import type { TextKey } from "../texts/index.ts";

/** What a command is about: its heading in the help and in the command palette. */
export type CommandGroup = "transport" | "logging" | "edit" | "file" | "view" | "help";

/**
 * When a command can be used. `log`: a log is open. `writable`: and can be changed. `film`: a film is in the player.
 * `logging`: a film, and the log can be changed. `running`: while something runs. `target`: while the target runs.
 * `selection`: something is selected and the log can be changed. `current`: an annotation lies under the playhead.
 * `banks`: more tags than one bank holds. `undo`, `redo`: there is a step. `shots`: shot changes have been found, and the log
 * can be changed.
 */
export type Availability =
  | "always"
  | "log"
  | "writable"
  | "film"
  | "logging"
  | "running"
  | "target"
  | "selection"
  | "current"
  | "banks"
  | "undo"
  | "redo"
  | "shots";

/** The menus of the application menu that commands stand in. */
export type Menu = "file" | "edit" | "playback" | "logging" | "view" | "help";

/** A command of the user: what it is called, its keys (see `keys.ts`), when it can be used, where its menu entry is. */
export type UserCommand = {
  readonly id: string;
  readonly textKey: TextKey;
  readonly group: CommandGroup;
  /** Bindings, the first of which is shown. Plain, Shift and Alt with palette keys belong to the palettes. */
  readonly keys: readonly string[];
  readonly when: Availability;
  readonly menu?: Menu;
};

/** The groups in the order in which help and palette show them. */
export const COMMAND_GROUPS: readonly CommandGroup[] = [
  "transport",
  "logging",
  "edit",
  "file",
  "view",
  "help",
];

/** Every command of the user. A command is added by a line here, its text, and its handler in the window. */
export const USER_COMMANDS = [
  command("transport.playPause", "transport", ["Space"], "film", "playback"),
  command("transport.reverse", "transport", ["KeyJ"], "film"),
  command("transport.pause", "transport", ["KeyK"], "film"),
  command("transport.forward", "transport", ["KeyL"], "film"),
  command("transport.slowReverse", "transport", ["Shift+KeyJ"], "film"),
  command("transport.slowForward", "transport", ["Shift+KeyL"], "film"),
  command("transport.stepBack", "transport", ["ArrowLeft"], "film", "playback"),
  command("transport.stepForward", "transport", ["ArrowRight"], "film", "playback"),
  command("transport.tenFramesBack", "transport", ["Mod+Shift+ArrowLeft"], "film", "playback"),
  command("transport.tenFramesForward", "transport", ["Mod+Shift+ArrowRight"], "film", "playback"),
  command("transport.secondBack", "transport", ["Shift+ArrowLeft"], "film", "playback"),
  command("transport.secondForward", "transport", ["Shift+ArrowRight"], "film", "playback"),
  command("transport.tenBack", "transport", ["Mod+ArrowLeft"], "film", "playback"),
  command("transport.tenForward", "transport", ["Mod+ArrowRight"], "film", "playback"),
  command("transport.previousEdge", "transport", ["KeyP"], "film", "playback"),
  command("transport.nextEdge", "transport", ["KeyN"], "film", "playback"),
  command("transport.goTo", "transport", ["key:="], "film", "playback"),
  command("transport.jumpBack", "transport", ["Alt+ArrowLeft"], "film", "playback"),
  command("transport.goToIn", "transport", ["Shift+KeyI"], "film", "playback"),
  command("transport.goToOut", "transport", ["Shift+KeyO"], "film", "playback"),
  command("transport.markEntry", "transport", [], "current", "playback"),
  command("transport.clearMarks", "transport", ["Mod+Shift+KeyX"], "film", "playback"),
  command("transport.playInToOut", "transport", ["Shift+Space"], "film", "playback"),
  command("transport.playAround", "transport", ["KeyY"], "film", "playback"),
  command("transport.loop", "transport", ["KeyH"], "film", "playback"),
  command("transport.loopCounted", "transport", ["Shift+KeyH"], "film", "playback"),
  command("transport.skipGaps", "transport", ["Shift+KeyN"], "film", "playback"),
  command("transport.rateDown", "transport", ["key:,"], "film", "playback"),
  command("transport.rateUp", "transport", ["key:."], "film", "playback"),
  command("transport.home", "transport", ["Home"], "film", "playback"),
  command("transport.end", "transport", ["End"], "film", "playback"),
  command("transport.mute", "transport", ["Shift+KeyM"], "always", "playback"),
  command("transport.louder", "transport", ["Mod+ArrowUp"], "always", "playback"),
  command("transport.quieter", "transport", ["Mod+ArrowDown"], "always", "playback"),
  command("playback.selectCurrent", "transport", ["KeyU"], "current", "playback"),

  command("logging.moment", "logging", ["KeyM"], "logging", "logging"),
  command("logging.quickLine", "logging", ["Enter", "NumpadEnter"], "logging", "logging"),
  command("logging.nextTarget", "logging", ["Tab"], "running", "logging"),
  command("logging.cancelTarget", "logging", ["Backspace"], "target", "logging"),
  command("logging.shotDrafts", "logging", [], "shots", "logging"),
  command("logging.turnBank", "logging", ["Backquote"], "banks", "logging"),
  command("logging.dayZero", "logging", [], "writable", "logging"),
  command("logging.tags", "logging", ["Mod+Alt+KeyT"], "log", "logging"),
  command("logging.cast", "logging", ["Mod+KeyP"], "log", "logging"),

  command("media.takeNext", "logging", ["F8"], "writable", "logging"),
  command("media.toggleDone", "logging", ["Shift+F8"], "writable", "logging"),
  command("media.toggleCircled", "logging", ["F9"], "writable", "logging"),
  command("media.next", "transport", ["Alt+PageDown"], "log", "playback"),
  command("media.previous", "transport", ["Alt+PageUp"], "log", "playback"),
  command("media.playOn", "transport", [], "log", "playback"),

  command("edit.undo", "edit", ["Mod+KeyZ"], "undo", "edit"),
  command("edit.redo", "edit", ["Mod+Shift+KeyZ", "Mod+KeyY"], "redo", "edit"),
  command("edit.setIn", "edit", ["KeyI"], "film", "edit"),
  command("edit.setOut", "edit", ["KeyO"], "film", "edit"),
  command("edit.logRange", "edit", ["Shift+Enter"], "logging", "edit"),
  command("edit.selectRange", "edit", ["Mod+Shift+KeyA"], "log", "edit"),
  command("edit.delete", "edit", ["Delete"], "selection", "edit"),
  command("edit.cut", "edit", ["Mod+KeyX"], "selection"),
  command("edit.copy", "edit", ["Mod+KeyC"], "log"),
  command("edit.paste", "edit", ["Mod+KeyV"], "logging"),
  command("edit.selectAll", "edit", ["Mod+KeyA"], "log", "edit"),
  command("edit.selectNext", "edit", ["ArrowDown"], "log"),
  command("edit.selectPrevious", "edit", ["ArrowUp"], "log"),
  command("edit.extendNext", "edit", ["Shift+ArrowDown"], "log"),
  command("edit.extendPrevious", "edit", ["Shift+ArrowUp"], "log"),
  command("edit.duplicate", "edit", ["Mod+KeyD"], "selection", "edit"),
  command("edit.split", "edit", ["Mod+KeyB"], "logging", "edit"),
  command("edit.join", "edit", ["Mod+KeyJ"], "selection", "edit"),
  command("edit.inEarlier", "edit", ["key:["], "selection", "edit"),
  command("edit.inLater", "edit", ["key:]"], "selection", "edit"),
  command("edit.outEarlier", "edit", ["key:{"], "selection", "edit"),
  command("edit.outLater", "edit", ["key:}"], "selection", "edit"),
  command("edit.earlier", "edit", ["Mod+key:["], "selection", "edit"),
  command("edit.later", "edit", ["Mod+key:]"], "selection", "edit"),
  command("edit.statusDraft", "edit", ["Mod+Alt+KeyD"], "selection", "edit"),
  command("edit.statusChecked", "edit", ["Mod+Alt+KeyC"], "selection", "edit"),
  command("edit.statusPublished", "edit", ["Mod+Alt+KeyP"], "selection", "edit"),
  command("edit.find", "edit", ["Mod+KeyF"], "log", "edit"),
  command("edit.findNext", "edit", ["F3", "Mod+KeyG"], "log", "edit"),
  command("edit.findPrevious", "edit", ["Shift+F3", "Mod+Shift+KeyG"], "log", "edit"),
  command("edit.escape", "edit", ["Escape"], "always"),

  command("file.open", "file", ["Mod+KeyO"], "always", "file"),
  command("file.openFolder", "file", ["Mod+Alt+KeyO"], "always", "file"),
  command("file.pasteArticle", "file", ["Mod+Shift+KeyV"], "always", "file"),
  command("file.loadShared", "file", ["Mod+Shift+KeyO"], "writable", "file"),
  command("file.addMedia", "file", [], "writable", "file"),
  command("file.linkDesk", "file", [], "writable", "file"),
  command("file.saveDesk", "file", [], "log", "file"),
  command("file.export", "file", ["Mod+KeyE"], "log", "file"),
  command("file.backups", "file", [], "writable", "file"),
  command("file.close", "file", ["Mod+KeyW"], "log", "file"),

  command("view.articlePane", "view", ["Mod+Alt+Digit1"], "log", "view"),
  command("view.logPane", "view", ["Mod+Alt+Digit2"], "log", "view"),
  command("view.timelinePane", "view", ["Mod+Alt+Digit3"], "log", "view"),
  command("timeline.zoomIn", "view", ["Mod+key:=", "Mod+key:+"], "log", "view"),
  command("timeline.zoomOut", "view", ["Mod+key:-"], "log", "view"),
  command("timeline.zoomWhole", "view", ["Mod+Digit0"], "log", "view"),
  command("timeline.zoomSelection", "view", ["Mod+Digit9"], "selection", "view"),
  command("timeline.pageBack", "view", ["Shift+PageUp"], "log", "view"),
  command("timeline.pageAhead", "view", ["Shift+PageDown"], "log", "view"),
  command("timeline.rowsUp", "view", ["PageUp"], "log", "view"),
  command("timeline.rowsDown", "view", ["PageDown"], "log", "view"),
  command("timeline.rows", "view", ["Mod+Alt+KeyR"], "log", "view"),
  command("timeline.follow", "view", ["Mod+Alt+KeyF"], "log", "view"),
  command("view.mediaPane", "view", ["Mod+Alt+Digit4"], "log", "view"),
  command("view.timeFormat", "view", [], "log", "view"),
  command("view.fullScreen", "view", ["F11"], "always", "view"),
  command("view.commands", "view", ["Mod+KeyK"], "always", "view"),

  command("help.keys", "help", ["key:?"], "always", "help"),
  command("help.keySettings", "help", ["Mod+Alt+KeyK"], "always", "help"),
  command("help.settings", "help", ["Mod+key:,"], "always", "help"),
  command("help.report", "help", [], "always", "help"),
] as const satisfies readonly UserCommand[];

/** The id of a command of the table. */
export type UserCommandId = (typeof USER_COMMANDS)[number]["id"];

/** The command of an id, or `undefined`: ids come from menus and settings too. */
export function userCommand(id: string): (UserCommand & { readonly id: UserCommandId }) | undefined {
  return USER_COMMANDS.find((candidate) => candidate.id === id);
}

type CommandKey<Id extends string> = Extract<TextKey, `command.${Id}`>;

function command<const Id extends string, Group extends CommandGroup>(
  id: `command.${Id}` extends TextKey ? Id : never,
  group: Group,
  keys: readonly string[],
  when: Availability,
  menu?: Menu,
): UserCommand & { readonly id: Id } {
  const textKey = `command.${id}` as CommandKey<Id>;
  return { id, textKey, group, keys, when, ...(menu === undefined ? {} : { menu }) };
}
