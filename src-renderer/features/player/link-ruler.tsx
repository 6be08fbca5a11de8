import type { ReactNode } from "react";
import { useStore } from "zustand";
import { secondsToTicks, TICKS_PER_SECOND } from "#annotations/time/ticks.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { formatMediaTime } from "../../ui/clock.ts";
import { useCommands } from "../../ui/commands.tsx";
import "./link-ruler.css";

/** Seconds that the ruler shows to either side of the time that it stands on, and how far apart its numbers are. */
const REACH = 20;
const NUMBERED = 5;

type LinkRulerProps = {
  readonly session: Session;
  readonly url: string;
  /** The button that looks for the file. */
  readonly look: ReactNode;
};

/** What stands in the picture's place where a film is only a link: its address, and a ruler of times to log against. */
export function LinkRuler({ session, url, look }: LinkRulerProps) {
  const { t } = useTexts();
  const { run } = useCommands();
  const seconds = useStore(session.playhead, ({ start }) => start / TICKS_PER_SECOND);
  const first = Math.max(0, Math.ceil(seconds - REACH));
  const count = Math.floor(seconds + REACH) - first + 1;
  return (
    <div className="player-trouble link-ruler">
      <p className="link-ruler-title">{t("player.link")}</p>
      <p className="link-ruler-url">{url}</p>
      <div className="link-ruler-scale" aria-hidden="true">
        {Array.from({ length: count }, (_, index) => first + index).map((second) => (
          <span
            key={second}
            className="link-ruler-mark"
            data-numbered={second % NUMBERED === 0}
            style={{ left: `${50 + ((second - seconds) / REACH) * 50}%` }}
          >
            {second % NUMBERED === 0 && <span className="time">{shortTime(second)}</span>}
          </span>
        ))}
        <span className="link-ruler-head" />
      </div>
      <p className="link-ruler-text">{t("player.link-text")}</p>
      <div className="link-ruler-buttons">
        <Button onClick={() => run("transport.goTo")}>{t("player.type-time")}</Button>
        {look}
      </div>
    </div>
  );
}

function shortTime(seconds: number): string {
  return formatMediaTime(secondsToTicks(seconds), 0);
}
