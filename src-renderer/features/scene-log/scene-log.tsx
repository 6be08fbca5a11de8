import { ListVideo, SearchX } from "lucide-react";
import { useDeferredValue, useMemo } from "react";
import { useStore } from "zustand";
import { countOf, isNarrowed, rowsOf, timeOf } from "../../session/rows.ts";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { type Clock, formatMediaTime } from "../../ui/clock.ts";
import { Notice } from "../../ui/notice.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { ColumnsMenu } from "./columns-menu.tsx";
import { DamagedFile } from "./damaged-file.tsx";
import { Filters } from "./filters.tsx";
import { FindField } from "./find-field.tsx";
import { foundBy, FoundProvider } from "./found.tsx";
import { LogList } from "./log-list.tsx";
import "./scene-log.css";

type SceneLogProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
  readonly clock: Clock;
};

/** The log of the film: a search over it, and its entries in the order that the user has them in. */
export function SceneLog({ session, state, clock }: SceneLogProps) {
  const { t } = useTexts();
  const list = useDeferredValue(useStore(session.list));
  const { columns, sort, descending } = useStore(session.app, (app) => app.settings.list);
  const selected = useStore(session.selection, (selection) => selection.ids);
  const { document, medium } = state;
  const view = useMemo(() => ({ ...list, sort, descending }), [list, sort, descending]);
  const rows = useMemo(() => rowsOf(document, medium, view), [document, medium, view]);
  const found = useMemo(() => foundBy(document, list.text), [document, list.text]);
  const count = countOf(document, medium);
  const copies = useStore(session.copies, (all) => all.length);
  const isLocked = state.readOnly !== null || state.loading;

  return (
    <section className="scene-log" aria-label={t("log-list.pane")}>
      <div className="scene-log-tools">
        <FindField session={session} />
        <ColumnsMenu session={session} columns={columns} sort={sort} descending={descending} />
      </div>
      <div className="scene-log-line" data-empty={count === 0}>
        <span className="scene-log-count" role="status">
          {sayCount(t, { loading: state.loading, narrowed: isNarrowed(view), found: rows.size, count })}
        </span>
        {count > 0 && !state.loading && (
          <span className="scene-log-time time" data-tip={t("log-list.time-tip")}>
            {formatMediaTime(timeOf(document, medium, view), 0)}
          </span>
        )}
        {!state.loading && <Filters session={session} document={document} medium={medium} list={list} />}
      </div>
      {state.leftOpen.length > 0 && (
        <div className="scene-log-left" role="status">
          <p>{t("log-list.left-open-count", { count: state.leftOpen.length })}</p>
          <Button onClick={() => session.closeLeftOpen()}>{t("log-list.end-left-open")}</Button>
        </div>
      )}
      <DamagedFile session={session} />
      {copies > 0 && (
        <div className="scene-log-left" role="status">
          <p>{t("copies.found", { count: copies })}</p>
          <Button onClick={() => session.show("copies")}>{t("copies.look")}</Button>
        </div>
      )}
      {!state.loading && document.tables.conflict.size > 0 && (
        <div className="scene-log-left" role="status">
          <p>{t("conflicts.found", { count: document.tables.conflict.size })}</p>
          <Button onClick={() => session.show("conflicts")}>{t("conflicts.look")}</Button>
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
          text={t(list.open || list.live ? "log-list.none-left-text" : "log-list.none-found-text")}
        />
      )}
      {rows.size > 0 && (
        <FoundProvider value={found}>
          <LogList session={session} state={state} rows={rows} clock={clock} columns={columns} />
        </FoundProvider>
      )}
      {selected.size > 1 && !isLocked && (
        <BulkBar session={session} document={document} selected={selected} />
      )}
    </section>
  );
}

type Counts = {
  readonly loading: boolean;
  readonly narrowed: boolean;
  readonly found: number;
  readonly count: number;
};

/** How many entries there are, or how many of them were found; of a log that is still loading neither is known. */
function sayCount(t: ReturnType<typeof useTexts>["t"], { loading, narrowed, found, count }: Counts): string {
  if (loading) return t("log-list.loading");
  if (narrowed) return t("log-list.found", { found, count });
  return count === 0 ? "" : t("log-list.count", { count });
}
