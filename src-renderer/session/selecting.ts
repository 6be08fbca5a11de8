import type { Core } from "./core.ts";
import { annotationUnder } from "./current-annotation.ts";
import { type ListView, type Rows, rowsOf } from "./rows.ts";
import { endsOf } from "./selected.ts";
import type { Stores } from "./stores.ts";
import type { Session } from "./types.ts";

/** Selecting by keys, in the list as it is shown. */
export type Selecting = {
  all(): void;
  /** Goes on from what was selected last, by one row; `extend` keeps what is selected. */
  step(by: 1 | -1, extend: boolean): void;
  /** Selects from where the selection began to a row. */
  to(id: string): void;
  /** Goes to the next row, or the one before, from the selection or else the playhead, round and round; the film jumps along. */
  visit(by: 1 | -1): void;
};

/** The list as its user has it now: what it is narrowed to, and in which order. */
export function viewOf(stores: Pick<Stores, "list" | "app">): ListView {
  const { sort, descending } = stores.app.getState().settings.list;
  return { ...stores.list.getState(), sort, descending };
}

/** Makes the selecting of a window. */
export function createSelecting(core: Core, session: Pick<Session, "select" | "jumpTo">): Selecting {
  const { stores, player } = core;

  const rowsNow = (): Rows | undefined => {
    const log = stores.log.getState();
    return log.phase === "open" ? rowsOf(log.document, log.medium, viewOf(stores)) : undefined;
  };

  const range = (rows: Rows, from: number, to: number): void => {
    const by = from <= to ? 1 : -1;
    const ids = Array.from(
      { length: Math.abs(to - from) + 1 },
      (_, step) => rows.keyAt(from + by * step) ?? "",
    );
    session.select(ids);
  };

  /** Where a step starts from: what was selected last, else what lies under the playhead; -1 where there is neither. */
  const placeNow = (rows: Rows): number => {
    const last = endsOf(stores.selection.getState().ids)?.last;
    const from = last ?? annotationUnder(core, player.shownFrame().start)?.id;
    return from === undefined ? -1 : rows.indexOf(from);
  };

  const to = (id: string): void => {
    const rows = rowsNow();
    if (!rows) return;
    const first = endsOf(stores.selection.getState().ids)?.first;
    const from = first === undefined ? -1 : rows.indexOf(first);
    const place = rows.indexOf(id);
    if (place >= 0) range(rows, from < 0 ? place : from, place);
  };

  return {
    to,
    all() {
      const rows = rowsNow();
      if (rows && rows.size > 0) range(rows, 0, rows.size - 1);
    },
    step(by, extend) {
      const rows = rowsNow();
      if (!rows || rows.size === 0) return;
      const isNothingSelected = stores.selection.getState().ids.size === 0;
      const place = placeNow(rows);
      const next = place < 0 ? (by > 0 ? 0 : rows.size - 1) : isNothingSelected ? place : place + by;
      const id = rows.keyAt(next);
      if (id === undefined) return;
      if (extend) to(id);
      else session.select([id]);
    },
    visit(by) {
      const rows = rowsNow();
      if (!rows || rows.size === 0) return;
      const place = placeNow(rows);
      const next = place < 0 ? (by > 0 ? 0 : rows.size - 1) : (place + by + rows.size) % rows.size;
      const annotation = rows.at(next);
      if (!annotation) return;
      session.select([annotation.id]);
      session.jumpTo(annotation.start);
    },
  };
}
