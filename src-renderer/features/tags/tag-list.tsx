import { Plus, Search } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { countTagUses } from "#annotations/commands/delete-tag.ts";
import type { DealtTag } from "#annotations/commands/palette.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import { foldText } from "#annotations/names/fold.ts";
import { useTexts } from "../../texts/texts.tsx";
import { useCommands } from "../../ui/commands.tsx";
import { KeyCaps } from "../../ui/key-cap.tsx";

type TagListProps = {
  readonly document: LogDocument;
  readonly tags: readonly DealtTag[];
  readonly chosen: string | undefined;
  readonly locked: boolean;
  readonly onChoose: (tag: string) => void;
  readonly onAdd: (label: string) => void;
  readonly onExclusive: (group: string, exclusive: boolean) => void;
};

/** The tags by their groups, found by any label. Arrows choose; Enter adds a word that no tag has in it. */
export function TagList(props: TagListProps) {
  const { document, tags, chosen, locked, onChoose, onAdd, onExclusive } = props;
  const { t, language } = useTexts();
  const id = useId();
  const [typed, setTyped] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const word = foldText(typed.trim());
  const labels = (dealt: DealtTag): readonly string[] => Object.values(dealt.tag.labels).map(foldText);
  const found = tags.filter((dealt) => labels(dealt).some((label) => label.includes(word)));
  const isNew = word !== "" && !tags.some((dealt) => labels(dealt).includes(word));
  const groups = [...new Set(found.map(({ tag }) => tag.group))];
  const inOrder = groups.flatMap((group) => found.filter(({ tag }) => tag.group === group));
  const at = inOrder.findIndex(({ tag }) => tag.id === chosen);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });

  const add = () => {
    onAdd(typed.trim());
    setTyped("");
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = inOrder[(at + step + inOrder.length) % Math.max(1, inOrder.length)];
      if (next) onChoose(next.tag.id);
    } else if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      if (inOrder[0]) onChoose(inOrder[0].tag.id);
      else if (isNew && !locked) add();
    }
  };

  return (
    <div className="tags-side">
      <div className="tags-find" onKeyDown={onKeyDown}>
        <Search size={16} aria-hidden="true" />
        <input
          type="text"
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen}`}
          aria-label={t("tags.find")}
          placeholder={t("tags.find")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <div ref={list} id={id} className="tags-list" role="listbox" aria-label={t("tags.list")}>
        {groups.map((group) => (
          <div key={group ?? ""} role="group" aria-label={group ?? t("tags.no-group")}>
            <div className="tags-group">
              <span className="tags-group-name">{group ?? t("tags.no-group")}</span>
              {group !== undefined && (
                <label className="tags-exclusive">
                  <input
                    type="checkbox"
                    aria-label={t("tags.exclusive-of", { group })}
                    disabled={locked}
                    checked={found.every(({ tag }) => tag.group !== group || tag.exclusive === true)}
                    onChange={(event) => onExclusive(group, event.target.checked)}
                  />
                  {t("tags.exclusive")}
                </label>
              )}
            </div>
            {found
              .filter(({ tag }) => tag.group === group)
              .map((dealt) => (
                <TagOption
                  key={dealt.tag.id}
                  id={`${id}-${dealt.tag.id}`}
                  dealt={dealt}
                  label={tagLabel(dealt.tag, language)}
                  uses={countTagUses(document, dealt.tag.id)}
                  isChosen={dealt.tag.id === chosen}
                  onChoose={() => onChoose(dealt.tag.id)}
                />
              ))}
          </div>
        ))}
      </div>
      {isNew && !locked && (
        <button type="button" className="tags-add" onClick={add}>
          <Plus size={16} aria-hidden="true" />
          <span>{t("tags.add", { name: typed.trim() })}</span>
          {inOrder.length === 0 && <KeyCaps keys="Enter" />}
        </button>
      )}
    </div>
  );
}

type TagOptionProps = {
  readonly id: string;
  readonly dealt: DealtTag;
  readonly label: string;
  readonly uses: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function TagOption({ id, dealt, label, uses, isChosen, onChoose }: TagOptionProps) {
  const { t } = useTexts();
  const { letter } = useCommands();
  const { tag, bank, key } = dealt;
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className="tags-option"
      data-colour={tag.colour}
      data-tag={tag.id}
      onClick={onChoose}
    >
      <span className="tags-swatch" aria-hidden="true" />
      <span className="tags-name">{label}</span>
      {bank > 0 && <span className="tags-bank">{t("tags.bank", { bank: bank + 1 })}</span>}
      <KeyCaps keys={letter(key)} />
      <span className="tags-uses time" data-tip={t("tags.uses", { count: uses })}>
        {uses}
      </span>
    </div>
  );
}
