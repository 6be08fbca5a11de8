import { memo, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { mediumCounting } from "#annotations/document/medium-time.ts";
import { asTicks } from "#annotations/time/ticks.ts";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { RulerScale } from "../../timeline/ruler.ts";
import type { TimelineInput } from "../../timeline/timeline.ts";
import type { Clock } from "../../ui/clock.ts";
import { HoverCard } from "./hover-card.tsx";
import { RowHeads } from "./row-heads.tsx";
import { TimelineTools } from "./timeline-tools.tsx";
import { useTheme } from "./use-theme.ts";
import { useTimeline } from "./use-timeline.ts";
import { useTimelineData } from "./use-timeline-data.ts";
import { VisibleList } from "./visible-list.tsx";
import "./timeline-pane.css";

type TimelinePaneProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
  readonly clock: Clock;
};

/** The timeline under the picture: the log of the film in rows along its time, to be looked at and edited. */
export const TimelinePane = memo(function TimelinePane({ session, state, clock }: TimelinePaneProps) {
  const { t } = useTexts();
  const host = useRef<HTMLDivElement>(null);
  const chosen = useStore(session.app, (app) => app.settings.theme);
  const theme = useTheme(host, chosen);
  const ready = useStore(session.playback, (playback) => playback.phase === "ready");
  const played = useStore(session.playback, (playback) => playback.duration);
  const medium = state.medium === null ? undefined : state.document.tables.medium.get(state.medium);
  const frames = ready ? session.player.frames() : undefined;
  const duration = ready && played > 0 ? played : (medium?.duration ?? asTicks(0));
  const shown = useTimelineData(session, state, { duration, frames });
  const selection = useStore(session.selection, ({ ids }) => ids);
  const markIn = useStore(session.transport, (transport) => transport.in);
  const markOut = useStore(session.transport, (transport) => transport.out);
  const follow = useStore(session.timeline.state, (timeline) => timeline.follow);
  const peaks = useStore(session.lanes, (lanes) => lanes.peaks);
  const pictures = useStore(session.lanes, (lanes) => lanes.pictures);
  const shots = useStore(session.lanes, (lanes) => lanes.shots);
  const { annotation: annotations } = state.document.tables;

  const scale = useMemo((): RulerScale => {
    const counting = medium && mediumCounting(medium);
    return clock.mode === "timecode" && counting && frames
      ? { kind: "timecode", frames, counting }
      : { kind: "media-time", frames };
  }, [clock.mode, medium, frames]);
  const selected = useMemo(
    () =>
      [...selection]
        .flatMap((id) => annotations.get(id) ?? [])
        .filter((annotation) => annotation.medium === state.medium),
    [selection, annotations, state.medium],
  );
  const marks = useMemo(() => ({ in: markIn, out: markOut }), [markIn, markOut]);

  const input = useMemo((): TimelineInput | null => {
    if (!shown || !theme || duration <= 0) return null;
    return {
      data: shown.data,
      scale,
      theme,
      selected,
      running: shown.running,
      marks,
      shots,
      peaks,
      pictures,
      writable: state.readOnly === null && !state.loading,
      follow,
    };
  }, [
    shown,
    theme,
    duration,
    scale,
    selected,
    marks,
    shots,
    peaks,
    pictures,
    state.readOnly,
    state.loading,
    follow,
  ]);

  const { seen, rested, hover, timeline } = useTimeline(session, host, {
    input,
    change: shown?.change,
    rows: shown?.rows,
  });
  const [head, setHead] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const onWheel = (event: WheelEvent): void => timeline()?.scrollRows(event.deltaY);
    head?.addEventListener("wheel", onWheel, { passive: true });
    return () => head?.removeEventListener("wheel", onWheel);
  }, [head, timeline]);

  return (
    <section className="timeline" aria-label={t("timeline.pane")}>
      <div className="timeline-heads" ref={setHead}>
        <TimelineTools session={session} />
        {shown && seen && <RowHeads session={session} rows={shown.rows} seen={seen} />}
      </div>
      <div className="timeline-host" ref={host} />
      {!input && duration > 0 && <p className="timeline-waiting">{t("timeline.loading")}</p>}
      {shown && seen && (
        <VisibleList document={state.document} rested={rested} visible={timeline} clock={clock} />
      )}
      {hover && <HoverCard document={state.document} hover={hover} clock={clock} />}
    </section>
  );
});
