import { type KeyPress, matchesBinding } from "#annotations/commands/keys.ts";
import { type Palette, personAt, tagAt } from "#annotations/commands/palette.ts";
import type { BoundKey, KeyTable } from "#annotations/commands/key-table.ts";
import type { UserCommandId } from "#annotations/commands/table.ts";
import type { KeyOwner } from "./key-owner.ts";

/** What a key press is to do. `swallow`: nothing, and the browser is to do nothing either. */
export type Route =
  | { readonly kind: "tag"; readonly id: string }
  | { readonly kind: "person"; readonly id: string }
  | { readonly kind: "command"; readonly id: UserCommandId }
  | { readonly kind: "swallow" };

/** What the way of a key depends on. */
export type KeySurroundings = {
  readonly owner: KeyOwner;
  /** Whether something floats over the window, which then has the plain keys. */
  readonly floating: boolean;
  readonly table: KeyTable;
  readonly palette: Palette;
  readonly tagBank: number;
  readonly mac: boolean;
  canRun(command: UserCommandId): boolean;
};

/** Commands that go on while their key is held. */
const REPEATING: ReadonlySet<UserCommandId> = new Set([
  "transport.stepBack",
  "transport.stepForward",
  "transport.tenFramesBack",
  "transport.tenFramesForward",
  "transport.previousEdge",
  "transport.nextEdge",
  "transport.louder",
  "transport.quieter",
  "transport.secondBack",
  "transport.secondForward",
  "transport.tenBack",
  "transport.tenForward",
  "transport.rateDown",
  "transport.rateUp",
  "timeline.zoomIn",
  "timeline.zoomOut",
  "timeline.pageBack",
  "timeline.pageAhead",
  "timeline.rowsUp",
  "timeline.rowsDown",
  "edit.undo",
  "edit.redo",
  "edit.selectNext",
  "edit.selectPrevious",
  "edit.extendNext",
  "edit.extendPrevious",
  "edit.findNext",
  "edit.findPrevious",
  "edit.inEarlier",
  "edit.inLater",
  "edit.outEarlier",
  "edit.outLater",
  "edit.earlier",
  "edit.later",
]);

/** Edits whose keys mean nothing to a field: looking for something goes on while its words are being written. */
const FINDING: ReadonlySet<UserCommandId> = new Set(["edit.find", "edit.findNext", "edit.findPrevious"]);

/** Commands whose keys mean something of their own while text is being written. */
const FIELD_COMMANDS: ReadonlySet<UserCommandId> = new Set(["file.pasteArticle"]);

/** Commands whose usual keys are left to the browser: its events alone may read the clipboard. */
const CLIPBOARD: ReadonlySet<UserCommandId> = new Set(["edit.cut", "edit.copy", "edit.paste"]);
const CLIPBOARD_CODES: ReadonlySet<string> = new Set(["KeyX", "KeyC", "KeyV"]);

/** Which way a key press goes; `undefined` leaves it to the element that has the focus. */
export function routeKey(
  press: KeyPress & { readonly repeat: boolean },
  around: KeySurroundings,
): Route | undefined {
  if (around.owner === "recorder") return undefined;
  const isFree = around.owner === "logging" && !around.floating;
  return (isFree ? palettePress(press, around) : undefined) ?? commandPress(press, around, isFree);
}

function palettePress(
  press: KeyPress & { readonly repeat: boolean },
  around: KeySurroundings,
): Route | undefined {
  if (press.ctrl || press.meta) return undefined;
  const tag = tagAt(around.palette, around.tagBank, press.code);
  const person = press.alt ? undefined : personAt(around.palette, press.code);
  if (!tag && !person) return undefined;
  if (press.repeat) return { kind: "swallow" };
  if (tag) return { kind: "tag", id: tag.id };
  return person && { kind: "person", id: person.id };
}

function commandPress(
  press: KeyPress & { readonly repeat: boolean },
  around: KeySurroundings,
  isFree: boolean,
): Route | undefined {
  const bound = around.table.bound.find(
    ({ id, binding }) => matchesBinding(binding, press, around.mac) && around.canRun(id),
  );
  if (!bound) return undefined;
  if (!isFree && !worksAnywhere(bound, around)) return undefined;
  if (CLIPBOARD.has(bound.id) && (press.ctrl || press.meta) && CLIPBOARD_CODES.has(press.code))
    return undefined;
  if (press.repeat && !REPEATING.has(bound.id)) return { kind: "swallow" };
  return { kind: "command", id: bound.id };
}

/** Whether a command works while a field, a control or a sheet has the keys: with Ctrl, Alt or an F key, edits left out. */
function worksAnywhere({ id, group, binding }: BoundKey, around: KeySurroundings): boolean {
  if (id === "edit.escape") return around.owner !== "text";
  if (FINDING.has(id)) return !around.floating;
  if (group === "edit" || group === "transport" || FIELD_COMMANDS.has(id)) return false;
  return binding.mod || binding.alt || /^F\d/.test(binding.value);
}
