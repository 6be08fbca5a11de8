import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Session } from "../../session/types.ts";
import type { DataChange } from "../../timeline/coverages.ts";
import type { Hover } from "../../timeline/pointer.ts";
import { Timeline, type TimelineEvent, type TimelineInput } from "../../timeline/timeline.ts";
import type { NamedRow } from "./timeline-rows.ts";

/** The view has come to rest when it has not moved for so long, in milliseconds. */
const REST_MS = 250;

/** What the timeline tells of itself: which part of the film it shows, and where its rows stand. */
export type Seen = Extract<TimelineEvent, { kind: "view" }>;

type Shown = {
  readonly input: TimelineInput | null;
  readonly change: DataChange | undefined;
  readonly rows: readonly NamedRow[] | undefined;
};

/** Puts a timeline into an element of the page, keeps it told of the session, and carries out what is done on it. */
export function useTimeline(session: Session, host: RefObject<HTMLElement | null>, shown: Shown) {
  const widget = useRef<Timeline | null>(null);
  const told = useRef<TimelineInput | null>(null);
  const rows = useRef(shown.rows);
  const [seen, setSeen] = useState<Seen | null>(null);
  const [rested, setRested] = useState(0);
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [hover, setHover] = useState<Hover | null>(null);
  const { input, change } = shown;
  const hasInput = input !== null;

  // First of all effects of a round, so that an event that the widget tells while it is made finds the rows.
  useEffect(() => {
    rows.current = shown.rows;
  }, [shown.rows]);

  useEffect(() => {
    const element = host.current;
    const first = input;
    if (!hasInput || !element || !first || widget.current) return;
    const made = new Timeline(element, first, (event) => {
      if (event.kind === "view") {
        // Where rows stand changes seldom, and the view with every frame of a film: React is not asked for that.
        setSeen((before) =>
          before?.layout === event.layout && before.scroll === event.scroll ? before : event,
        );
        clearTimeout(rest.current);
        rest.current = setTimeout(() => setRested((count) => count + 1), REST_MS);
        // What was under the pointer is not there any more.
        setHover(null);
      } else if (event.kind === "hover") setHover(event.hover?.entry ? event.hover : null);
      else carryOut(session, event, rows.current ?? []);
    });
    widget.current = made;
    told.current = first;
  }, [session, host, hasInput, input]);

  useEffect(() => {
    const { current: made } = widget;
    if (!made || !input || told.current === input) return;
    const before = told.current;
    told.current = input;
    made.set(input, before && before.data !== input.data ? change : undefined);
  }, [input, change]);

  useEffect(() => {
    if (!hasInput) return;
    const tell = (): void => {
      const { playing, rate } = session.playback.getState();
      widget.current?.setPlayhead(session.playhead.getState().start, playing ? rate : 0);
    };
    tell();
    const stops = [session.playhead.subscribe(tell), session.playback.subscribe(tell)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [session, hasInput]);

  useEffect(() => {
    const detach = session.timeline.attach({
      zoom: (factor) => widget.current?.zoom(factor),
      showWhole: () => widget.current?.showWhole(),
      showSpan: (from, to) => widget.current?.showSpan(from, to),
      page: (parts) => widget.current?.page(parts),
      scrollRows: (pixels) => widget.current?.scrollRows(pixels),
      cancel: () => widget.current?.cancel() ?? false,
    });
    return () => {
      detach();
      clearTimeout(rest.current);
      widget.current?.dispose();
      widget.current = null;
    };
  }, [session]);

  const timeline = useCallback(() => widget.current, []);
  return { seen, rested, hover, timeline };
}

type Done = Exclude<TimelineEvent, { kind: "view" | "hover" }>;

function carryOut(session: Session, event: Done, rows: readonly NamedRow[]): void {
  switch (event.kind) {
    case "seek":
      // The first of a row of them can be gone back from; the rest follow the pointer.
      if (event.first) session.jumpTo(event.time);
      else void session.player.seekToTime(event.time);
      break;
    case "select":
      session.select(event.ids);
      break;
    case "open":
      session.select([event.entry.id], true);
      session.jumpTo(event.entry.start);
      break;
    case "change":
      session.timeline.changeTimes(event.edit, event.entries);
      break;
    case "draw":
      session.timeline.drawSegment(
        rows.find(({ id }) => id === event.row)?.draws ?? {},
        event.start,
        event.end,
      );
      break;
    case "look":
      session.timeline.look(event.time);
  }
}
