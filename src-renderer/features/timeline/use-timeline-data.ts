import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Annotation } from "#annotations/model/annotation.ts";
import type { FrameTable } from "#annotations/time/frame-table.ts";
import type { Ticks } from "#annotations/time/ticks.ts";
import type { LogState, Session } from "../../session/types.ts";
import type { DataChange } from "../../timeline/coverages.ts";
import type { Entry, TimelineData } from "../../timeline/entries.ts";
import { entryLabel } from "./entry-label.ts";
import { listOfOrder } from "./order-list.ts";
import { type NamedRow, TimelineRows } from "./timeline-rows.ts";

/** What the timeline shows of a log now, and what that changes of what it showed before. */
export type LogOnTimeline = {
  readonly rows: readonly NamedRow[];
  readonly data: TimelineData;
  readonly change: DataChange | undefined;
  readonly running: readonly Annotation[];
};

type Film = { readonly duration: Ticks; readonly frames: FrameTable | undefined };

/** Whether an entry is an annotation as the rows hold it, and no preview of one: looking each up costs more than drawing it. */
function isAnnotation(entry: Entry): entry is Annotation {
  return "medium" in entry;
}

/** The open log as a timeline shows it; `null` while its rows are being made ready. */
export function useTimelineData(
  session: Session,
  { document, medium, loading, opening }: Extract<LogState, { phase: "open" }>,
  { duration, frames }: Film,
): LogOnTimeline | null {
  const by = useStore(session.timeline.state, (state) => state.by);
  const folded = useStore(session.timeline.state, (state) => state.folded);
  const palette = useStore(session.palette);
  const language = useStore(session.app, (app) => app.language);
  const [ready, setReady] = useState("");
  const [rows] = useState(() => new TimelineRows());
  const wanted = `${opening} ${by} ${loading}`;

  useEffect(() => {
    let isGone = false;
    void session.timeline.prepare(by).then(() => {
      if (!isGone) setReady(wanted);
    });
    return () => {
      isGone = true;
    };
  }, [session, by, wanted]);

  const tags = document.tables.tag;
  // Made anew when hues may have changed, and then only; what an entry is now is looked up when it is asked.
  const colourOf = useMemo<TimelineData["colourOf"]>(
    () => (entry: Entry) => {
      const [tag] = (isAnnotation(entry) ? entry : rows.annotationOf(entry.id))?.tags ?? [];
      return (tag === undefined ? undefined : tags.get(tag)?.colour) ?? "slate";
    },
    [tags, rows],
  );

  const isReady = ready === wanted && medium !== null;
  return useMemo(() => {
    if (!isReady || medium === null) return null;
    const made = rows.update({ document, medium, by, palette, language });
    const hues = new Map(made.rows.map(({ id, colour }) => [id, colour] as const));
    const annotationOf = ({ id }: Entry) => document.tables.annotation.get(id);
    const data: TimelineData = {
      duration,
      frames,
      rows: made.rows.map(({ id, entries }) => ({ id, entries, folded: folded.has(id) })),
      whole: listOfOrder(document.indexes.group({ by: "medium", medium }), medium),
      rowsOf: (entry) => {
        const annotation = annotationOf(entry);
        return annotation ? rows.rowsOf(annotation) : [];
      },
      colourOf,
      colourOfRow: (id) => hues.get(id) ?? "slate",
      labelOf: (entry) => {
        const annotation = annotationOf(entry);
        return annotation ? entryLabel(document, annotation, language) : "";
      },
    };
    const running = [...document.indexes.group({ by: "state", state: "open" }).from(0)].filter(
      (annotation) => annotation.medium === medium,
    );
    return { rows: made.rows, data, change: made.change, running };
  }, [isReady, document, medium, by, palette, language, duration, frames, folded, colourOf, rows]);
}
