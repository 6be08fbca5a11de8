import { Trash2 } from "lucide-react";
import { useId } from "react";
import { countTagUses } from "#annotations/commands/delete-tag.ts";
import type { DealtTag } from "#annotations/commands/palette.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { TAG_COLOURS, tagLabel } from "#annotations/model/tag.ts";
import { secondsToTicks, type Ticks, ticksToSeconds } from "#annotations/time/ticks.ts";
import type { VocabularyDesk } from "../../session/vocabulary.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { useCommands } from "../../ui/commands.tsx";
import { EditText } from "../../ui/edit-text.tsx";
import { Choice } from "../../ui/field.tsx";

type TagFormProps = {
  readonly document: LogDocument;
  readonly desk: VocabularyDesk;
  readonly tags: readonly DealtTag[];
  readonly dealt: DealtTag;
  readonly locked: boolean;
};

/** How far a tag reaches that becomes a window, until it is told otherwise. */
const USUAL_WINDOW = { before: secondsToTicks(4), after: secondsToTicks(1) };

/** How far a window may reach either way, in seconds. */
const MOST_SECONDS = 600;

const KINDS = ["segment", "moment", "window"] as const;

/** A tag with everything that can be changed about it; each change is kept at once and is one step of undo. */
export function TagForm({ document, desk, tags, dealt, locked }: TagFormProps) {
  const { t, language } = useTexts();
  const { table, letter } = useCommands();
  const groups = useId();
  const { tag, bank, key } = dealt;
  const languages = [...new Set([...(document.log.languages ?? []), ...Object.keys(tag.labels), language])];
  const known = [...new Set(tags.flatMap((each) => each.tag.group ?? []))].toSorted();
  const languageNames = new Intl.DisplayNames([language], { type: "language" });
  const uses = countTagUses(document, tag.id);
  const holderOf = (each: string) => tags.find((other) => other.bank === bank && other.key.key === each)?.tag;

  return (
    <fieldset className="tags-form" disabled={locked} aria-label={tagLabel(tag, language)}>
      <div className="tags-head" data-colour={tag.colour}>
        <span className="tags-swatch" aria-hidden="true" />
        <h3>{tagLabel(tag, language)}</h3>
        <span className="tags-head-uses">{t("tags.uses", { count: uses })}</span>
      </div>
      <div className="tags-fields">
        {languages.map((lang) => (
          <label key={lang} className="tags-field">
            <span>{t("tags.label-in", { language: languageNames.of(lang) ?? lang })}</span>
            <EditText
              label={t("tags.label-in", { language: languageNames.of(lang) ?? lang })}
              text={tag.labels[lang] ?? ""}
              onChange={(text) => desk.set(tag.id, { labels: { [lang]: text === "" ? null : text } })}
            />
          </label>
        ))}
        <label className="tags-field">
          <span>{t("tags.group")}</span>
          <GroupField
            list={groups}
            known={known}
            group={tag.group ?? ""}
            onChange={(group) =>
              desk.set(tag.id, {
                group: group === "" ? null : group,
                exclusive: tags.some((each) => each.tag.group === group && each.tag.exclusive === true)
                  ? true
                  : null,
              })
            }
          />
        </label>
        <label className="tags-field">
          <span>{t("tags.key")}</span>
          <select
            className="input"
            value={key.key}
            onChange={(event) => desk.setKey(tag.id, event.target.value)}
          >
            {table.palette.tags.map((each) => {
              const holder = holderOf(each.key);
              return (
                <option key={each.key} value={each.key}>
                  {holder === undefined
                    ? t("tags.key-free", { key: letter(each) })
                    : t("tags.key-held", { key: letter(each), name: tagLabel(holder, language) })}
                </option>
              );
            })}
          </select>
        </label>
      </div>
      <div className="tags-part">
        <h4>{t("tags.colour")}</h4>
        <div className="tags-colours" role="radiogroup" aria-label={t("tags.colour")}>
          {TAG_COLOURS.map((colour) => (
            <label
              key={colour}
              className="tags-colour"
              data-colour={colour}
              data-tip={t(`tags.colour-${colour}`)}
            >
              <input
                type="radio"
                name="tag-colour"
                aria-label={t(`tags.colour-${colour}`)}
                checked={tag.colour === colour}
                onChange={() => desk.set(tag.id, { colour })}
              />
            </label>
          ))}
        </div>
      </div>
      <div className="tags-part">
        <h4>{t("tags.kind")}</h4>
        <Choice
          label={t("tags.kind")}
          value={tag.kind}
          options={KINDS.map((value) => ({ value, label: t(`tags.kind-${value}`) }))}
          onChange={(kind) =>
            desk.set(tag.id, { kind, ...(kind === "window" && !tag.window ? { window: USUAL_WINDOW } : {}) })
          }
        />
        <p className="tags-hint">{t(`tags.kind-${tag.kind}-hint`)}</p>
        {tag.kind === "window" && tag.window && (
          <div className="tags-fields">
            {(["before", "after"] as const).map((side) => (
              <SecondsField
                key={side}
                label={t(`tags.window-${side}`)}
                ticks={tag.window?.[side] ?? USUAL_WINDOW[side]}
                onChange={(ticks) =>
                  desk.set(tag.id, { window: { ...USUAL_WINDOW, ...tag.window, [side]: ticks } })
                }
              />
            ))}
          </div>
        )}
      </div>
      <div className="tags-part tags-remove">
        <Button icon={<Trash2 size={16} />} onClick={() => desk.remove(tag.id)}>
          {t("tags.remove")}
        </Button>
        {uses > 0 && <p className="tags-hint">{t("tags.remove-hint", { count: uses })}</p>}
      </div>
    </fieldset>
  );
}

type GroupFieldProps = {
  readonly list: string;
  readonly known: readonly string[];
  readonly group: string;
  readonly onChange: (group: string) => void;
};

/** A group by its name; those that there are can be chosen by one press each. */
function GroupField({ list, known, group, onChange }: GroupFieldProps) {
  const { t } = useTexts();
  return (
    <span className="tags-group-field" id={list}>
      <EditText label={t("tags.group")} placeholder={t("tags.group-hint")} text={group} onChange={onChange} />
      {known.length > 0 && (
        <span className="tags-known">
          {known
            .filter((name) => name !== group)
            .slice(0, 6)
            .map((name) => (
              <button key={name} type="button" className="tags-known-group" onClick={() => onChange(name)}>
                {name}
              </button>
            ))}
        </span>
      )}
    </span>
  );
}

type SecondsFieldProps = {
  readonly label: string;
  readonly ticks: Ticks;
  readonly onChange: (ticks: Ticks) => void;
};

/** Seconds with decimals; what is no number between 0 and ten minutes is not taken. */
function SecondsField({ label, ticks, onChange }: SecondsFieldProps) {
  return (
    <label className="tags-field">
      <span>{label}</span>
      <EditText
        label={label}
        text={String(ticksToSeconds(ticks))}
        onChange={(text) => {
          const seconds = Number(text.replace(",", "."));
          if (text !== "" && seconds >= 0 && seconds <= MOST_SECONDS) onChange(secondsToTicks(seconds));
        }}
      />
    </label>
  );
}
