import type { FrameTable } from "#annotations/time/frame-table.ts";
import { frameTimesOf } from "./frame-times.ts";
import type { PlayerSource } from "./port.ts";
import type { SoughtMedium } from "./seek-frames.ts";
import { createShownFrames, type ShownFrames } from "./shown-frames.ts";
import type { PresentedFrame } from "./watch-frames.ts";

/** What belongs to the one medium that is loaded. */
export type LoadedMedium = {
  source: PlayerSource;
  sought: SoughtMedium;
  shownFrames: ShownFrames;
  calibrated: boolean;
};

/** A file that the element fetches before its frames are known, and what came of it meanwhile. */
export type PreparedMedium = {
  readonly url: string;
  presented: PresentedFrame | undefined;
  failed: boolean;
};

/** When the frames of a medium come in the file that the element plays: the film itself, or a copy of it. */
export function playedFrames({ frames, standInFrames }: PlayerSource): FrameTable {
  return standInFrames ?? frames;
}

/** A medium as it is just after loading: nothing of it has been shown. */
export function takeIn(source: PlayerSource): LoadedMedium {
  const frames = playedFrames(source);
  const shownFrames = createShownFrames(frameTimesOf(frames));
  return { source, sought: { url: source.url, frames }, shownFrames, calibrated: false };
}
