import type { Ticks } from "#annotations/time/ticks.ts";
import type { Core } from "./core.ts";
import type { MediumOpener } from "./open-medium.ts";

/** Jumps along the film and from one film to another, each of which can be taken back. */
export type Jumps = {
  /** Goes to a time of the medium in the player, or of another, which then takes the player. */
  to(time: Ticks, medium?: string): void;
  /** Puts another medium into the player, where it stood when it was left. */
  toMedium(medium: string): void;
  /** Goes back to before the last jump, play state and medium included. */
  back(): void;
  /** Forgets everything, as when another log is opened. */
  clear(): void;
};

type Place = { readonly medium: string; readonly time: Ticks; readonly playing: boolean };

/** As many jumps back as anybody remembers. */
const MOST_PLACES = 100;

/** Makes the jumps of a window. */
export function createJumps({ player, stores, desk }: Core, media: Pick<MediumOpener, "open">): Jumps {
  let places: Place[] = [];

  const mediumNow = (): string | null => {
    const log = stores.log.getState();
    return log.phase === "open" ? log.medium : null;
  };

  const remember = (): void => {
    const medium = mediumNow();
    if (medium === null) return;
    places.push({ medium, time: player.shownFrame().start, playing: player.state().playing });
    places = places.slice(-MOST_PLACES);
  };

  const isThere = (medium: string): boolean => {
    const log = stores.log.getState();
    return log.phase === "open" && log.document.tables.medium.has(medium);
  };

  const open = (medium: string, arrival: Partial<Place> = {}): void => {
    media.open(medium, arrival).catch(desk.reportError);
  };

  return {
    to(time, medium = mediumNow() ?? undefined) {
      if (medium === undefined) return;
      remember();
      if (medium === mediumNow()) player.seekToTime(time).catch(desk.reportError);
      else open(medium, { time });
    },
    toMedium(medium) {
      if (medium === mediumNow()) return;
      remember();
      open(medium);
    },
    back() {
      const place = places.pop();
      if (!place || !isThere(place.medium)) return;
      if (place.medium !== mediumNow()) return open(place.medium, place);
      player.seekToTime(place.time).catch(desk.reportError);
      if (place.playing) player.play();
      else player.pause();
    },
    clear() {
      places = [];
    },
  };
}
