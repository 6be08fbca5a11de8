import { Search } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { bindCommand, giveKey, KEY_PRESETS, presetKeys } from "#annotations/commands/key-set.ts";
import { COMMAND_GROUPS, USER_COMMANDS, type UserCommandId } from "#annotations/commands/table.ts";
import { foldText } from "#annotations/names/fold.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { useCommands } from "../../ui/commands.tsx";
import { Choice } from "../../ui/field.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { KeyOfferView } from "./key-offer.tsx";
import { KeyRow } from "./key-row.tsx";
import "./key-settings.css";

/** The keys of every command, to be changed one by one, taken from a preset or a file, and saved. */
export function KeySettingsSheet({ session, mac }: { readonly session: Session; readonly mac: boolean }) {
  const { t } = useTexts();
  const { set, offer } = useStore(session.keys);
  const close = () => {
    session.offerKeys(null);
    session.show("none");
  };
  const offerPreset = (preset: (typeof KEY_PRESETS)[number]) =>
    session.offerKeys(preset === set.preset ? null : { set: { preset, changed: {} }, name: null, left: [] });

  return (
    <Sheet
      title={t("key-settings.title")}
      closeLabel={t("ui.close")}
      width="wide"
      onClose={close}
      foot={
        offer ? (
          <>
            <Button onClick={() => session.offerKeys(null)}>{t("key-settings.leave")}</Button>
            <Button tone="main" onClick={() => void session.takeKeys(offer.set)}>
              {t("key-settings.take-offer")}
            </Button>
          </>
        ) : (
          <>
            <Button
              className="key-settings-reset"
              disabled={Object.keys(set.changed).length === 0}
              onClick={() => session.offerKeys({ set: { ...set, changed: {} }, name: null, left: [] })}
            >
              {t("key-settings.reset-all")}
            </Button>
            <Button onClick={() => void session.loadKeys()}>{t("key-settings.load")}</Button>
            <Button onClick={() => void session.saveKeys()}>{t("key-settings.save")}</Button>
          </>
        )
      }
    >
      <div className="key-settings-head">
        <span className="key-settings-label">{t("key-settings.preset")}</span>
        <Choice
          label={t("key-settings.preset")}
          value={offer?.set.preset ?? set.preset}
          options={KEY_PRESETS.map((value) => ({ value, label: t(`key-settings.preset-${value}`) }))}
          onChange={offerPreset}
        />
      </div>
      {offer ? <KeyOfferView session={session} offer={offer} /> : <KeyList session={session} mac={mac} />}
      <p className="key-settings-how">{t("key-settings.how")}</p>
    </Sheet>
  );
}

function KeyList({ session, mac }: { readonly session: Session; readonly mac: boolean }) {
  const { t } = useTexts();
  const { table, capsOf } = useCommands();
  const set = useStore(session.keys, (keys) => keys.set);
  const [typed, setTyped] = useState("");
  // Which command waits for its key: one at a time.
  const [waiting, setWaiting] = useState<UserCommandId | null>(null);
  const words = typed
    .split(/\s+/u)
    .map(foldText)
    .filter((word) => word !== "");
  const found = USER_COMMANDS.filter(({ id, textKey, group }) => {
    const text = foldText(`${t(textKey)} ${t(`group.${group}`)}`);
    const caps = table.keysOf(id).flatMap((key) => capsOf(key).split(" ").map(foldText));
    return words.every((word) => text.includes(word) || caps.includes(word));
  });
  const usual = presetKeys(set.preset);

  return (
    <>
      <div className="key-settings-find">
        <Search size={16} aria-hidden="true" />
        <input
          type="text"
          data-autofocus
          aria-label={t("key-settings.find")}
          placeholder={t("key-settings.find")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <div className="key-settings-list">
        {found.length === 0 && <p className="key-settings-none">{t("key-settings.none")}</p>}
        {COMMAND_GROUPS.map((group) => {
          const commands = found.filter((command) => command.group === group);
          if (commands.length === 0) return null;
          return (
            <section key={group} aria-label={t(`group.${group}`)}>
              <h3>{t(`group.${group}`)}</h3>
              <ul>
                {commands.map(({ id, textKey }) => (
                  <KeyRow
                    key={id}
                    id={id}
                    name={t(textKey)}
                    mac={mac}
                    isChanged={Object.hasOwn(set.changed, id)}
                    isWaiting={waiting === id}
                    onWait={(isWaiting) => setWaiting(isWaiting ? id : null)}
                    onGive={(key) => void session.takeKeys(giveKey(set, id, key))}
                    onTakeAway={(key) =>
                      void session.takeKeys(
                        bindCommand(
                          set,
                          id,
                          table.keysOf(id).filter((other) => other !== key),
                        ),
                      )
                    }
                    onReset={() => void session.takeKeys(bindCommand(set, id, usual.get(id) ?? []))}
                  />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}
