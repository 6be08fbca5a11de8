import { Trash2 } from "lucide-react";
import { setNote } from "#annotations/commands/set-note.ts";
import { setTimes } from "#annotations/commands/set-times.ts";
import { togglePerson } from "#annotations/commands/toggle-person.ts";
import { toggleTag } from "#annotations/commands/toggle-tag.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import { findPeople, findTags } from "#annotations/names/find.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import type { Clock } from "../../ui/clock.ts";
import { useCommands } from "../../ui/commands.tsx";
import { carryOut } from "./edits.ts";
import { QuoteFields } from "./quote-fields.tsx";
import { TextField } from "./text-field.tsx";
import { TimeField } from "./time-field.tsx";
import { TokenField } from "./token-field.tsx";
import "./row-editor.css";

type RowEditorProps = {
  readonly session: Session;
  readonly document: LogDocument;
  readonly annotation: Annotation;
  readonly clock: Clock;
};

/** The unfolded part of a row, in the Tab order: in, out, tags, people, quote, translation, note. */
export function RowEditor({ session, document, annotation, clock }: RowEditorProps) {
  const { t, language } = useTexts();
  const { caps, run } = useCommands();
  const { id } = annotation;

  return (
    <div className="row-editor" role="gridcell" onDoubleClick={(event) => event.stopPropagation()}>
      <div className="row-editor-times">
        <TimeField
          label={t("log-list.in")}
          time={annotation.start}
          clock={clock}
          session={session}
          onChange={(start) =>
            carryOut(session, { key: "step.setIn", parameters: {} }, setTimes, { annotation: id, start })
          }
        />
        <TimeField
          label={t("log-list.out")}
          time={annotation.open ? undefined : annotation.end}
          clock={clock}
          session={session}
          onChange={(end) =>
            carryOut(session, { key: "step.setOut", parameters: {} }, setTimes, { annotation: id, end })
          }
          onClear={() =>
            carryOut(session, { key: "step.setOut", parameters: {} }, setTimes, { annotation: id, end: null })
          }
        />
      </div>
      <TokenField
        label={t("log-list.tags")}
        placeholder={t("log-list.add-tag")}
        tokens={(annotation.tags ?? []).map((tagId) => {
          const tag = document.tables.tag.get(tagId);
          return { id: tagId, label: tag ? tagLabel(tag, language) : tagId, colour: tag?.colour };
        })}
        find={(typed) =>
          findTags(document, typed, language).map(({ tag, label }) => ({
            id: tag.id,
            label,
            colour: tag.colour,
          }))
        }
        onToggle={(tag, added, label) => {
          const key = added ? "step.addTag" : "step.removeTag";
          carryOut(session, { key, parameters: { tag: label } }, toggleTag, { annotations: [id], tag });
        }}
      />
      <TokenField
        label={t("log-list.people")}
        placeholder={t("log-list.add-person")}
        tokens={(annotation.people ?? []).map((personId) => {
          const person = document.tables.person.get(personId);
          return { id: personId, label: person ? preferredName(person.names, language) : personId };
        })}
        find={(typed) =>
          findPeople(document, typed, language).map(({ person, name, matched }) => ({
            id: person.id,
            label: name,
            ...(matched === name ? {} : { hint: matched }),
          }))
        }
        onToggle={(person, added, label) => {
          const key = added ? "step.addPerson" : "step.removePerson";
          carryOut(session, { key, parameters: { person: label } }, togglePerson, {
            annotations: [id],
            person,
          });
        }}
      />
      <QuoteFields session={session} document={document} annotation={annotation} />
      <TextField
        label={t("log-list.note")}
        placeholder={t("log-list.add-note")}
        text={annotation.note ?? ""}
        onChange={(note) =>
          carryOut(session, { key: "step.setNote", parameters: {} }, setNote, { annotation: id, note })
        }
      />
      <div className="row-editor-foot">
        <Button
          tone="quiet"
          icon={<Trash2 size={16} />}
          data-tip={t("command.edit.delete")}
          data-tip-keys={caps("edit.delete")}
          onClick={() => run("edit.delete")}
        >
          {t("log-list.delete")}
        </Button>
        <Button onClick={() => session.select([id], false)}>{t("log-list.fold")}</Button>
      </div>
    </div>
  );
}
