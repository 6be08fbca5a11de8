import { VideoOff } from "lucide-react";
import { useStore } from "zustand";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { LinkRuler } from "./link-ruler.tsx";
import { UnplayableFilm } from "./unplayable-film.tsx";

type MissingMediumProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
};

/** Says over the picture why there is none, and what to do: look for the file, or use another. */
export function MissingMedium({ session, state }: MissingMediumProps) {
  const { t, sayTrouble } = useTexts();
  const place = useStore(session.medium, (medium) => medium.place);
  const failed = useStore(session.playback, (playback) =>
    playback.phase === "failed" ? playback.trouble : null,
  );
  const hasStandIn = useStore(session.standIn, (copy) => copy.offer !== null);
  const relink = async () => {
    const picked = await session.pick("video");
    if (picked.kind === "picked") await session.relinkMedium(picked.handle);
  };
  const look = (
    <Button tone="main" onClick={() => void relink()}>
      {t("player.look-for")}
    </Button>
  );

  if (state.medium === null) {
    return (
      <div className="player-trouble">
        <Notice icon={<VideoOff size={28} />} title={t("player.none")} text={t("player.none-text")} />
      </div>
    );
  }
  if (place?.kind === "missing") {
    return (
      <div className="player-trouble">
        <Notice
          tone="trouble"
          icon={<VideoOff size={28} />}
          title={t("player.missing", { name: place.name })}
          text={t("player.missing-text")}
        >
          {look}
        </Notice>
      </div>
    );
  }
  if (place?.kind === "link") return <LinkRuler session={session} url={place.url} look={look} />;
  if (failed && hasStandIn) {
    return (
      <div className="player-trouble">
        <UnplayableFilm session={session} trouble={failed} look={() => void relink()} />
      </div>
    );
  }
  if (failed) {
    return (
      <div className="player-trouble">
        <Notice
          tone="trouble"
          icon={<VideoOff size={28} />}
          title={t("player.failed")}
          text={sayTrouble(failed)}
        >
          {look}
          <Button onClick={() => session.show("report")}>{t("open.report")}</Button>
        </Notice>
      </div>
    );
  }
  return null;
}
