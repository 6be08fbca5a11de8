import { UserPlus } from "lucide-react";
import { memo } from "react";
import { type Person, preferredName } from "#annotations/model/person.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { KeyCaps } from "../../ui/key-cap.tsx";
import "./palette-key.css";

type PersonKeyProps = {
  readonly session: Session;
  readonly person: Person;
  readonly cap: string | undefined;
  readonly isOnTarget: boolean;
  readonly isArmed: boolean;
  readonly ignored: boolean;
};

/** A person as a key of the palette: name, and the character or role below it. A click is a press of the key. */
export const PersonKey = memo(function PersonKey(props: PersonKeyProps) {
  const { session, person, cap, isOnTarget, isArmed, ignored } = props;
  const { t, sayName, language } = useTexts();
  const name = preferredName(person.names, language) || person.id;
  const character = person.character
    ? preferredName(person.character.names, language)
    : person.role === undefined
      ? ""
      : sayName("role", person.role);
  const state = [isOnTarget && t("palette.on-target"), isArmed && t("palette.armed")];
  return (
    <button
      type="button"
      className="palette-key person-key"
      data-person={person.id}
      data-target={isOnTarget}
      data-armed={isArmed}
      data-ignored={ignored}
      aria-pressed={isOnTarget || isArmed}
      aria-label={[name, character, ...state].filter(Boolean).join(", ")}
      aria-keyshortcuts={cap}
      data-tip={[name, character, ...state].filter(Boolean).join(" · ")}
      data-tip-keys={cap}
      onClick={(event) => {
        session.pressPerson(person.id, event.nativeEvent.timeStamp, { shift: event.shiftKey });
      }}
    >
      {cap !== undefined && <KeyCaps keys={cap} />}
      <span className="person-names">
        <span className="palette-label">{name}</span>
        {character !== "" && <span className="person-character">{character}</span>}
      </span>
      {isArmed && <UserPlus size={12} aria-hidden="true" className="palette-armed" />}
    </button>
  );
});
