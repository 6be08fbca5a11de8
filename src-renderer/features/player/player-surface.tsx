import { AudioLines } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Clock } from "../../ui/clock.ts";
import { Spinner } from "../../ui/notice.tsx";
import { StandInPill } from "./stand-in-bar.tsx";
import { MissingMedium } from "./missing-medium.tsx";
import { RunningBadges } from "./running-badges.tsx";
import "./player-surface.css";

type PlayerSurfaceProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
  readonly clock: Clock;
  /** What floats over the foot of the picture. */
  readonly children?: ReactNode;
};

/** The picture, with what is running and what stands in its way drawn over it. A click on it plays and pauses. */
export function PlayerSurface({ session, state, clock, children }: PlayerSurfaceProps) {
  const { t } = useTexts();
  const place = useRef<HTMLDivElement>(null);
  const phase = useStore(session.playback, (playback) => playback.phase);
  const read = useStore(session.medium, (medium) => medium.read);
  const drawn = useStore(session.playback, (playback) => playback.drawn);
  const isLink = useStore(session.medium, (medium) => medium.place?.kind === "link");
  const hasPicture = useStore(session.playback, (playback) => playback.hasPicture);
  const count = useStore(session.transport, (transport) => transport.count);
  const making = useStore(session.standIn, (copy) => copy.making);
  const offered = useStore(session.standIn, (copy) => copy.offer?.handle);
  const isInPlace = phase === "failed" && making?.handle === offered;
  const { player } = session;

  useEffect(() => (place.current ? player.mount(place.current) : undefined), [player]);

  return (
    <section className="player-surface" aria-label={t("player.pane")}>
      <div
        ref={place}
        className="player-picture"
        data-phase={phase}
        onClick={() => (session.playback.getState().playing ? player.pause() : player.play())}
      />
      {phase === "loading" && (
        <div className="player-wait">
          <Spinner label={t("player.loading")} />
          {read > 0 && (
            <span className="player-reading time">
              {t("player.reading", { percent: Math.round(read * 100) })}
            </span>
          )}
        </div>
      )}
      {drawn && (
        <span className="player-decoded" role="note" data-tip={t("player.decoded-why")}>
          {t("player.decoded")}
        </span>
      )}
      {count !== null && (
        <span className="player-count time" role="status" aria-label={t("player.count", { count })}>
          {count}
        </span>
      )}
      {phase === "ready" && !hasPicture && !isLink && (
        <div className="player-sound">
          <AudioLines size={40} aria-hidden="true" />
          <span>{t("player.sound-only")}</span>
        </div>
      )}
      <MissingMedium session={session} state={state} />
      {making && !isInPlace && <StandInPill session={session} making={making} />}
      <RunningBadges session={session} document={state.document} clock={clock} />
      <div className="player-foot">{children}</div>
    </section>
  );
}
