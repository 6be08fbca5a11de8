import { Plus, RotateCcw, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { FIXED_COMMANDS } from "#annotations/commands/key-set.ts";
import { type KeyConflict, keyConflicts } from "#annotations/commands/key-table.ts";
import { bindingOfPress } from "#annotations/commands/keys.ts";
import type { UserCommandId } from "#annotations/commands/table.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { useCommands } from "../../ui/commands.tsx";
import { KeyCaps } from "../../ui/key-cap.tsx";

type KeyRowProps = {
  readonly id: UserCommandId;
  readonly name: string;
  readonly mac: boolean;
  /** Whether its keys are other ones than the preset's. */
  readonly isChanged: boolean;
  /** Whether the next press is to become its key. */
  readonly isWaiting: boolean;
  readonly onWait: (isWaiting: boolean) => void;
  readonly onGive: (key: string) => void;
  readonly onTakeAway: (key: string) => void;
  readonly onReset: () => void;
};

/** A command with its keys: each can be taken away, another be given by pressing it. A key in use is said before it is taken. */
export function KeyRow(props: KeyRowProps) {
  const { id, name, mac, isChanged, isWaiting, onWait, onGive, onTakeAway, onReset } = props;
  const { t } = useTexts();
  const { table, capsOf } = useCommands();
  const [asked, setAsked] = useState<string | null>(null);
  const isFixed = FIXED_COMMANDS.includes(id);
  const give = (key: string) => {
    setAsked(null);
    onGive(key);
  };
  const hear = (key: string) => {
    onWait(false);
    if (keyConflicts(table, id, key).length > 0) setAsked(key);
    else give(key);
  };

  return (
    <li className="key-row" data-command={id}>
      <div className="key-row-line">
        <span className="key-row-name">{name}</span>
        {isChanged && <span className="key-row-mark">{t("key-settings.changed")}</span>}
        <span className="key-row-keys">
          {table.keysOf(id).map((key) => (
            <span key={key} className="key-row-key">
              <KeyCaps keys={capsOf(key)} />
              {!isFixed && (
                <IconButton
                  label={t("key-settings.remove", { key: capsOf(key), command: name })}
                  className="key-row-remove"
                  onClick={() => onTakeAway(key)}
                >
                  <X size={12} />
                </IconButton>
              )}
            </span>
          ))}
          {isWaiting && <KeyRecorder mac={mac} onHear={hear} onGiveUp={() => onWait(false)} />}
        </span>
        {isFixed ? (
          <span className="key-row-mark">{t("key-settings.fixed")}</span>
        ) : (
          <span className="key-row-tools">
            <IconButton
              label={t("key-settings.reset", { command: name })}
              disabled={!isChanged}
              className="key-row-reset"
              onClick={onReset}
            >
              <RotateCcw size={14} />
            </IconButton>
            <IconButton label={t("key-settings.add", { command: name })} onClick={() => onWait(true)}>
              <Plus size={16} />
            </IconButton>
          </span>
        )}
      </div>
      {asked !== null && (
        <div className="key-row-conflict" role="alert">
          <ul>
            {keyConflicts(table, id, asked).map((conflict) => (
              <li key={conflict.kind === "command" ? conflict.id : conflict.palette}>
                <Conflict caps={capsOf(asked)} conflict={conflict} />
              </li>
            ))}
          </ul>
          <Button onClick={() => setAsked(null)}>{t("key-settings.leave")}</Button>
          <Button tone="main" onClick={() => give(asked)}>
            {t("key-settings.take")}
          </Button>
        </div>
      )}
    </li>
  );
}

function Conflict({ caps, conflict }: { readonly caps: string; readonly conflict: KeyConflict }) {
  const { t } = useTexts();
  const key = caps.replaceAll(" ", "+");
  return conflict.kind === "command"
    ? t("key-settings.is-command", { key, command: t(`command.${conflict.id}`) })
    : t(`key-settings.is-${conflict.palette}`, { key });
}

type KeyRecorderProps = {
  readonly mac: boolean;
  readonly onHear: (key: string) => void;
  readonly onGiveUp: () => void;
};

/** Waits for one key press, whatever it is; only Esc, or leaving it, gives up. */
function KeyRecorder({ mac, onHear, onGiveUp }: KeyRecorderProps) {
  const { t } = useTexts();
  const [isUnnamed, setUnnamed] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const onKeyDown = (event: React.KeyboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (event.code === "Escape") return onGiveUp();
    if (["Control", "Shift", "Alt", "Meta"].includes(event.key)) return;
    const { code, key, ctrlKey: ctrl, metaKey: meta, altKey: alt, shiftKey: shift } = event;
    const binding = bindingOfPress({ code, key, ctrl, meta, alt, shift }, mac);
    if (binding === undefined) setUnnamed(true);
    else onHear(binding);
  };
  return (
    <span
      ref={box}
      className="key-recorder"
      role="textbox"
      tabIndex={0}
      data-records-keys
      aria-label={t("key-settings.press")}
      onKeyDown={onKeyDown}
      onBlur={onGiveUp}
    >
      {t(isUnnamed ? "key-settings.unnamed" : "key-settings.press")}
    </span>
  );
}
