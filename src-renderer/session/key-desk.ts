import { equalJson } from "#annotations/json.ts";
import type { KeySet } from "#annotations/commands/key-set.ts";
import { type KeyTable, keyTable } from "#annotations/commands/key-table.ts";
import type { KeyboardLayout } from "#annotations/commands/keys.ts";
import { dealPalette } from "#annotations/commands/palette.ts";
import { KEY_FILE_EXTENSION, readKeyFile, writeKeyFile } from "#annotations/formats/keys/key-file.ts";
import type { Core } from "./core.ts";
import { readTextFile, saveTextFile } from "./text-files.ts";
import type { Session, StepName } from "./types.ts";

/** Keys that are offered, by a preset or a file, and not taken yet. `name` is the file's, `left` what it has to leave out. */
export type KeyOffer = {
  readonly set: KeySet;
  readonly name: string | null;
  readonly left: readonly StepName[];
};

/** The keys of a window: what they do, how they are lettered, and what is offered in their place. */
export type KeysState = {
  readonly set: KeySet;
  readonly table: KeyTable;
  readonly layout: KeyboardLayout;
  readonly offer: KeyOffer | null;
};

/** The keys of a window before its layout is known. */
export function firstKeys(set: KeySet): KeysState {
  return { set, table: keyTable(set), layout: new Map(), offer: null };
}

/** Keeps the keys of a window: follows the settings, knows the layout, saves and loads sets as files. */
export type KeyDesk = Pick<
  Session,
  "readKeyboardLayout" | "offerKeys" | "takeKeys" | "saveKeys" | "loadKeys"
> & {
  /** The settings have come, from here or from another window. */
  follow(set: KeySet): void;
};

/** Makes it. The user's own change of keys deals the palettes anew. */
export function createKeyDesk(core: Core, ports: Pick<Session, "pick" | "setSettings" | "show">): KeyDesk {
  const { stores, world, desk, editing } = core;

  return {
    follow(set) {
      const before = stores.keys.getState();
      if (equalJson(before.set, set)) return;
      const table = keyTable(set);
      stores.keys.setState({ set, table });
      if (equalJson(before.table.palette, table.palette)) return;
      const document = editing.document();
      if (!document) return;
      const dealt = dealPalette(document, undefined, table.palette);
      stores.palette.setState(dealt, true);
      stores.ui.setState({ tagBank: Math.min(stores.ui.getState().tagBank, dealt.banks - 1) });
    },
    readKeyboardLayout() {
      world.keyboardLayout().then((layout) => stores.keys.setState({ layout }), desk.reportError);
    },
    offerKeys: (offer) => stores.keys.setState({ offer }),
    async takeKeys(set) {
      stores.keys.setState({ offer: null });
      await ports.setSettings({ keys: set });
    },
    saveKeys: () => saveTextFile(core, `keys${KEY_FILE_EXTENSION}`, writeKeyFile(stores.keys.getState().set)),
    async loadKeys() {
      const picked = await ports.pick("keys");
      // The page's own picker takes the place of the sheet.
      ports.show("key-settings");
      if (picked.kind !== "picked") return;
      const file = await readTextFile(core, picked.handle, readKeyFile);
      if (!file) return;
      const left = file.value.left.map(({ code, parameters }) => ({
        key: `key-settings.left-${code}`,
        parameters: { ...parameters },
      }));
      stores.keys.setState({ offer: { set: file.value.set, name: file.name, left } });
    },
  };
}
