import { useEffect, useId, useRef, useState } from "react";
import type { Medium } from "#annotations/model/medium.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Choice } from "../../ui/field.tsx";

type MediumEditorProps = {
  readonly session: Session;
  readonly medium: Medium;
  readonly locked: boolean;
};

/** Scene, take and status of the medium in the player, changed in place. */
export function MediumEditor({ session, medium, locked }: MediumEditorProps) {
  const { t } = useTexts();
  const { id, scene, take, status } = medium;
  if (locked) return null;
  return (
    <div className="medium-editor">
      <div className="medium-editor-fields">
        <Field
          label={t("media.scene")}
          text={scene ?? ""}
          onChange={(text) => session.setMedium(id, { scene: text })}
        />
        <Field
          label={t("media.take")}
          text={take ?? ""}
          onChange={(text) => session.setMedium(id, { take: text })}
        />
      </div>
      <Choice
        label={t("media.status")}
        value={status ?? "free"}
        options={[
          { value: "free", label: t("media.free") },
          { value: "in-work", label: t("media.in-work") },
          { value: "done", label: t("media.done") },
        ]}
        onChange={(chosen) => session.setMedium(id, { status: chosen })}
      />
    </div>
  );
}

type FieldProps = {
  readonly label: string;
  readonly text: string;
  /** Told the text when the field is left, and only where it was changed. */
  readonly onChange: (text: string) => void;
};

/** A short text. Enter and leaving it take the text over, Esc puts the old one back. */
function Field({ label, text, onChange }: FieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const isGivenUp = useRef(false);
  const [typed, setTyped] = useState(text);
  // Somebody else's change is shown unless this very field is being written in.
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(text);
  }, [text]);
  return (
    <div className="medium-editor-field">
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        className="input"
        autoComplete="off"
        value={typed}
        onFocus={(event) => {
          isGivenUp.current = false;
          event.currentTarget.select();
        }}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (isGivenUp.current) setTyped(text);
          else if (typed !== text) onChange(typed);
        }}
        onKeyDown={(event) => {
          // The Enter that ends a Korean composition ends the composition only.
          if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
          event.preventDefault();
          event.stopPropagation();
          isGivenUp.current = event.key === "Escape";
          event.currentTarget.blur();
        }}
      />
    </div>
  );
}
