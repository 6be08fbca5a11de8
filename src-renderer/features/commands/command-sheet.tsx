import { Search } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { COMMAND_GROUPS, USER_COMMANDS, type UserCommandId } from "#annotations/commands/table.ts";
import { foldText } from "#annotations/names/fold.ts";
import { createTexts, useTexts } from "../../texts/texts.tsx";
import { useCommands } from "../../ui/commands.tsx";
import { KeyCaps } from "../../ui/key-cap.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import "./command-sheet.css";

type CommandSheetProps = {
  readonly canRun: (id: UserCommandId) => boolean;
  readonly onRun: (id: UserCommandId) => void;
  readonly onClose: () => void;
};

/** Every command by its words, in both languages; the chosen one runs. Those that cannot be used now are dimmed. */
export function CommandSheet({ canRun, onRun, onClose }: CommandSheetProps) {
  const { t } = useTexts();
  const { caps } = useCommands();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const matching = useFound(typed);
  // What can be used now comes first.
  const found = [...matching.filter(({ id }) => canRun(id)), ...matching.filter(({ id }) => !canRun(id))];
  const active = Math.min(at, found.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });

  const choose = (command: UserCommandId) => {
    if (!canRun(command)) return;
    onClose();
    onRun(command);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const chosen = found[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter" && chosen) {
      event.preventDefault();
      event.stopPropagation();
      choose(chosen.id);
    }
  };

  return (
    <Sheet title={t("commands.title")} closeLabel={t("ui.close")} onClose={onClose}>
      <div className="command-find" onKeyDown={onKeyDown}>
        <Search size={16} aria-hidden="true" />
        <input
          type="text"
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={found[active] && `${id}-${found[active].id}`}
          aria-label={t("commands.find")}
          placeholder={t("commands.find")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
        />
      </div>
      <ul ref={list} id={id} className="command-list" role="listbox" aria-label={t("commands.title")}>
        {found.map((command, index) => (
          <li
            key={command.id}
            id={`${id}-${command.id}`}
            role="option"
            aria-selected={index === active}
            aria-disabled={!canRun(command.id)}
            className="command-item"
            onClick={() => choose(command.id)}
            onPointerMove={() => setAt(index)}
          >
            <span className="command-name">{t(command.textKey)}</span>
            <span className="command-group">{t(`group.${command.group}`)}</span>
            <span className="command-keys">
              {caps(command.id) !== undefined && <KeyCaps keys={caps(command.id) ?? ""} />}
            </span>
          </li>
        ))}
        {found.length === 0 && <li className="command-none">{t("commands.none")}</li>}
      </ul>
    </Sheet>
  );
}

const IN_ORDER = COMMAND_GROUPS.flatMap((group) =>
  USER_COMMANDS.filter((command) => command.group === group && command.id !== "view.commands"),
);

/** Commands whose words, in either language, hold every typed word. */
function useFound(typed: string) {
  const [texts] = useState(() => [createTexts("en"), createTexts("ko")]);
  const words = typed
    .split(/\s+/u)
    .map(foldText)
    .filter((word) => word !== "");
  return IN_ORDER.filter((command) => {
    const names = texts.map(({ t }) => foldText(`${t(command.textKey)} ${t(`group.${command.group}`)}`));
    return words.every((word) => names.some((name) => name.includes(word)));
  });
}
