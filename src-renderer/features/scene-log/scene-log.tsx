import { ListVideo, Search, SearchX, X } from "lucide-react";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
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

  return (
    <section className="scene-log" aria-label={t("log-list.pane")}>
      <FindField session={session} words={words} onChange={setWords} />
      <div className="scene-log-count" role="status" data-empty={count === 0}>
        {sayCount(t, { loading: state.loading, searching, found: rows.size, count })}
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

type Counts = {
  readonly loading: boolean;
  readonly searching: boolean;
  readonly found: number;
  readonly count: number;
};

/** How many entries there are, or how many of them were found; of a log that is still loading neither is known. */
function sayCount(t: ReturnType<typeof useTexts>["t"], { loading, searching, found, count }: Counts): string {
  if (loading) return t("log-list.loading");
  if (searching) return t("log-list.found", { found, count });
  return count === 0 ? "" : t("log-list.count", { count });
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
