import type { LaneName, LaneNews } from "#annotations/host/lane-shapes.ts";
import { type GrowingBytes, growBytes } from "#annotations/lanes/grow.ts";
import type { Scan } from "#annotations/lanes/plan-scans.ts";
import { readShots } from "#annotations/lanes/shot-format.ts";
import { nearestFrame, startOfFrame } from "#annotations/time/frame-table.ts";
import { type Ticks, ticksToSeconds } from "#annotations/time/ticks.ts";
import type { PlaybackState } from "../../player/port.ts";
import type { PeakSource, PictureSource } from "../../timeline/sources.ts";
import type { Core } from "../core.ts";
import { feedLane, type LaneFeed, type LaneFilm, type LaneReceiver } from "./feed-lane.ts";
import { createFilmPeaks } from "./peaks.ts";
import { createStripPictures, type StripPictures } from "./pictures.ts";

/** What is made of the film in the player, as far as it has come; `null` where the film has none of it, or nothing has come. */
export type LanesState = {
  readonly peaks: PeakSource | null;
  readonly pictures: PictureSource | null;
  /** When the first frame of each new shot is presented, rising. */
  readonly shots: readonly Ticks[];
  /** What is being made just now and how much of it is done, from 0 to 1; `null` while nothing is. */
  readonly making: { readonly lane: LaneName; readonly share: number } | null;
};

/** No film, or one of which nothing has been made yet. */
export const NO_LANES: LanesState = { peaks: null, pictures: null, shots: [], making: null };

/** Has the lanes of the film in the player made, one after the other. */
export type MediaLanes = {
  /** The player has changed: a film that has shown its first frame gets its lanes. */
  follow(playback: PlaybackState): void;
  /** News of a lane from the machine. */
  receive(url: string, news: LaneNews): void;
  /** Gives up a lane until the film is opened again. */
  cancel(lane: LaneName): void;
  /** Lets everything go. */
  clear(): void;
};

/** The film comes first, and whoever has just opened it wants to log: the lanes wait this long after its first frame. */
const FILM_FIRST_MS = 1000;

/** A view that moves with the film is told of now and then. */
const WISH_MS = 300;

const ORDER: readonly LaneName[] = ["waveform", "filmstrip", "shots"];

/** Makes the desk of the lanes. */
export function createMediaLanes(core: Core): MediaLanes {
  const { player, world, stores } = core;
  const { lanes } = stores;
  let begun: string | undefined;
  let callOff: (() => void) | undefined;
  let left: LaneName[] = [];
  let film: LaneFilm | undefined;
  let pictures: StripPictures | undefined;
  let wished: Scan | undefined;
  let callOffWish: (() => void) | undefined;
  const feeds = new Map<LaneName, LaneFeed>();

  const clear = (): void => {
    callOff?.();
    callOff = undefined;
    callOffWish?.();
    callOffWish = undefined;
    begun = undefined;
    left = [];
    film = undefined;
    for (const feed of feeds.values()) feed.stop();
    feeds.clear();
    pictures?.dispose();
    pictures = undefined;
    if (lanes.getState() !== NO_LANES) lanes.setState(NO_LANES, true);
  };

  const filmNow = (): LaneFilm | undefined => {
    const log = stores.log.getState();
    const { place } = stores.medium.getState();
    if (log.phase !== "open" || log.logId === "" || place?.kind !== "found") return undefined;
    const near = Math.max(0, ticksToSeconds(player.shownFrame().start));
    return { logId: log.logId, handle: place.handle, url: place.url, near };
  };

  /** One at a time: the next begins when this one has ended or is given up. */
  const next = (): void => {
    const lane = left.shift();
    if (!film || lane === undefined) return lanes.setState({ making: null });
    lanes.setState({ making: { lane, share: 0 } });
    feeds.set(lane, feedLane(core, film, lane, receiverOf(lane)));
  };

  const over = (lane: LaneName): void => {
    if (lanes.getState().making?.lane === lane) next();
  };

  const receiverOf = (lane: LaneName): LaneReceiver => ({
    take: takerOf(lane),
    onShare(share) {
      if (lanes.getState().making?.lane === lane) lanes.setState({ making: { lane, share } });
    },
    onEnd: () => over(lane),
  });

  const takerOf = (lane: LaneName): ((bytes: Uint8Array) => boolean) => {
    if (lane === "waveform") return takePeaks();
    return lane === "filmstrip" ? takePictures() : takeShots(growBytes());
  };

  const takePeaks = () => {
    const peaks = createFilmPeaks();
    return (bytes: Uint8Array): boolean => {
      const isWaveform = peaks.take(bytes);
      if (peaks.source() !== lanes.getState().peaks) lanes.setState({ peaks: peaks.source() });
      return isWaveform;
    };
  };

  const wish = (): void => {
    callOffWish = undefined;
    if (wished) feeds.get("filmstrip")?.wish(wished);
  };

  const takePictures = () => {
    const strip = createStripPictures({
      decode: world.decodePicture,
      onWish(scan) {
        wished = scan;
        callOffWish ??= world.later(wish, WISH_MS);
      },
    });
    pictures = strip;
    return (bytes: Uint8Array): boolean => {
      const isStrip = strip.take(bytes);
      if (isStrip && lanes.getState().pictures !== strip.source) lanes.setState({ pictures: strip.source });
      return isStrip;
    };
  };

  const takeShots = (all: GrowingBytes) => {
    return (bytes: Uint8Array): boolean => {
      all.append(bytes);
      const found = readShots(all.bytes());
      const frames = player.frames();
      if (!found || !frames) return found !== undefined;
      // The film's own frames are what counts, to the tick.
      const shots = found.map((time) => startOfFrame(frames, nearestFrame(frames, time)));
      if (shots.length !== lanes.getState().shots.length) lanes.setState({ shots });
      return true;
    };
  };

  const begin = (): void => {
    callOff = undefined;
    film = filmNow();
    if (!film) {
      // The log service does not know the log yet.
      callOff = world.later(begin, FILM_FIRST_MS);
      return;
    }
    left = [...ORDER];
    next();
  };

  return {
    follow({ phase, playing }) {
      if (phase !== "ready") {
        if (begun !== undefined) clear();
        return;
      }
      for (const feed of feeds.values()) feed.rest(playing);
      const { place } = stores.medium.getState();
      if (place?.kind !== "found" || begun === place.handle) return;
      clear();
      begun = place.handle;
      callOff = world.later(begin, FILM_FIRST_MS);
    },
    receive(url, news) {
      for (const feed of feeds.values()) feed.receive(url, news);
    },
    cancel(lane) {
      feeds.get(lane)?.stop();
      over(lane);
    },
    clear,
  };
}
