import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { ListColumn } from "#annotations/host/settings.ts";
import type { Rows } from "../../session/rows.ts";
import { endsOf } from "../../session/selected.ts";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Clock } from "../../ui/clock.ts";
import { type DrawnRows, useDrawnRows } from "../../ui/drawn-rows/use-drawn-rows.ts";
import { LogRow } from "./log-row.tsx";
import { useCurrent } from "./use-current.ts";

/** About the height of a folded row with two lines below its times, in pixels. */
const USUAL_HEIGHT = 74;

type LogListProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
  readonly rows: Rows;
  readonly clock: Clock;
  /** What the rows show, in this order. */
  readonly columns: readonly ListColumn[];
};

/** The entries, of which only those in view are in the page. The unfolded one stays in it wherever it is scrolled to. */
export function LogList({ session, state, rows, clock, columns }: LogListProps) {
  const { t } = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const { ids: selected, unfolded } = useStore(session.selection);
  const { running, target } = useStore(session.logging);
  const current = useCurrent(session, state.document, state.medium);
  const unfoldedAt = unfolded === null ? -1 : rows.indexOf(unfolded);

  const drawn = useDrawnRows({ rows, scroller, usual: USUAL_HEIGHT, keep: unfoldedAt });

  useFollow(session, rows, unfolded, drawn.reveal);
  useFollowPlayhead(session, { rows, scroller, drawn, current: current.at(-1), isHeld: unfolded !== null });

  // One row can be reached by Tab: the first that was selected, else the first of all; from there the arrows go on.
  const first = endsOf(selected)?.first;
  const reachable = first === undefined ? 0 : Math.max(0, rows.indexOf(first));
  const isLocked = state.readOnly !== null || state.loading;
  const { tag: tags, person: people } = state.document.tables;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const from = event.target instanceof HTMLElement ? event.target.dataset["index"] : undefined;
    if (from === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 0 }[event.key];
    const row = step === undefined ? undefined : rows.at(Number(from) + step);
    if (step === undefined || !row) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey) session.selectTo(row.id);
    else session.select([row.id], step === 0 && row.id !== unfolded);
    const index = Number(from) + step;
    drawn.reveal(index);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus(),
    );
  };

  return (
    <div ref={scroller} className="log-list">
      <div
        className="log-list-rows"
        role="grid"
        aria-label={t("log-list.pane")}
        aria-multiselectable="true"
        aria-rowcount={rows.size}
        onKeyDown={onKeyDown}
        style={{ height: drawn.total }}
      >
        {drawn.indexes.map((index) => {
          const annotation = rows.at(index);
          if (!annotation) return null;
          return (
            <LogRow
              key={annotation.id}
              index={index}
              reachable={index === reachable}
              offset={drawn.offsetOf(index)}
              session={session}
              tags={tags}
              people={people}
              editing={annotation.id === unfolded && !isLocked ? state.document : null}
              annotation={annotation}
              clock={clock}
              columns={columns}
              selected={selected.has(annotation.id)}
              unfolded={annotation.id === unfolded}
              current={current.includes(annotation.id)}
              running={running.includes(annotation.id)}
              target={annotation.id === target}
            />
          );
        })}
      </div>
    </div>
  );
}

/**
 * Brings a row into view when it was selected or has just been started. While a row is unfolded only selecting another
 * moves the list: what somebody is editing does not scroll away.
 */
function useFollow(session: Session, rows: Rows, unfolded: string | null, scrollTo: (index: number) => void) {
  // Whoever selects everything goes on looking at what they see.
  const selected = useStore(session.selection, ({ ids }) =>
    ids.size > 1 && ids.size >= rows.size ? null : (endsOf(ids)?.last ?? null),
  );
  const newest = useStore(session.logging, (logging) => logging.running.at(-1) ?? null);
  const seen = useRef({ selected, newest });
  useEffect(() => {
    const reveal = (id: string | null) => {
      const index = id === null ? -1 : rows.indexOf(id);
      if (index >= 0) scrollTo(index);
    };
    if (selected !== seen.current.selected) reveal(selected);
    else if (newest !== seen.current.newest && unfolded === null) reveal(newest);
    seen.current = { selected, newest };
  });
}

type Following = {
  readonly rows: Rows;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly drawn: DrawnRows;
  /** What lies under the playhead. */
  readonly current: string | undefined;
  /** Whether the list stays where it is: somebody is editing a row. */
  readonly isHeld: boolean;
};

/**
 * Goes along with the playhead while the film plays and nothing is being logged. Whoever scrolls has the list to themselves
 * until what lies under the playhead comes into their view, or the film is started again.
 */
function useFollowPlayhead(session: Session, { rows, scroller, drawn, current, isHeld }: Following) {
  const playing = useStore(session.playback, (playback) => playback.playing);
  const isLogging = useStore(session.logging, (logging) => logging.running.length > 0);
  const isLetGo = useRef(false);
  useEffect(() => {
    const element = scroller.current;
    const letGo = () => {
      isLetGo.current = true;
    };
    element?.addEventListener("wheel", letGo, { passive: true });
    element?.addEventListener("pointerdown", letGo);
    return () => {
      element?.removeEventListener("wheel", letGo);
      element?.removeEventListener("pointerdown", letGo);
    };
  }, [scroller]);
  const seen = useRef({ current, playing });
  useEffect(() => {
    if (playing !== seen.current.playing) isLetGo.current = false;
    const isSeen = current === seen.current.current;
    seen.current = { current, playing };
    if (isSeen) return;
    const index = current === undefined ? -1 : rows.indexOf(current);
    const element = scroller.current;
    if (!playing || isLogging || isHeld || index < 0 || !element) return;
    const offset = drawn.offsetOf(index) - element.scrollTop;
    if (offset >= 0 && offset < element.clientHeight) isLetGo.current = false;
    if (!isLetGo.current) drawn.reveal(index);
  });
}
