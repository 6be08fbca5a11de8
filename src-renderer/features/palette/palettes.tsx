import { Plus } from "lucide-react";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Clock } from "../../ui/clock.ts";
import { CommandButton, useCommands } from "../../ui/commands.tsx";
import { KeyCaps } from "../../ui/key-cap.tsx";
import { PersonKey } from "./person-key.tsx";
import { TagKey } from "./tag-key.tsx";
import "./palettes.css";

/** From so many on, a palette draws its keys smaller. */
const CROWDED_TAGS = 14;
const CROWDED_PEOPLE = 10;

type PalettesProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
  readonly clock: Clock;
};

/** The tags and the people of the log as keys: what can be pressed, what runs, who is on the target or armed. */
export function Palettes({ session, state, clock }: PalettesProps) {
  return (
    <div className="palettes" data-locked={state.readOnly !== null}>
      <TagPalette session={session} state={state} clock={clock} />
      <PersonPalette session={session} state={state} />
    </div>
  );
}

function TagPalette({ session, state, clock }: PalettesProps) {
  const { t } = useTexts();
  const palette = useStore(session.palette);
  const bank = useStore(session.ui, (ui) => ui.tagBank);
  const { running, target, ignored } = useStore(session.logging);
  const annotations = state.document.tables.annotation;
  const runningByTag = useMemo(() => {
    const byTag = new Map<string, string>();
    for (const id of running) for (const tag of annotations.get(id)?.tags ?? []) byTag.set(tag, id);
    return byTag;
  }, [running, annotations]);
  const { letter } = useCommands();
  const targetTags = target === null ? [] : (annotations.get(target)?.tags ?? []);

  return (
    <section
      className="palette palette-tags"
      aria-label={t("palette.tags")}
      data-crowded={palette.tags.length > CROWDED_TAGS}
    >
      {palette.tags.length === 0 && <p className="palette-none">{t("palette.no-tags")}</p>}
      {palette.banks > 1 && <Banks bank={bank} banks={palette.banks} count={palette.tags.length} />}
      {palette.tags.map(({ tag, bank: tagBank, key }) => {
        const runningId = runningByTag.get(tag.id);
        return (
          <TagKey
            key={tag.id}
            session={session}
            tag={tag}
            clock={clock}
            cap={tagBank === bank ? letter(key) : undefined}
            running={runningId === undefined ? undefined : annotations.get(runningId)}
            isTarget={targetTags.includes(tag.id)}
            ignored={ignored === tag.id}
          />
        );
      })}
      <CommandButton command="logging.tags" label={t("tags.edit")} className="palette-edit">
        <Plus size={16} />
      </CommandButton>
    </section>
  );
}

/** Which tags the digits have now, where there are more than ten. */
function Banks({
  bank,
  banks,
  count,
}: {
  readonly bank: number;
  readonly banks: number;
  readonly count: number;
}) {
  const { t } = useTexts();
  const { caps, run, table } = useCommands();
  const each = table.palette.tags.length;
  const from = bank * each + 1;
  return (
    <button
      type="button"
      className="palette-bank"
      data-tip={t("palette.bank", { from, to: Math.min(count, from + each - 1) })}
      data-tip-keys={caps("logging.turnBank")}
      onClick={() => run("logging.turnBank")}
    >
      <KeyCaps keys={caps("logging.turnBank") ?? ""} />
      <span className="time">
        {bank + 1}/{banks}
      </span>
    </button>
  );
}

function PersonPalette({ session, state }: Omit<PalettesProps, "clock">) {
  const { t } = useTexts();
  const palette = useStore(session.palette);
  const { armed, target, ignored } = useStore(session.logging);
  const { letter } = useCommands();
  const on = target === null ? undefined : state.document.tables.annotation.get(target)?.people;

  return (
    <section
      className="palette palette-people"
      aria-label={t("palette.people")}
      data-crowded={palette.people.length > CROWDED_PEOPLE}
    >
      {palette.people.length === 0 && <p className="palette-none">{t("palette.no-people")}</p>}
      {palette.people.map(({ person, key }) => (
        <PersonKey
          key={person.id}
          session={session}
          person={person}
          cap={key && letter(key)}
          isOnTarget={on?.includes(person.id) ?? false}
          isArmed={armed.includes(person.id)}
          ignored={ignored === person.id}
        />
      ))}
    </section>
  );
}
