import { COMMAND_GROUPS, type CommandGroup, USER_COMMANDS } from "#annotations/commands/table.ts";
import type { PaletteKey } from "#annotations/commands/palette-keys.ts";
import type { TextKey } from "#annotations/texts/index.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { type Commands, useCommands } from "../../ui/commands.tsx";
import { KeyCaps } from "../../ui/key-cap.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import "./keys-sheet.css";

type KeysSheetProps = { readonly onChange: () => void; readonly onClose: () => void };

/** Every key there is, in the groups of the command table. */
export function KeysSheet({ onChange, onClose }: KeysSheetProps) {
  const { t } = useTexts();
  const commands = useCommands();
  return (
    <Sheet
      title={t("commands.keys-title")}
      closeLabel={t("ui.close")}
      width="wide"
      reads
      onClose={onClose}
      foot={<Button onClick={onChange}>{t("command.help.keySettings")}</Button>}
    >
      <div className="keys-columns">
        {COMMAND_GROUPS.map((group) => (
          <section key={group} className="keys-group" aria-label={t(`group.${group}`)}>
            <h3>{t(`group.${group}`)}</h3>
            <dl>
              {group === "logging" &&
                paletteRows(commands).map(({ textKey, caps }) => (
                  <Row key={textKey} name={t(textKey)} keys={[caps]} />
                ))}
              {commandsOf(group, commands).map(({ id, textKey, keys }) => (
                <Row key={id} name={t(textKey)} keys={keys.map(commands.capsOf)} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  );
}

function Row({ name, keys }: { readonly name: string; readonly keys: readonly string[] }) {
  return (
    <div className="keys-row">
      <dt>{name}</dt>
      <dd>
        {keys.map((key) => (
          <KeyCaps key={key} keys={key} />
        ))}
      </dd>
    </div>
  );
}

/** Keys of the palettes, which belong to tags and people and not to the table. */
function paletteRows({ table, letter }: Commands): readonly { textKey: TextKey; caps: string }[] {
  const { tags, people } = table.palette;
  return [
    { textKey: "keys.tags", caps: spanOf(tags, letter) },
    { textKey: "keys.tags-alt", caps: `Alt ${spanOf(tags, letter)}` },
    { textKey: "keys.tags-shift", caps: `Shift ${spanOf(tags, letter)}` },
    { textKey: "keys.people", caps: spanOf(people, letter) },
    { textKey: "keys.people-shift", caps: `Shift ${spanOf(people, letter)}` },
  ];
}

/** The first and the last of some keys on one cap. */
function spanOf(keys: readonly PaletteKey[], letter: Commands["letter"]): string {
  const [first] = keys;
  const last = keys.at(-1);
  return first && last ? `${letter(first)}\u00a0…\u00a0${letter(last)}` : "–";
}

/** Commands of a group that have a key; keypad twins of a key are not told twice. */
function commandsOf(group: CommandGroup, { table }: Commands) {
  return USER_COMMANDS.filter((command) => command.group === group)
    .map(({ id, textKey }) => ({
      id,
      textKey,
      keys: table.keysOf(id).filter((key) => key !== "NumpadEnter"),
    }))
    .filter(({ keys }) => keys.length > 0);
}
