import { keyCaps } from "#annotations/commands/keys.ts";
import { type CommandGroup, COMMAND_GROUPS, USER_COMMANDS } from "#annotations/commands/table.ts";
import type { TextKey } from "#annotations/texts/index.ts";
import { useTexts } from "../../texts/texts.tsx";
import { KeyCaps } from "../../ui/key-cap.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import "./keys-sheet.css";

/** Keys of the palettes, which belong to tags and people and not to the table. */
const PALETTE_KEYS: readonly { readonly textKey: TextKey; readonly caps: readonly string[] }[] = [
  { textKey: "keys.tags", caps: ["1 … 0"] },
  { textKey: "keys.tags-alt", caps: ["Alt", "1 … 0"] },
  { textKey: "keys.tags-shift", caps: ["Shift", "1 … 0"] },
  { textKey: "keys.people", caps: ["Q … B"] },
  { textKey: "keys.people-shift", caps: ["Shift", "Q … B"] },
];

/** Every key there is, in the groups of the command table. */
export function KeysSheet({ mac, onClose }: { readonly mac: boolean; readonly onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Sheet title={t("commands.keys-title")} closeLabel={t("ui.close")} width="wide" reads onClose={onClose}>
      <div className="keys-columns">
        {COMMAND_GROUPS.map((group) => (
          <section key={group} className="keys-group" aria-label={t(`group.${group}`)}>
            <h3>{t(`group.${group}`)}</h3>
            <dl>
              {group === "logging" &&
                PALETTE_KEYS.map(({ textKey, caps }) => (
                  <Row
                    key={textKey}
                    name={t(textKey)}
                    keys={[caps.map((cap) => cap.replaceAll(" ", "\u00a0")).join(" ")]}
                  />
                ))}
              {commandsOf(group).map((command) => (
                <Row
                  key={command.id}
                  name={t(command.textKey)}
                  keys={command.keys.map((key) => keyCaps(key, mac).join(" "))}
                />
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

/** Commands of a group that have a key; keypad twins of a key are not told twice. */
function commandsOf(group: CommandGroup) {
  return USER_COMMANDS.filter((command) => command.group === group && command.keys.length > 0).map(
    (command) => ({
      ...command,
      keys: command.keys.filter((key) => !key.startsWith("Numpad")),
    }),
  );
}
