import { useEffect, useRef, useState } from "react";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Clock } from "../../ui/clock.ts";
import { TIME_PROBLEMS } from "../../ui/time-problems.ts";

type GoToFieldProps = { readonly session: Session; readonly clock: Clock };

/** A time to go to, typed in any form that the app reads: timecode, `f1873`, seconds, `+5`. What cannot be read stays, marked. */
export function GoToField({ session, clock }: GoToFieldProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  const close = () => session.transport.setState({ goTo: false });
  const go = () => {
    if (typed.trim() === "") return close();
    const read = clock.parse(typed, session.playhead.getState().start);
    if (!read.ok) return setProblem(t(TIME_PROBLEMS[read.error], { text: typed.trim() }));
    close();
    session.jumpTo(read.value);
  };

  return (
    <div className="go-to">
      <input
        ref={input}
        className="input go-to-input time"
        autoComplete="off"
        spellCheck={false}
        aria-label={t("transport.go-to")}
        placeholder={t("transport.go-to-forms")}
        value={typed}
        aria-invalid={problem !== null}
        aria-description={problem ?? undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setProblem(null);
        }}
        onBlur={close}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== "Escape") return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === "Enter") go();
          else close();
        }}
      />
      {problem !== null && (
        <p className="go-to-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
