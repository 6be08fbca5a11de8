import { useEffect, useId, useRef, useState } from "react";
import type { Ticks } from "#annotations/time/ticks.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Clock } from "../../ui/clock.ts";
import { TIME_PROBLEMS } from "../../ui/time-problems.ts";

type TimeFieldProps = {
  readonly label: string;
  /** `undefined` for the out of a moment, or of what still runs. */
  readonly time: Ticks | undefined;
  readonly clock: Clock;
  readonly session: Session;
  /** Told a time that could be read; answers whether it was taken. */
  readonly onChange: (time: Ticks) => boolean;
  /** Told that the field was emptied, where that means something. */
  readonly onClear?: () => boolean;
};

/** A time to be typed in any form that the app reads. What cannot be read stays in the field, marked, with the reason. */
export function TimeField({ label, time, clock, session, onChange, onClear }: TimeFieldProps) {
  const { t } = useTexts();
  const id = useId();
  const shown = time === undefined ? "" : clock.format(time);
  const [typed, setTyped] = useState(shown);
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (document.activeElement === input.current) return;
    setTyped(shown);
    setProblem(null);
  }, [shown]);

  const take = () => {
    if (typed.trim() === shown) return setProblem(null);
    if (typed.trim() === "") {
      setProblem(null);
      if (!onClear?.()) setTyped(shown);
      return;
    }
    const read = clock.parse(typed, session.playhead.getState().start);
    if (!read.ok) return setProblem(t(TIME_PROBLEMS[read.error], { text: typed.trim() }));
    setProblem(null);
    if (onChange(read.value)) setTyped(clock.format(read.value));
  };

  return (
    <div className="row-field row-field-time">
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        className="input time"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        aria-invalid={problem !== null}
        aria-description={problem ?? undefined}
        data-tip={problem ?? undefined}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.stopPropagation();
            take();
          }
          if (event.key === "Escape") {
            event.stopPropagation();
            setTyped(shown);
            setProblem(null);
            const element = event.currentTarget;
            requestAnimationFrame(() => element.blur());
          }
        }}
      />
      {problem !== null && (
        <p className="row-field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
