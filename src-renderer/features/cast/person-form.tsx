import { useState } from "react";
import { countUses } from "#annotations/commands/merge-people.ts";
import type { DealtPerson } from "#annotations/commands/palette.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { preferredName } from "#annotations/model/person.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { useCommands } from "../../ui/commands.tsx";
import { EditText } from "../../ui/edit-text.tsx";
import { MergePerson } from "./merge-person.tsx";
import { NameRows } from "./name-rows.tsx";

type PersonFormProps = {
  readonly session: Session;
  readonly document: LogDocument;
  readonly people: readonly DealtPerson[];
  readonly dealt: DealtPerson;
  readonly locked: boolean;
  /** Told who the person is now. */
  readonly onMerged: (person: string) => void;
};

/** A person with everything that can be changed about them; every field is kept when it is left. */
export function PersonForm({ session, document, people, dealt, locked, onMerged }: PersonFormProps) {
  const { t, language } = useTexts();
  const { table, letter } = useCommands();
  const [merging, setMerging] = useState(false);
  const { person, key } = dealt;
  const { cast } = session;
  const nameOf = (each: DealtPerson) => preferredName(each.person.names, language) || each.person.id;
  const holders = new Map(people.map((each) => [each.key?.key, nameOf(each)]));

  return (
    <fieldset className="cast-form" disabled={locked} aria-label={nameOf(dealt)}>
      <div className="cast-head">
        <h3>{nameOf(dealt)}</h3>
        <span className="cast-head-uses">{t("cast.uses", { count: countUses(document, person.id) })}</span>
        <Button disabled={people.length < 2} aria-expanded={merging} onClick={() => setMerging(!merging)}>
          {t("cast.merge")}
        </Button>
      </div>
      {merging && (
        <MergePerson
          document={document}
          from={person}
          onCancel={() => setMerging(false)}
          onMerge={(into) => {
            if (cast.merge(person.id, into)) onMerged(into);
          }}
        />
      )}
      <NameRows
        title={t("cast.names")}
        label={t("cast.name")}
        names={person.names}
        languages={document.log.languages}
        keepsOne
        onChange={(names) => cast.set(person.id, { names })}
      />
      <p className="cast-hint">{t("cast.wrong-hint")}</p>
      <NameRows
        title={t("cast.character")}
        label={t("cast.character-name")}
        names={person.character?.names ?? []}
        languages={document.log.languages}
        onChange={(names) => cast.set(person.id, { characterNames: names.length === 0 ? null : names })}
      />
      <div className="cast-fields">
        <label className="cast-field">
          <span>{t("cast.role")}</span>
          <EditText
            label={t("cast.role")}
            placeholder={t("cast.role-hint")}
            text={person.role ?? ""}
            onChange={(role) => cast.set(person.id, { role: role === "" ? null : role })}
          />
        </label>
        <label className="cast-field">
          <span>{t("cast.key")}</span>
          <select
            className="input"
            value={key?.key ?? ""}
            onChange={(event) => cast.setKey(person.id, event.target.value)}
          >
            {key === undefined && <option value="">{t("cast.key-none")}</option>}
            {table.palette.people.map((each) => {
              const holder = holders.get(each.key);
              const cap = letter(each);
              return (
                <option key={each.key} value={each.key}>
                  {holder === undefined
                    ? t("cast.key-free", { key: cap })
                    : t("cast.key-held", { key: cap, name: holder })}
                </option>
              );
            })}
          </select>
        </label>
      </div>
    </fieldset>
  );
}
