import { useRef, useState } from "react";
import { useStore } from "zustand";
import type { LogDocument } from "#annotations/document/document.ts";
import { asTicks, TICKS_PER_SECOND, type Ticks } from "#annotations/time/ticks.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Clock } from "../../ui/clock.ts";
import { SeekMarks } from "./seek-marks.tsx";
import { SeekRange } from "./seek-range.tsx";
import "./seek-bar.css";

type SeekBarProps = {
  readonly session: Session;
  readonly document: LogDocument;
  readonly medium: string | null;
  readonly clock: Clock;
  readonly ready: boolean;
};

/** The whole film as a line: what is logged as thin marks in their hues, and the playhead to be dragged. */
export function SeekBar({ session, document, medium, clock, ready }: SeekBarProps) {
  const { t } = useTexts();
  const track = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const duration = useStore(session.playback, (playback) => playback.duration);

  const shareAt = (clientX: number): number => {
    const box = track.current?.getBoundingClientRect();
    return box && box.width > 0 ? Math.min(1, Math.max(0, (clientX - box.left) / box.width)) : 0;
  };
  const timeAt = (share: number): Ticks => asTicks(Math.round(share * duration));
  const usable = ready && duration > 0;

  return (
    <div
      ref={track}
      className="seek-bar"
      data-usable={usable}
      onPointerDown={(event) => {
        if (!usable || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        session.jumpTo(timeAt(shareAt(event.clientX)));
      }}
      onPointerMove={(event) => {
        const share = shareAt(event.clientX);
        setHovered(share);
        if (event.currentTarget.hasPointerCapture(event.pointerId)) {
          void session.player.seekToTime(timeAt(share));
        }
      }}
      onPointerLeave={() => setHovered(null)}
    >
      <SeekMarks document={document} medium={medium} duration={duration} />
      {usable && <SeekRange session={session} duration={duration} />}
      {usable && <SeekHead session={session} clock={clock} duration={duration} label={t("transport.seek")} />}
      {usable && hovered !== null && (
        <span className="seek-hover" style={{ left: `${hovered * 100}%` }} aria-hidden="true">
          <span className="seek-hover-time time">{clock.formatShort(timeAt(hovered))}</span>
        </span>
      )}
    </div>
  );
}

type SeekHeadProps = {
  readonly session: Session;
  readonly clock: Clock;
  readonly duration: Ticks;
  readonly label: string;
};

/** The playhead on the line. Reached by Tab it is a slider: arrows step frames, Page keys ten seconds. */
function SeekHead({ session, clock, duration, label }: SeekHeadProps) {
  const start = useStore(session.playhead, (shown) => shown.start);
  const share = Math.min(1, start / duration);
  const steps: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => session.run("transport.stepBack"),
    ArrowRight: () => session.run("transport.stepForward"),
    PageUp: () => session.run("transport.tenForward"),
    PageDown: () => session.run("transport.tenBack"),
    Home: () => session.run("transport.home"),
    End: () => session.run("transport.end"),
  };
  return (
    <>
      <span className="seek-played" style={{ transform: `scaleX(${share})` }} aria-hidden="true" />
      <span
        className="seek-head"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.round((duration * 1000) / TICKS_PER_SECOND)}
        aria-valuenow={Math.round((start * 1000) / TICKS_PER_SECOND)}
        aria-valuetext={clock.formatShort(start)}
        style={{ left: `${share * 100}%` }}
        onKeyDown={(event) => {
          const step = steps[event.key];
          if (!step || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          event.stopPropagation();
          step();
        }}
      />
    </>
  );
}
