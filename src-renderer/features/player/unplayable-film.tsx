import { Film } from "lucide-react";
import { useStore } from "zustand";
import type { Trouble } from "#annotations/host/shapes.ts";
import type { Session } from "../../session/types.ts";
import { type Texts, useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { StandInBar } from "./stand-in-bar.tsx";

type UnplayableFilmProps = {
  readonly session: Session;
  /** Why the film does not play. */
  readonly trouble: Trouble;
  /** Looks for another file, as everywhere where a film is missing. */
  readonly look: () => void;
};

/** Says in the picture's place what the film is, and offers a copy that can be played; shows how far that has come. */
export function UnplayableFilm({ session, trouble, look }: UnplayableFilmProps) {
  const texts = useTexts();
  const { t, sayTrouble } = texts;
  const offer = useStore(session.standIn, (copy) => copy.offer);
  const making = useStore(session.standIn, (copy) => copy.making);
  const name = String(trouble.parameters["name"] ?? "");
  const other = <Button onClick={look}>{t("stand-in.other-file")}</Button>;

  if (making && making.handle === offer?.handle) {
    return (
      <Notice icon={<Film size={28} />} title={t(`stand-in.making-${making.kind}`, { name })}>
        <StandInBar session={session} making={making} />
      </Notice>
    );
  }
  const title = titleOf(trouble, t);
  if (offer?.able === "no-ffmpeg" || offer?.able === "no-encoder") {
    return (
      <Notice
        tone="trouble"
        icon={<Film size={28} />}
        title={title}
        text={sayTrouble({ code: `stand-in-${offer.able}`, parameters: { name } })}
      >
        <Button tone="main" onClick={() => void session.askStandIn()}>
          {t("stand-in.ask-again")}
        </Button>
        {other}
      </Notice>
    );
  }
  // One at a time; the one of another film shows itself in the corner.
  const isFree = offer?.able === "yes" && making === null;
  const kind = offer?.kind ?? "proxy";
  const refused = offer?.refused ? `${sayTrouble(offer.refused)}\n\n` : "";
  return (
    <Notice
      tone={offer?.refused ? "trouble" : "plain"}
      icon={<Film size={28} />}
      title={title}
      text={refused + t(`stand-in.${kind}-text`, { name })}
    >
      <Button tone="main" disabled={!isFree} onClick={() => void session.makeStandIn()}>
        {t(`stand-in.make-${kind}`)}
      </Button>
      {other}
    </Notice>
  );
}

function titleOf({ code, parameters }: Trouble, t: Texts["t"]): string {
  if (code === "container-unsupported") return t("stand-in.container", parameters);
  if (code === "audio-undecodable") return t("stand-in.sound", parameters);
  return parameters["codec"] ? t("stand-in.picture", parameters) : t("player.failed");
}
