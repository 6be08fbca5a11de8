import { useEffect, useRef, useState } from "react";
import { countUses } from "#annotations/commands/merge-people.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { type Person, preferredName } from "#annotations/model/person.ts";
import { findPeople } from "#annotations/names/find.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";

/** How many people are shown to choose from. */
const MOST_SHOWN = 6;

type MergePersonProps = {
  readonly document: LogDocument;
  readonly from: Person;
  readonly onMerge: (into: string) => void;
  readonly onCancel: () => void;
};

/** Who somebody really is: found by any spelling, those who sound alike first; says what follows before it is done. */
export function MergePerson({ document, from, onMerge, onCancel }: MergePersonProps) {
  const { t, language } = useTexts();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState<number | null>(null);
  const near = typed.trim() === "" ? likely(document, from, language) : findPeople(document, typed, language);
  // Where nobody sounds like the one meant, everybody is offered, and nobody chosen.
  const found = (near.length > 0 || typed.trim() !== "" ? near : findPeople(document, "", language))
    .filter(({ person }) => person.id !== from.id)
    .slice(0, MOST_SHOWN);
  const active = at ?? (near.length > 0 ? 0 : -1);
  const chosen = found[Math.min(active, found.length - 1)];
  const name = preferredName(from.names, language) || from.id;

  useEffect(() => field.current?.focus(), []);

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((Math.max(active, step < 0 ? 0 : -1) + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter" && chosen) {
      event.preventDefault();
      onMerge(chosen.person.id);
    } else if (event.key === "Escape") onCancel();
    else return;
    event.stopPropagation();
  };

  return (
    <div className="cast-merge">
      <input
        type="text"
        className="input"
        ref={field}
        aria-label={t("cast.merge-with", { name })}
        placeholder={t("cast.merge-with", { name })}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(null);
        }}
        onKeyDown={onKeyDown}
      />
      <ul className="cast-merge-list" role="listbox" aria-label={t("cast.list")}>
        {found.map((each, index) => (
          <li
            key={each.person.id}
            role="option"
            aria-selected={each === chosen}
            className="cast-merge-person"
            onClick={() => setAt(index)}
          >
            {each.name}
            {each.matched !== each.name && <span className="cast-character">{each.matched}</span>}
          </li>
        ))}
      </ul>
      <div className="cast-merge-foot">
        <p>
          {chosen &&
            t("cast.merge-text", {
              from: name,
              into: chosen.name,
              count: countUses(document, from.id),
            })}
        </p>
        <Button onClick={onCancel}>{t("ui.cancel")}</Button>
        <Button tone="main" disabled={!chosen} onClick={() => chosen && onMerge(chosen.person.id)}>
          {t("cast.merge-do")}
        </Button>
      </div>
    </div>
  );
}

/** Who may be meant: everybody whom a name of the person finds, or the first word of one, the family name of a Korean. */
function likely(document: LogDocument, from: Person, language: string) {
  const near = from.names.flatMap(({ text }) => [
    ...findPeople(document, text, language),
    ...findPeople(document, text.split(/\s+/u)[0] ?? text, language),
  ]);
  const others = near.filter(({ person }) => person.id !== from.id);
  return others.filter(
    ({ person }, index) => others.findIndex((other) => other.person.id === person.id) === index,
  );
}
