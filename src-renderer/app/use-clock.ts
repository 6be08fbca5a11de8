import { useMemo } from "react";
import { useStore } from "zustand";
import { mediumCounting, recordedFrames } from "#annotations/document/medium-time.ts";
import type { LogState, Session } from "../session/types.ts";
import { type Clock, createClock } from "../ui/clock.ts";

/** The clock of the medium that is shown. A medium without start timecode shows media time first (product, "The screen"). */
export function useClock(session: Session, state: Extract<LogState, { phase: "open" }>): Clock {
  const medium = state.medium === null ? undefined : state.document.tables.medium.get(state.medium);
  const wanted = useStore(session.ui, (ui) => ui.timeFormat);
  // The player knows its frames once it is ready; until then the record says what there should be.
  const ready = useStore(session.playback, (playback) => playback.phase === "ready");
  return useMemo(() => {
    const frames = (ready ? session.player.frames() : undefined) ?? (medium && recordedFrames(medium));
    const format = wanted ?? (medium?.startTimecode === undefined ? "media" : "timecode");
    const mode = format === "media" ? "media-time" : "timecode";
    return createClock(mode, medium && mediumCounting(medium), frames);
  }, [medium, wanted, ready, session]);
}
