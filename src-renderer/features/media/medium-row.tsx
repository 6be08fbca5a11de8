import { Check, Circle, CircleDot, FileX2, Film, Link2, Play } from "lucide-react";
import { memo, useState } from "react";
import { useStore } from "zustand";
import { mediumName } from "#annotations/commands/media-order.ts";
import type { MediumPlace } from "#annotations/host/shapes.ts";
import type { Medium } from "#annotations/model/medium.ts";
import { asTicks, type Ticks } from "#annotations/time/ticks.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { formatMediaTime } from "../../ui/clock.ts";
import { MediumEditor } from "./medium-editor.tsx";
import "./medium-row.css";

type MediumRowProps = {
  readonly session: Session;
  readonly medium: Medium;
  /** Where it lies; `undefined` as long as that has not been looked up. */
  readonly place: MediumPlace | undefined;
  /** Whether it is in the player. */
  readonly shown: boolean;
  readonly locked: boolean;
};

/** A medium of the log. A click puts it into the player; the one that is there unfolds what is said of it. */
export const MediumRow = memo(function MediumRow(props: MediumRowProps) {
  const { session, medium, place, shown, locked } = props;
  const { t } = useTexts();
  const name = mediumName(medium);
  const circled = medium.circled === true;
  return (
    <li
      className="medium-row"
      data-medium={medium.id}
      data-shown={shown}
      data-status={medium.status ?? "free"}
    >
      <div className="medium-row-line">
        <button
          type="button"
          className="medium-row-main"
          aria-current={shown}
          onClick={() => session.goToMedium(medium.id)}
        >
          <Still place={place} shown={shown} length={medium.duration} />
          <span className="medium-row-words">
            <span className="medium-row-name">{name}</span>
            <SceneLine medium={medium} place={place} />
            <StatusLine medium={medium} />
          </span>
        </button>
        <button
          type="button"
          className="medium-row-circle"
          aria-pressed={circled}
          aria-label={t("media.circle-of", { name })}
          data-tip={t("media.circle")}
          disabled={locked}
          onClick={() => session.setMedium(medium.id, { circled: !circled })}
        >
          {circled ? <CircleDot size={16} /> : <Circle size={16} />}
        </button>
      </div>
      <Progress session={session} medium={medium} shown={shown} />
      {shown && <MediumEditor key={medium.id} session={session} medium={medium} locked={locked} />}
    </li>
  );
});

type StillProps = Pick<MediumRowProps, "place" | "shown"> & { readonly length: Ticks | undefined };

function Still({ place, shown, length }: StillProps) {
  const [isBroken, setBroken] = useState(false);
  const src = place?.kind === "found" ? `/still/${place.handle}` : undefined;
  const missing = place?.kind === "missing";
  return (
    <span className="medium-still" data-missing={missing}>
      {src !== undefined && !isBroken ? (
        <img src={src} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
      ) : (
        <StillIcon kind={place?.kind} />
      )}
      {length !== undefined && <span className="medium-still-length time">{formatMediaTime(length, 0)}</span>}
      {shown && (
        <span className="medium-still-shown">
          <Play size={12} fill="currentColor" aria-hidden="true" />
        </span>
      )}
    </span>
  );
}

function StillIcon({ kind }: { readonly kind: MediumPlace["kind"] | undefined }) {
  if (kind === "missing") return <FileX2 size={16} aria-hidden="true" />;
  if (kind === "link") return <Link2 size={16} aria-hidden="true" />;
  return <Film size={16} aria-hidden="true" />;
}

/** Scene and take, or why there is nothing to play. */
function SceneLine({ medium, place }: Pick<MediumRowProps, "medium" | "place">) {
  const { t } = useTexts();
  const { scene, take } = medium;
  if (place?.kind === "missing") return <span className="medium-row-missing">{t("media.missing")}</span>;
  const link = place?.kind === "link" ? t("media.is-link") : undefined;
  const facts = [sceneAndTake(t, scene, take), link].filter((fact) => fact !== undefined);
  return facts.length === 0 ? null : <span className="medium-row-facts">{facts.join(" · ")}</span>;
}

function sceneAndTake(
  t: ReturnType<typeof useTexts>["t"],
  scene: string | undefined,
  take: string | undefined,
): string | undefined {
  if (scene !== undefined && take !== undefined) return t("media.scene-take", { scene, take });
  if (scene !== undefined) return t("media.scene-only", { scene });
  return take === undefined ? undefined : t("media.take-only", { take });
}

/** Whose it is: nothing for a free one, so that the taken ones stand out. */
function StatusLine({ medium: { status = "free", inWorkBy } }: Pick<MediumRowProps, "medium">) {
  const { t } = useTexts();
  if (status === "free") return null;
  const isDone = status === "done";
  const text = inWorkBy === undefined ? t(`media.${status}`) : t(`media.${status}-by`, { name: inWorkBy });
  return (
    <span className="medium-row-status" data-status={status}>
      {isDone && <Check size={12} aria-hidden="true" />}
      {text}
    </span>
  );
}

/** How far it is logged, as a line along the foot of the row and as a time that leads there. */
function Progress({ session, medium, shown }: Pick<MediumRowProps, "session" | "medium" | "shown">) {
  const { t } = useTexts();
  const { duration } = medium;
  const front = useStore(session.media, (media) =>
    media.front?.medium === medium.id ? media.front.time : 0,
  );
  const loggedUpTo = front > (medium.loggedUpTo ?? 0) ? asTicks(front) : medium.loggedUpTo;
  const share = duration && loggedUpTo ? Math.min(1, loggedUpTo / duration) : 0;
  return (
    <>
      {shown && loggedUpTo !== undefined && (
        <button
          type="button"
          className="medium-row-logged time"
          data-tip={t("media.logged-to-go")}
          onClick={() => session.jumpTo(loggedUpTo, medium.id)}
        >
          {t("media.logged-to", { time: formatMediaTime(loggedUpTo, 0) })}
        </button>
      )}
      {share > 0 && (
        <span className="medium-row-progress" aria-hidden="true">
          <span style={{ transform: `scaleX(${share})` }} />
        </span>
      )}
    </>
  );
}
