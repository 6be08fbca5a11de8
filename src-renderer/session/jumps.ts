import type { Ticks } from "#annotations/time/ticks.ts";
import type { Core } from "./core.ts";

/** Jumps along the film, each of which can be taken back. */
export type Jumps = {
  to(time: Ticks): void;
  /** Goes back to before the last jump, play state included. */
  back(): void;
  /** Forgets everything, as when another medium is loaded. */
  clear(): void;
};

type Place = { readonly index: number; readonly playing: boolean };

/** As many jumps back as anybody remembers. */
const MOST_PLACES = 100;

/** Makes the jumps of a window. */
export function createJumps({ player, desk }: Core): Jumps {
  let places: Place[] = [];
  return {
    to(time) {
      places.push({ index: player.shownFrame().index, playing: player.state().playing });
      places = places.slice(-MOST_PLACES);
      player.seekToTime(time).catch(desk.reportError);
    },
    back() {
      const place = places.pop();
      if (!place) return;
      player.seekToFrame(place.index).catch(desk.reportError);
      if (place.playing) player.play();
      else player.pause();
    },
    clear() {
      places = [];
    },
  };
}
