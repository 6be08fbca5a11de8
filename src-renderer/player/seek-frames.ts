import {
  type FrameTable,
  frameAtSeconds,
  midpointSeconds,
  startOfFrame,
} from "#annotations/time/frame-table.ts";
import { ticksToSeconds } from "#annotations/time/ticks.ts";
import type { DrawnFrame } from "./drawn-frame.ts";
import { createSeekQueue, type SeekQueue } from "./seek-queue.ts";
import { type ShowPorts, showFrame } from "./show-frame.ts";

/** The medium that frames are sought in. */
export type SoughtMedium = { readonly url: string; readonly frames: FrameTable };

/** What seeking needs of the player. */
export type SeekParts = {
  readonly video: HTMLVideoElement;
  readonly drawn: DrawnFrame;
  /** The medium that can be sought in now; another object as soon as another one is loaded. */
  medium(): SoughtMedium | undefined;
  /** The frame on the screen, drawn or presented, where the element is there too; else `undefined`. */
  shownIndex(): number | undefined;
  onPresented: ShowPorts["onPresented"];
  /** A frame that the element did not tell of is on the screen: drawn, or, in a hidden window, there for all anybody can see. */
  onUntold(index: number): void;
};

/**
 * Makes the seeks of a player: each goes to the middle of the asked frame's time, and where another frame comes, or the film
 * keeps silent, the asked one is decoded and drawn over it (playback notes, recipe 2 to 4).
 */
export function createFrameSeeks(parts: SeekParts): SeekQueue {
  const { video, drawn } = parts;

  const draw = async (medium: SoughtMedium, index: number, isNewest: () => boolean): Promise<boolean> => {
    const start = ticksToSeconds(startOfFrame(medium.frames, index));
    const place = { start, middle: midpointSeconds(medium.frames, index) };
    const isWanted = (): boolean => parts.medium() === medium && video.paused && isNewest();
    try {
      return isWanted() && (await drawn.draw(medium.url, place, isWanted));
    } catch {
      // The file has gone, or its data is damaged there: the number then names the frame that the element shows.
      return false;
    }
  };

  return createSeekQueue(async (index, isNewest) => {
    const medium = parts.medium();
    if (!medium) return;
    if (video.paused && parts.shownIndex() === index && !video.seeking) return;
    const outcome = await showFrame(video, midpointSeconds(medium.frames, index), {
      isAsked: ({ seconds }) => frameAtSeconds(medium.frames, seconds) === index,
      onPresented: parts.onPresented,
    });
    if (outcome === "asked" || parts.medium() !== medium) return;
    if (outcome === "unseen" && document.hidden) {
      parts.onUntold(frameAtSeconds(medium.frames, video.currentTime));
    } else if (await draw(medium, index, isNewest)) {
      parts.onUntold(index);
    }
  });
}
