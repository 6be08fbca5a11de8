import { useStore } from "zustand";
import { recordsById } from "#annotations/document/access.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { labelOfRecord } from "#annotations/document/label.ts";
import { mediumCounting, recordedFrames } from "#annotations/document/medium-time.ts";
import { choicesOf, type ConflictChoice } from "#annotations/commands/settle-conflict.ts";
import type { Conflict } from "#annotations/model/conflict.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { type Clock, createClock } from "../../ui/clock.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { sayValue } from "./say-value.ts";
import "./conflicts-sheet.css";

/** What two sides have changed in the open log, each with its values and a choice between them. */
export function ConflictsSheet({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const state = useStore(session.log);
  const conflicts = state.phase === "open" ? recordsById(state.document, "conflict") : [];
  return (
    <Sheet
      title={t("conflicts.title")}
      closeLabel={t("ui.close")}
      width="wide"
      reads={conflicts.length === 0}
      onClose={() => session.show("none")}
    >
      <p className="conflicts-lead">{t(conflicts.length === 0 ? "conflicts.none" : "conflicts.lead")}</p>
      {state.phase === "open" && conflicts.length > 0 && (
        <ul className="conflicts">
          {conflicts.map((conflict) => (
            <ConflictItem
              key={conflict.id}
              session={session}
              document={state.document}
              conflict={conflict}
              canChoose={state.readOnly === null}
            />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

type ConflictItemProps = {
  readonly session: Session;
  readonly document: LogDocument;
  readonly conflict: Conflict;
  readonly canChoose: boolean;
};

function ConflictItem({ session, document, conflict, canChoose }: ConflictItemProps) {
  const { t, language, sayName } = useTexts();
  const format = useStore(session.ui, (ui) => ui.timeFormat);
  const annotation =
    conflict.kind === "annotation" ? document.tables.annotation.get(conflict.record) : undefined;
  const clock = clockOf(document, annotation?.medium, format);
  const label = labelOfRecord(document, conflict.kind, conflict.record, language);
  const field = conflict.field === "" ? t("conflicts.whole") : sayField(conflict.field, sayName);
  const heading = t("conflicts.field", { label, field });
  return (
    <li className="conflict">
      <h3>
        {annotation && <span className="conflict-time time">{clock.formatShort(annotation.start)}</span>}
        <span className="conflict-label">{label}</span>
        <span className="conflict-field">{field}</span>
      </h3>
      <ul className="conflict-choices" aria-label={heading}>
        {choicesOf(document, conflict).map((choice, index) => (
          <Choice
            key={index}
            choice={choice}
            what={sayChoice(choice.value, conflict, { document, texts: { t, language }, clock })}
            canChoose={canChoose}
            onChoose={() => session.settleConflict(conflict.id, choice.value)}
          />
        ))}
      </ul>
    </li>
  );
}

type ChoiceProps = {
  readonly choice: ConflictChoice;
  readonly what: string;
  readonly canChoose: boolean;
  readonly onChoose: () => void;
};

function Choice({ choice: { stands, author }, what, canChoose, onChoose }: ChoiceProps) {
  const { t } = useTexts();
  const origin = author === undefined ? t("conflicts.other") : t("conflicts.other-by", { author });
  return (
    <li className="conflict-choice" data-stands={stands}>
      <span className="conflict-origin">{stands ? t("conflicts.stands") : origin}</span>
      <span className="conflict-value">{what}</span>
      <Button
        disabled={!canChoose}
        aria-label={t(stands ? "conflicts.keep-label" : "conflicts.take-label", { what })}
        onClick={onChoose}
      >
        {t(stands ? "conflicts.keep" : "conflicts.take")}
      </Button>
    </li>
  );
}

function sayChoice(
  value: ConflictChoice["value"],
  { field }: Conflict,
  saying: Parameters<typeof sayValue>[2],
): string {
  if (field === "") return saying.texts.t(value === undefined ? "conflicts.deleted" : "conflicts.there");
  return sayValue(value, field.split(".").at(-1) ?? "", saying);
}

/** A path in words, without the ids on its way: `quotes, text`. */
function sayField(field: string, sayName: ReturnType<typeof useTexts>["sayName"]): string {
  const steps = field.split(".").filter((step) => !/^[0-9a-f]{8}-/.test(step));
  return steps.map((step) => sayName("field", step)).join(", ");
}

/** Times as the user has them shown; without a film those of the media. */
function clockOf(
  { tables }: LogDocument,
  id: string | undefined,
  wanted: "media" | "timecode" | null,
): Clock {
  const medium = tables.medium.get(id ?? "");
  const format = wanted ?? (medium?.startTimecode === undefined ? "media" : "timecode");
  return createClock(
    format === "media" ? "media-time" : "timecode",
    medium && mediumCounting(medium),
    medium && recordedFrames(medium),
  );
}
