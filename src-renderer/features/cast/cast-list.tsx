import { Plus, Search } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { countUses } from "#annotations/commands/merge-people.ts";
import type { DealtPerson } from "#annotations/commands/palette.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { preferredName } from "#annotations/model/person.ts";
import { findPeople } from "#annotations/names/find.ts";
import { useTexts } from "../../texts/texts.tsx";
import { useCommands } from "../../ui/commands.tsx";
import { KeyCaps } from "../../ui/key-cap.tsx";

type CastListProps = {
  readonly document: LogDocument;
  readonly people: readonly DealtPerson[];
  readonly chosen: string | undefined;
  readonly locked: boolean;
  readonly onChoose: (person: string) => void;
  readonly onAdd: (name: string) => void;
};

/**
 * Everybody by key, found by any spelling, initial consonants and romanisations included. Arrows choose; Enter adds a name
 * that nobody has.
 */
export function CastList({ document, people, chosen, locked, onChoose, onAdd }: CastListProps) {
  const { t, language } = useTexts();
  const { letter } = useCommands();
  const id = useId();
  const [typed, setTyped] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const words = typed.trim();
  const found = words === "" ? undefined : findPeople(document, words, language);
  const shown =
    found === undefined
      ? people
      : found.flatMap(({ person }) => people.find((dealt) => dealt.person.id === person.id) ?? []);
  const isNew = words !== "" && !found?.some(({ rank }) => rank === "exact");
  const at = shown.findIndex(({ person }) => person.id === chosen);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });

  const add = () => {
    setTyped("");
    onAdd(words);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = shown[(at + step + shown.length) % Math.max(1, shown.length)];
      if (next) onChoose(next.person.id);
    } else if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      const first = shown[0];
      if (first) onChoose(first.person.id);
      else if (isNew && !locked) add();
    }
  };

  return (
    <div className="cast-side">
      <div className="cast-find" onKeyDown={onKeyDown}>
        <Search size={16} aria-hidden="true" />
        <input
          type="text"
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen}`}
          aria-label={t("cast.find")}
          placeholder={t("cast.find")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <ul ref={list} id={id} className="cast-list" role="listbox" aria-label={t("cast.list")}>
        {shown.map(({ person, key }) => {
          const name = preferredName(person.names, language) || person.id;
          const character = person.character && preferredName(person.character.names, language);
          const uses = countUses(document, person.id);
          return (
            <li
              key={person.id}
              id={`${id}-${person.id}`}
              role="option"
              aria-selected={person.id === chosen}
              className="cast-person"
              onClick={() => onChoose(person.id)}
            >
              <span className="cast-cap">{key && <KeyCaps keys={letter(key)} />}</span>
              <span className="cast-names">
                <span className="cast-name">{name}</span>
                {character && <span className="cast-character">{character}</span>}
              </span>
              <span className="cast-uses time" data-tip={t("cast.uses", { count: uses })}>
                {uses}
              </span>
            </li>
          );
        })}
      </ul>
      {shown.length === 0 && words !== "" && <p className="cast-none">{t("cast.none-found")}</p>}
      {isNew && !locked && (
        <button type="button" className="cast-add" onClick={add}>
          <Plus size={16} aria-hidden="true" />
          <span>{t("cast.add", { name: words })}</span>
          {shown.length === 0 && <KeyCaps keys="Enter" />}
        </button>
      )}
    </div>
  );
}
