import { Combine, CopyPlus, Scissors, Trash2, X } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import type { LogDocument } from "#annotations/document/document.ts";
import type { UserCommandId } from "#annotations/commands/table.ts";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import { findPeople, findTags } from "#annotations/names/find.ts";
import { parseOffset } from "#annotations/time/offset-entry.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { IconButton } from "../../ui/button.tsx";
import { CommandButton, useCommands } from "../../ui/commands.tsx";
import { tallyOf } from "./tally.ts";
import { TokenField } from "./token-field.tsx";
import "./bulk-bar.css";

type BulkBarProps = {
  readonly session: Session;
  readonly document: LogDocument;
  readonly selected: ReadonlySet<string>;
};

const STATUSES = [
  { status: "draft", command: "edit.statusDraft" },
  { status: "checked", command: "edit.statusChecked" },
  { status: "published", command: "edit.statusPublished" },
] as const;

/** What can be done with several entries at once. Each piece of work is one step back. */
export function BulkBar({ session, document, selected }: BulkBarProps) {
  const { t, language } = useTexts();
  const { caps, run } = useCommands();
  const asked = useDeferredValue(selected);
  const { annotation: annotations } = document.tables;
  const tally = useMemo(() => tallyOf(annotations, asked), [annotations, asked]);
  const nameOf = (id: string) => {
    const person = document.tables.person.get(id);
    return person ? preferredName(person.names, language) || id : id;
  };
  const labelOf = (id: string) => {
    const tag = document.tables.tag.get(id);
    return tag ? tagLabel(tag, language) : id;
  };
  const token = (id: string, name: string, count: number) => ({
    id,
    name,
    label: count === tally.size ? name : t("bulk.some", { name, count }),
    partly: count < tally.size,
  });

  return (
    <section className="bulk-bar" aria-label={t("bulk.bar")}>
      <div className="bulk-bar-head">
        <span className="bulk-bar-count" role="status">
          {t("bulk.count", { count: selected.size })}
        </span>
        <BulkCommand command="edit.duplicate" icon={<CopyPlus size={16} />} />
        <BulkCommand command="edit.join" icon={<Combine size={16} />} />
        <BulkCommand command="edit.split" icon={<Scissors size={16} />} />
        <BulkCommand command="edit.delete" icon={<Trash2 size={16} />} />
        <IconButton label={t("bulk.clear")} keys={caps("edit.escape")} onClick={() => session.select([])}>
          <X size={16} />
        </IconButton>
      </div>
      <TokenField
        label={t("log-list.tags")}
        placeholder={t("log-list.add-tag")}
        tokens={tally.tags.map(([id, count]) => ({
          ...token(id, labelOf(id), count),
          colour: document.tables.tag.get(id)?.colour,
        }))}
        find={(typed) =>
          findTags(document, typed, language).map(({ tag, label }) => ({
            id: tag.id,
            label,
            colour: tag.colour,
          }))
        }
        onToggle={session.tagSelected}
      />
      <TokenField
        label={t("log-list.people")}
        placeholder={t("log-list.add-person")}
        tokens={tally.people.map(([id, count]) => token(id, nameOf(id), count))}
        find={(typed) =>
          findPeople(document, typed, language).map(({ person, name }) => ({ id: person.id, label: name }))
        }
        onToggle={session.castSelected}
      />
      <div className="bulk-bar-line">
        <ShiftField session={session} />
        <div className="bulk-bar-status" role="group" aria-label={t("bulk.status")}>
          {STATUSES.map(({ status, command }) => (
            <button
              key={status}
              type="button"
              className="bulk-bar-choice"
              aria-pressed={tally.statuses.get(status) === tally.size}
              data-tip={t(`command.${command}`)}
              data-tip-keys={caps(command)}
              onClick={() => run(command)}
            >
              {t(`status.${status}`)}
            </button>
          ))}
        </div>
      </div>
    </section>
  );
}

function BulkCommand({ command, icon }: { readonly command: UserCommandId; readonly icon: React.ReactNode }) {
  return <CommandButton command={command}>{icon}</CommandButton>;
}

/** How far to move what is selected: a time or frames, earlier or later. */
function ShiftField({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState("");
  const move = () => {
    const offset = parseOffset(typed);
    if (!offset.ok) return session.report({ code: offset.error, parameters: { text: typed } });
    session.moveSelected(offset.value);
    setTyped("");
  };
  return (
    <label className="bulk-bar-shift">
      <span>{t("bulk.shift")}</span>
      <input
        className="input time"
        type="text"
        placeholder={t("bulk.shift-hint")}
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.key !== "Enter" || typed.trim() === "") return;
          event.stopPropagation();
          move();
        }}
      />
    </label>
  );
}
