import { useStore } from "zustand";
import { asTicks } from "#annotations/time/ticks.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { type Clock, formatMediaTime } from "../../ui/clock.ts";
import { useCommands } from "../../ui/commands.tsx";
import { GoToField } from "./go-to-field.tsx";
import "./playhead-time.css";

type PlayheadTimeProps = { readonly session: Session; readonly clock: Clock };

/**
 * Where the film is: the big time, which a click copies and a double click makes a field, and under it the frame and what
 * remains; a click there swaps timecode and media time.
 */
export function PlayheadTime({ session, clock }: PlayheadTimeProps) {
  const { t } = useTexts();
  const { run, caps } = useCommands();
  const shown = useStore(session.playhead);
  const duration = useStore(session.playback, (playback) => playback.duration);
  const goTo = useStore(session.transport, (transport) => transport.goTo);
  const time = clock.format(shown.start);
  const remaining = formatMediaTime(asTicks(Math.max(0, duration - shown.start)), 0);
  // The times of a link are tenths of a second unless its rate is known: no frames of anybody's.
  const isTyped = useStore(session.medium, ({ place }) => place?.kind === "link") && !clock.rateLabel;
  const frame = isTyped ? t("player.typed-time") : t("transport.frame", { frame: shown.index });
  const details = [frame, clock.rateLabel];

  const copy = async () => {
    await navigator.clipboard.writeText(time);
    session.toast({ tone: "plain", key: "toast.copied", parameters: { text: time }, action: null });
  };

  return (
    <div className="playhead-time">
      {goTo ? (
        <GoToField session={session} clock={clock} />
      ) : (
        <button
          type="button"
          className="transport-big time"
          data-tip={t("transport.copy-time")}
          data-tip-keys={caps("transport.goTo")}
          onClick={(event) => {
            if (event.detail <= 1) void copy();
          }}
          onDoubleClick={() => run("transport.goTo")}
        >
          {time}
        </button>
      )}
      <div className="playhead-facts time">
        <button
          type="button"
          className="transport-details"
          data-tip={t("command.view.timeFormat")}
          onClick={() => run("view.timeFormat")}
        >
          {details.filter(Boolean).join(" · ")}
        </button>
        <span className="playhead-remaining" data-tip={t("transport.remaining")}>
          −{remaining}
        </span>
      </div>
    </div>
  );
}
