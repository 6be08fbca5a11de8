import { ListVideo, Search, SearchX, X } from "lucide-react";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { foldAhead } from "#annotations/document/search.ts";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import type { Clock } from "../../ui/clock.ts";
import { Notice } from "../../ui/notice.tsx";
import { LogList } from "./log-list.tsx";
import { countOf, rowsOf } from "./rows.ts";
import "./scene-log.css";

type SceneLogProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
  readonly clock: Clock;
};

/** The log of the film: a search over it, and its entries in the order of the film. */
export function SceneLog({ session, state, clock }: SceneLogProps) {
  const { t } = useTexts();
  const [words, setWords] = useState("");
  const asked = useDeferredValue(words);
  const { document, medium } = state;
  const rows = useMemo(() => rowsOf(document, medium, asked), [document, medium, asked]);
  const count = countOf(document, medium);
  const copies = useStore(session.copies, (found) => found.length);
  const searching = asked.trim() !== "";
  useFoldAhead(session);

  return (
    <section className="scene-log" aria-label={t("log-list.pane")}>
      <FindField session={session} words={words} onChange={setWords} />
      <div className="scene-log-count" role="status" data-empty={count === 0}>
        {searching
          ? t("log-list.found", { found: rows.size, count })
          : count > 0 && t("log-list.count", { count })}
      </div>
      {state.leftOpen.length > 0 && (
        <div className="scene-log-left" role="status">
          <p>{t("log-list.left-open-count", { count: state.leftOpen.length })}</p>
          <Button onClick={() => session.closeLeftOpen()}>{t("log-list.end-left-open")}</Button>
        </div>
      )}
      {copies > 0 && (
        <div className="scene-log-left" role="status">
          <p>{t("copies.found", { count: copies })}</p>
          <Button onClick={() => session.show("copies")}>{t("copies.look")}</Button>
        </div>
      )}
      {count === 0 && (
        <Notice
          icon={<ListVideo size={24} />}
          title={t("log-list.empty")}
          text={t(document.tables.tag.size === 0 ? "log-list.empty-no-tags" : "log-list.empty-text")}
        />
      )}
      {count > 0 && rows.size === 0 && (
        <Notice
          icon={<SearchX size={24} />}
          title={t("log-list.none-found")}
          text={t("log-list.none-found-text")}
        />
      )}
      {rows.size > 0 && <LogList session={session} state={state} rows={rows} clock={clock} />}
    </section>
  );
}

/** How many annotations are folded for searching at a stretch, and how long the window has to itself in between. */
const FOLDED_AT_A_STRETCH = 500;
const PAUSE_MS = 20;

/** Folds the words of a log bit by bit once it is open, so that the first search in a long one is as quick as the next. */
function useFoldAhead(session: Session) {
  const log = useStore(session.log, (state) => (state.phase === "open" ? state.logId : null));
  useEffect(() => {
    let place = 0;
    const fold = () => {
      const state = session.log.getState();
      if (state.phase !== "open" || state.logId !== log) return;
      place = foldAhead(state.document, place, FOLDED_AT_A_STRETCH);
      if (place < state.document.order.size) timer = setTimeout(fold, PAUSE_MS);
    };
    let timer = setTimeout(fold, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [session, log]);
}

type FindFieldProps = {
  readonly session: Session;
  readonly words: string;
  readonly onChange: (words: string) => void;
};

function FindField({ session, words, onChange }: FindFieldProps) {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const requests = useStore(session.ui, (ui) => ui.findRequests);
  const answered = useRef(requests);
  useEffect(() => {
    if (answered.current === requests) return;
    answered.current = requests;
    input.current?.focus();
    input.current?.select();
  }, [requests]);

  return (
    <div className="scene-log-find" role="search">
      <Search size={16} aria-hidden="true" />
      <input
        ref={input}
        type="text"
        aria-label={t("log-list.find")}
        placeholder={t("log-list.find")}
        value={words}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape") {
            event.stopPropagation();
            if (words === "") event.currentTarget.blur();
            else onChange("");
          }
          if (event.key === "Enter") event.currentTarget.blur();
        }}
      />
      {words !== "" && (
        <IconButton label={t("log-list.clear")} keys="Esc" onClick={() => onChange("")}>
          <X size={16} />
        </IconButton>
      )}
    </div>
  );
}
