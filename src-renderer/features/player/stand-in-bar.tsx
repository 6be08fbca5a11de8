import type { StandInProgress } from "#annotations/host/shapes.ts";
import type { StandInMaking } from "../../session/stand-ins.ts";
import type { Session } from "../../session/types.ts";
import { type Texts, useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import "./stand-in-bar.css";

type StandInBarProps = { readonly session: Session; readonly making: StandInMaking };

/** How far a copy has come, how long it will still take, and how to give it up. */
export function StandInBar({ session, making }: StandInBarProps) {
  const { t } = useTexts();
  const { name, kind, progress } = making;
  return (
    <div className="stand-in-bar">
      <progress
        className="stand-in-bar-track"
        aria-label={t(`stand-in.making-${kind}`, { name })}
        max={1}
        value={progress?.share ?? 0}
      />
      <div className="stand-in-bar-foot">
        <span className="stand-in-bar-words time" role="status">
          {wordsOf(progress, t)}
        </span>
        <Button onClick={() => void session.cancelStandIn()}>{t("standIn.cancel")}</Button>
      </div>
    </div>
  );
}

/** A copy that is made while a film plays: of this one, for its sound, or of another. */
export function StandInPill({ session, making }: StandInBarProps) {
  const { t } = useTexts();
  return (
    <div className="stand-in-pill">
      <span className="stand-in-pill-title">
        {t(`stand-in.making-${making.kind}`, { name: making.name })}
      </span>
      <StandInBar session={session} making={making} />
    </div>
  );
}

function wordsOf(progress: StandInProgress | null, t: Texts["t"]): string {
  if (!progress) return t("stand-in.beginning");
  if (progress.stage === "checking") return t("stand-in.checking");
  const percent = Math.floor(progress.share * 100);
  const { secondsLeft } = progress;
  if (secondsLeft === null) return t("stand-in.percent", { percent });
  if (secondsLeft < 90) return t("stand-in.seconds-left", { percent, count: secondsLeft });
  return t("stand-in.minutes-left", { percent, count: Math.round(secondsLeft / 60) });
}
