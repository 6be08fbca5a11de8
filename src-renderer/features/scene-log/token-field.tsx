import { X } from "lucide-react";
import { useId, useState } from "react";
import type { TagColour } from "#annotations/model/tag.ts";
import { useTexts } from "../../texts/texts.tsx";

/** Something that can stand in a token field: a tag with its hue, or a person. */
export type Token = {
  readonly id: string;
  readonly label: string;
  readonly colour?: TagColour | undefined;
  /** The spelling that was found, where it is another one. */
  readonly hint?: string;
  /** What it is called, where the label says more than that. */
  readonly name?: string;
  /** Whether only some of what is edited has it: it can be added to the others. */
  readonly partly?: boolean;
};

type TokenFieldProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly tokens: readonly Token[];
  /** What a typed text may mean, best first. */
  readonly find: (typed: string) => readonly Token[];
  readonly onToggle: (id: string, added: boolean, label: string) => void;
};

/** The most choices that are listed. */
const MOST = 6;

/** Tags or people as tokens, with a field that finds more of them by any spelling. Backspace in it takes the last away. */
export function TokenField({ label, placeholder, tokens, find, onToggle }: TokenFieldProps) {
  const { t } = useTexts();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [focused, setFocused] = useState(false);
  const [at, setAt] = useState(0);
  const taken = new Set(tokens.filter(({ partly }) => !partly).map(({ id: token }) => token));
  const open = focused && typed.trim() !== "";
  const choices = open
    ? find(typed)
        .filter((token) => !taken.has(token.id))
        .slice(0, MOST)
    : [];
  const active = Math.min(at, choices.length - 1);

  const choose = (token: Token) => {
    onToggle(token.id, true, token.name ?? token.label);
    setTyped("");
    setAt(0);
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const chosen = choices[active];
    const last = tokens.at(-1);
    if (event.key === "Enter") {
      event.stopPropagation();
      if (chosen) choose(chosen);
      else if (typed === "") event.currentTarget.blur();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((active + step + choices.length) % Math.max(1, choices.length));
    } else if (event.key === "Backspace" && typed === "" && last) {
      onToggle(last.id, false, last.name ?? last.label);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (typed === "") event.currentTarget.blur();
      setTyped("");
    }
  };

  return (
    <div className="row-field">
      <label htmlFor={id}>{label}</label>
      <div className="input token-field">
        {tokens.map((token) => (
          <span key={token.id} className="token" data-colour={token.colour} data-partly={token.partly}>
            <span className="token-label">{token.label}</span>
            <button
              type="button"
              tabIndex={-1}
              aria-label={t("log-list.remove", { name: token.name ?? token.label })}
              onClick={() => onToggle(token.id, false, token.name ?? token.label)}
            >
              <X size={12} />
            </button>
          </span>
        ))}
        <input
          id={id}
          className="token-input"
          role="combobox"
          aria-expanded={choices.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={choices[active] ? `${id}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={tokens.length === 0 ? placeholder : ""}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false);
            setTyped("");
          }}
          onKeyDown={onKeyDown}
        />
        {choices.length > 0 && (
          <ul id={`${id}-list`} className="token-list" role="listbox" aria-label={label}>
            {choices.map((token, index) => (
              <li
                key={token.id}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                className="token-choice"
                data-colour={token.colour}
                onMouseDown={(event) => {
                  event.preventDefault();
                  event.stopPropagation();
                  choose(token);
                }}
              >
                {token.colour && <span className="token-dot" aria-hidden="true" />}
                <span>{token.label}</span>
                {token.hint !== undefined && <span className="token-hint">{token.hint}</span>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
