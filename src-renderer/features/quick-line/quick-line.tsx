import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { LogDocument } from "#annotations/document/document.ts";
import { type Completion, completeQuickLine, type Suggestion } from "#annotations/quick-line/complete.ts";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Clock } from "../../ui/clock.ts";
import { KeyCaps } from "../../ui/key-cap.tsx";
import { Completions } from "./completions.tsx";
import { QuickPreview } from "./quick-preview.tsx";
import "./quick-line.css";

type QuickLineProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
  readonly clock: Clock;
};

/** The quick line over the foot of the picture, while it is open. */
export function QuickLine(props: QuickLineProps) {
  const open = useStore(props.session.quickLine, (line) => line.open);
  return open ? <OpenQuickLine {...props} /> : null;
}

/**
 * One line of writing with what it will log shown below as it is typed. Tab takes a completion, Enter commits, Shift+Enter
 * commits and stays, Esc puts the line away and keeps the text. Nothing of that while a composition (Korean) goes on.
 */
function OpenQuickLine({ session, state, clock }: QuickLineProps) {
  const { t, say, language } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const caretAfter = useRef<number | null>(null);
  const text = useStore(session.quickLine, (line) => line.text);
  const from = useStore(session.quickLine, (line) => line.in);
  const problems = useStore(session.quickLine, (line) => line.problems);
  const [caret, setCaret] = useState(text.length);
  const [composing, setComposing] = useState(false);
  const [at, setAt] = useState(0);
  const completion = useCompletion(text, caret, state.document, language, composing);
  const active = completion === undefined ? -1 : Math.min(at, completion.items.length - 1);

  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  // Before the next key comes: what is typed right after a completion belongs behind it.
  useLayoutEffect(() => {
    if (caretAfter.current === null) return;
    input.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = null;
  });

  const take = (suggestion: Suggestion) => {
    if (!completion) return;
    const head = text.slice(0, completion.from) + suggestion.insert;
    session.setQuickLineText(head + text.slice(completion.to).trimStart());
    setAt(0);
    setCaret(head.length);
    caretAfter.current = head.length;
  };

  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    // 229 is what Chromium gives keys that an input method has taken, the Enter that ends a composition among them.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const suggestion = completion?.items[active];
    if (event.key === "Tab" && !event.shiftKey) {
      event.preventDefault();
      if (suggestion) take(suggestion);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && completion) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((active + step + completion.items.length) % completion.items.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (session.commitQuickLine(event.shiftKey)) setCaret(0);
    } else if (event.key === "Escape") {
      session.closeQuickLine();
    } else {
      return;
    }
    event.stopPropagation();
  };

  return (
    <section className="quick-line" aria-label={t("quick-line.label")} data-takes-keys>
      {completion && (
        <Completions completion={completion} active={active} document={state.document} onTake={take} />
      )}
      <div className="quick-line-field">
        {from !== null && (
          <span className="quick-line-in time">
            <span className="quick-line-in-word">{t("quick-line.in")}</span> {clock.formatShort(from.start)}
          </span>
        )}
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={t("quick-line.label")}
          aria-expanded={completion !== undefined}
          aria-controls="quick-line-completions"
          aria-activedescendant={active >= 0 ? `quick-line-completion-${active}` : undefined}
          aria-describedby="quick-line-preview"
          autoComplete="off"
          spellCheck={false}
          placeholder={t("quick-line.placeholder")}
          value={text}
          onChange={(event) => {
            session.setQuickLineText(event.target.value);
            setCaret(event.target.selectionStart ?? event.target.value.length);
            setAt(0);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="quick-line-foot">
        <QuickPreview session={session} document={state.document} text={text} clock={clock} />
        <span className="quick-line-keys">
          {completion && (
            <span>
              <KeyCaps keys="Tab" /> {t("quick-line.complete")}
            </span>
          )}
          <span>
            <KeyCaps keys="Enter" /> {t("quick-line.commit")}
          </span>
          <span className="quick-line-stay">
            <KeyCaps keys="⇧ Enter" /> {t("quick-line.stay")}
          </span>
        </span>
      </div>
      {problems.length > 0 && (
        <ul className="quick-line-problems" role="alert">
          {problems.map((problem) => (
            <li key={`${problem.key} ${JSON.stringify(problem.parameters)}`}>{say(problem)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What Tab can take. Nothing while a composition goes on: its letters are not typed yet. */
function useCompletion(
  text: string,
  caret: number,
  document: LogDocument,
  language: string,
  composing: boolean,
): Completion | undefined {
  return useMemo(
    () => (composing ? undefined : completeQuickLine(text, Math.min(caret, text.length), document, language)),
    [text, caret, document, language, composing],
  );
}
