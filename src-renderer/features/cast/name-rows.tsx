import { Plus, X } from "lucide-react";
import { useState } from "react";
import type { Name } from "#annotations/model/person.ts";
import { hasRightName, putName } from "#annotations/names/edit-names.ts";
import { guessLanguage } from "#annotations/names/script.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { EditText } from "../../ui/edit-text.tsx";

type NameRowsProps = {
  readonly title: string;
  readonly label: string;
  readonly names: readonly Name[];
  /** The languages of the log. */
  readonly languages: readonly string[] | undefined;
  /** Whether somebody must be called something: the last right name cannot go. */
  readonly keepsOne?: boolean;
  readonly onChange: (names: readonly Name[]) => void;
};

const KINDS = ["preferred", "also", "wrong"] as const;
const USUAL = ["en", "ko", "ja", "zh"];

/** The spellings of a name, one a row: text, language, and whether it is the preferred one, another one or a wrong one. */
export function NameRows({ title, label, names, languages = [], keepsOne = false, onChange }: NameRowsProps) {
  const { t } = useTexts();
  const [adding, setAdding] = useState(false);
  const change = (next: readonly Name[]) => {
    if (!keepsOne || hasRightName(next)) onChange(next);
  };
  const without = (at: number) => names.toSpliced(at, 1);
  const add = (text: string) => {
    setAdding(false);
    if (text === "") return;
    const lang = guessLanguage(text, languages.find((each) => !/^(ko|ja|zh)\b/.test(each)) ?? "en");
    const isFirst = !names.some((name) => name.kind === "preferred" && name.lang === lang);
    change(putName(names, names.length, { text, lang, kind: isFirst ? "preferred" : "also" }));
  };

  return (
    <section className="cast-part" aria-label={title}>
      <h4>{title}</h4>
      {names.map((name, at) => {
        const isLast = keepsOne && !hasRightName(without(at));
        return (
          <div key={`${name.text} ${name.lang} ${name.kind}`} className="cast-row" data-kind={name.kind}>
            <EditText
              label={label}
              text={name.text}
              onChange={(text) => {
                if (text !== "") change(putName(names, at, { ...name, text }));
                else if (!isLast) change(without(at));
              }}
            />
            <LanguageChoice
              label={t("cast.language", { name: name.text })}
              lang={name.lang}
              languages={languages}
              onChange={(lang) => {
                const { lang: _old, ...rest } = name;
                change(putName(names, at, lang === undefined ? rest : { ...rest, lang }));
              }}
            />
            <select
              className="input"
              aria-label={t("cast.kind", { name: name.text })}
              value={name.kind}
              onChange={(event) => {
                const kind = KINDS.find((each) => each === event.target.value) ?? name.kind;
                change(putName(names, at, { ...name, kind }));
              }}
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind} disabled={kind === "wrong" && isLast}>
                  {t(`cast.${kind}`)}
                </option>
              ))}
            </select>
            <IconButton
              label={t("cast.remove-name", { name: name.text })}
              disabled={isLast}
              onClick={() => change(without(at))}
            >
              <X size={16} />
            </IconButton>
          </div>
        );
      })}
      {adding ? (
        <div className="cast-row">
          <EditText label={t("cast.add-name")} text="" onChange={add} onUnused={() => setAdding(false)} />
        </div>
      ) : (
        <Button tone="quiet" icon={<Plus size={16} />} className="cast-more" onClick={() => setAdding(true)}>
          {t("cast.add-name")}
        </Button>
      )}
    </section>
  );
}

type LanguageChoiceProps = {
  readonly label: string;
  readonly lang: string | undefined;
  readonly languages: readonly string[];
  readonly onChange: (lang: string | undefined) => void;
};

function LanguageChoice({ label, lang, languages, onChange }: LanguageChoiceProps) {
  const { t, language } = useTexts();
  const all = [...new Set([...languages, ...USUAL, ...(lang === undefined ? [] : [lang])])];
  const names = new Intl.DisplayNames(language, { type: "language" });
  return (
    <select
      className="input"
      aria-label={label}
      value={lang ?? ""}
      onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
    >
      {all.map((each) => (
        <option key={each} value={each}>
          {names.of(each)}
        </option>
      ))}
      <option value="">{t("cast.no-language")}</option>
    </select>
  );
}
