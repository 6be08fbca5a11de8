import {
  endOfFrame,
  frameAtSeconds,
  frameAtTicks,
  frameCount,
  nearestFrame,
  startOfFrame,
} from "#annotations/time/frame-table.ts";
import { asTicks, secondsToTicks } from "#annotations/time/ticks.ts";
import { findSilentTrouble } from "./codecs.ts";
import { createDrawnFrame } from "./drawn-frame.ts";
import { calibrateFrames, frameTimesOf } from "./frame-times.ts";
import { createKnownFrames } from "./known-frames.ts";
import { createMediaElement, type MediaElement } from "./media-element.ts";
import { diagnoseMediaError } from "./media-error.ts";
import { type LoadedMedium, playedFrames, type PreparedMedium, takeIn } from "./loaded-medium.ts";
import { createPlaybackStore } from "./playback-store.ts";
import type { FilmPlayer, PlayerSource, ShownFrame } from "./port.ts";
import { createReversePlay } from "./reverse-play.ts";
import { createFrameSeeks } from "./seek-frames.ts";
import { type PresentedFrame, watchFrames } from "./watch-frames.ts";

const FIRST_FRAME: ShownFrame = { index: 0, start: asTicks(0) };

/** Loaded when it is needed only: most films never ask for it. */
async function openDecoder(url: string) {
  const { openFrameDecoder } = await import("./decode-frame.ts");
  return openFrameDecoder(new URL(url, location.href).href);
}

/** Makes the player: one media element for the life of the window, whichever medium is in it. */
export function createPlayer(): FilmPlayer {
  const media: MediaElement = createMediaElement();
  const { video } = media;
  const playback = createPlaybackStore({ volume: video.volume, muted: video.muted });
  const setState = playback.set;
  let loaded: LoadedMedium | undefined;
  let prepared: PreparedMedium | undefined;
  let shown: ShownFrame = FIRST_FRAME;
  const frameListeners = new Set<(frame: ShownFrame) => void>();
  const presentListeners = new Set<(frame: PresentedFrame) => void>();

  const publish = (index: number): void => {
    if (!loaded) return;
    const start = startOfFrame(loaded.source.frames, index);
    if (index === shown.index && start === shown.start) return;
    shown = { index, start };
    for (const listener of frameListeners) listener(shown);
  };

  const drawn = createDrawnFrame(video, media.box, openDecoder, (isOn) =>
    setState({ drawn: isOn && !reverse.isOn() }),
  );

  const movingRate = (): number => (video.paused || video.seeking || video.ended ? 0 : video.playbackRate);

  const calibrate = (seconds: number): void => {
    if (!loaded || loaded.calibrated) return;
    loaded.calibrated = true;
    if (loaded.source.framesFrom !== "read") return;
    const frames = calibrateFrames(loaded.source.frames, seconds);
    loaded = { ...takeIn({ ...loaded.source, frames }), calibrated: true };
  };

  // Late news of the frame under a drawn one changes nothing on the screen.
  const isCovered = (index: number): boolean =>
    drawn.isOn() && video.paused && (reverse.isOn() || (index !== seeks.target() && index !== shown.index));

  const onPresented = (frame: PresentedFrame): void => {
    if (prepared) prepared.presented = frame;
    if (!loaded) return;
    calibrate(frame.seconds);
    const index = frameAtSeconds(playedFrames(loaded.source), frame.seconds);
    if (!isCovered(index)) {
      drawn.hide();
      isLeftBehind = false;
      loaded.shownFrames.present({ at: frame.at, index, rate: movingRate(), presented: frame.presented });
      publish(index);
    }
    for (const listener of presentListeners) listener(frame);
  };
  const stopWatching = watchFrames(video, onPresented, (at) => {
    loaded?.shownFrames.beat(at);
    known.tell();
  });
  const known = createKnownFrames(
    (eventTime) => document.hidden || !loaded || loaded.shownFrames.isKnown(eventTime),
  );

  /** Counts what was asked for last: to play, to play backwards, or to stand. */
  let wishes = 0;
  /** To play was asked for, and the element is still on its way to the frame on the screen. */
  let isStarting = false;

  const noteState = (): void =>
    setState({
      playing: reverse.isOn() || isStarting || (!video.paused && !video.ended),
      ended: video.ended && !reverse.isOn(),
      rate: reverse.isOn() ? -reverse.rate() : video.playbackRate,
      volume: video.volume,
      muted: video.muted,
    });

  // Between `play` and `playing` the film stands still, however long it takes to start.
  let rolling = false;
  const noteTransport = (rolls: boolean): void => {
    rolling = rolls;
    loaded?.shownFrames.change(performance.now(), rolls ? video.playbackRate : 0);
    known.tell();
    noteState();
  };

  /** Whether what the element says is of the newest source: it goes on telling of the last one for a moment. */
  let started = false;
  const onStart = (): void => {
    const wanted = prepared?.url ?? loaded?.source.url;
    started = wanted !== undefined && video.currentSrc === new URL(wanted, location.href).href;
  };

  const onDuration = (): void => {
    // A copy may begin and end elsewhere than the film.
    const film = loaded?.source.standInFrames ? loaded.source.frames : undefined;
    if (film) setState({ duration: endOfFrame(film, frameCount(film) - 1) });
    else if (Number.isFinite(video.duration)) setState({ duration: secondsToTicks(video.duration) });
  };

  const canPlay = (type: string): boolean => video.canPlayType(type) !== "";

  const onReady = (): void => {
    if (!loaded || !started || playback.get().phase !== "loading") return;
    const { source } = loaded;
    const trouble = findSilentTrouble(source, video.videoWidth, source.name, canPlay);
    const failed = trouble?.code === "video-undecodable";
    if (failed) video.pause();
    setState({ phase: failed ? "failed" : "ready", trouble, hasPicture: video.videoWidth > 0 });
  };

  const onError = async (): Promise<void> => {
    const failing = loaded;
    if (prepared) prepared.failed = true;
    const code = media.errorCode();
    if (!failing || code === undefined) return;
    const trouble = await diagnoseMediaError(code, failing.source);
    if (failing === loaded) setState({ phase: "failed", playing: false, trouble });
  };

  const listeners: readonly (readonly [string, () => void])[] = [
    ["playing", () => noteTransport(true)],
    ...["pause", "waiting", "seeking", "ended"].map((name) => [name, () => noteTransport(false)] as const),
    ["ratechange", () => noteTransport(rolling)],
    ...["play", "seeked", "volumechange"].map((name) => [name, noteState] as const),
    ["loadstart", onStart],
    ["durationchange", onDuration],
    ["loadeddata", onReady],
    ["canplay", onReady],
  ];
  media.onError(() => void onError());
  for (const [name, listener] of listeners) video.addEventListener(name, listener);

  const soughtMedium = () => (playback.get().phase === "ready" ? loaded?.sought : undefined);

  /** Whether the element is still where it was when the film began to run backwards over it. */
  let isLeftBehind = false;
  const reverse = createReversePlay({
    drawn,
    medium: soughtMedium,
    shownIndex: () => shown.index,
    onDrawn(index, at) {
      isLeftBehind = true;
      loaded?.shownFrames.place(at, index);
      publish(index);
    },
    seek: (index) => seeks.request(index),
    onOver() {
      noteState();
      void seeks.request(0);
    },
  });

  const seeks = createFrameSeeks({
    video,
    drawn,
    medium: soughtMedium,
    shownIndex: () => (isLeftBehind ? undefined : shown.index),
    onPresented(listener) {
      presentListeners.add(listener);
      return () => presentListeners.delete(listener);
    },
    onUntold(index) {
      isLeftBehind = false;
      setState({ drawn: drawn.isOn() });
      loaded?.shownFrames.place(performance.now(), index);
      publish(index);
    },
  });

  /** Ends the way back; the element then goes to the frame on the screen. */
  const stopReverse = (): Promise<void> => {
    if (reverse.isOn()) {
      reverse.stop();
      noteState();
    }
    return isLeftBehind ? seeks.request(seeks.target() ?? shown.index) : Promise.resolve();
  };

  const seekToFrame = (index: number): Promise<void> => {
    if (!loaded) return Promise.resolve();
    if (reverse.isOn()) {
      reverse.stop();
      noteState();
    }
    const count = frameTimesOf(loaded.source.frames).count;
    return seeks.request(Math.max(0, Math.min(index, count - 1)));
  };

  const play = async (): Promise<void> => {
    if (playback.get().phase !== "ready") return;
    const wish = ++wishes;
    isStarting = true;
    noteState();
    await stopReverse();
    if (wish !== wishes) return;
    isStarting = false;
    try {
      await media.play();
    } catch (error) {
      noteState();
      // A pause or another medium that comes before the film has started: what the user wanted.
      if (error instanceof DOMException && error.name === "AbortError") return;
      const name = error instanceof Error ? error.name : String(error);
      setState({ trouble: { code: "play-refused", parameters: { reason: name } } });
    }
  };

  const pause = (): void => {
    wishes++;
    isStarting = false;
    video.pause();
    // The event comes later, and whoever asks meanwhile is to hear that the film stands.
    noteTransport(false);
  };

  const clear = (): void => {
    wishes++;
    isStarting = false;
    reverse.stop();
    isLeftBehind = false;
    seeks.clear();
    drawn.clear();
    video.pause();
    shown = FIRST_FRAME;
    loaded = undefined;
    prepared = undefined;
    started = false;
  };

  const prepare = ({ url, type }: Pick<PlayerSource, "url" | "type">): PreparedMedium => {
    clear();
    const begun = { url, presented: undefined, failed: false };
    playback.reset({ phase: "loading" });
    media.setSource(url, type);
    prepared = begun;
    return begun;
  };

  /** Takes up what the element has done while its frames were being read. */
  const catchUp = ({ presented, failed }: PreparedMedium): void => {
    if (presented) onPresented(presented);
    if (failed) void onError();
    if (!started) return;
    onDuration();
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) onReady();
  };

  /** The frame that is being sought, else the one on the screen. */
  const headedFor = (): number => seeks.target() ?? shown.index;

  return {
    mount(element) {
      element.append(media.box);
      return () => media.box.remove();
    },
    canPlay,
    refuse(trouble) {
      clear();
      media.clearSource();
      playback.reset({ phase: "failed", trouble });
    },
    prepare(file) {
      if (prepared?.url !== file.url) prepare(file);
    },
    load(source) {
      const begun = prepared?.url === source.url ? prepared : prepare(source);
      prepared = undefined;
      loaded = takeIn(source);
      shown = { index: 0, start: startOfFrame(source.frames, 0) };
      for (const listener of frameListeners) listener(shown);
      return new Promise((resolve) => {
        const stop = playback.subscribe(({ phase }) => {
          if (phase === "loading") return;
          stop();
          resolve();
        });
        catchUp(begun);
      });
    },
    unload() {
      clear();
      media.clearSource();
      playback.reset();
      for (const listener of frameListeners) listener(shown);
    },
    play() {
      void play();
    },
    pause() {
      pause();
      void stopReverse();
    },
    playBackwards(rate) {
      if (playback.get().phase !== "ready") return;
      pause();
      reverse.start(headedFor(), rate);
      noteState();
    },
    setRate(rate) {
      video.playbackRate = rate;
      video.defaultPlaybackRate = rate;
      if (reverse.isOn()) reverse.start(shown.index, rate);
      noteState();
    },
    setVolume(volume, muted) {
      video.volume = volume;
      video.muted = muted;
    },
    seekToFrame(index) {
      return seekToFrame(index);
    },
    seekToTime(time) {
      return loaded ? seekToFrame(frameAtTicks(loaded.source.frames, time)) : Promise.resolve();
    },
    stepFrames(count) {
      return seekToFrame(headedFor() + count);
    },
    stepTicks(ticks) {
      if (!loaded) return Promise.resolve();
      const { frames } = loaded.source;
      const time = Math.max(0, startOfFrame(frames, headedFor()) + ticks);
      return seekToFrame(nearestFrame(frames, asTicks(Math.round(time))));
    },
    shownFrame: () => shown,
    headedFor() {
      const index = headedFor();
      return loaded ? { index, start: startOfFrame(loaded.source.frames, index) } : shown;
    },
    frameAt(eventTime) {
      if (!loaded) return shown;
      const index = loaded.shownFrames.frameAt(eventTime, performance.now());
      return { index, start: startOfFrame(loaded.source.frames, index) };
    },
    whenKnown: known.when,
    frames: () => loaded?.source.frames,
    state: playback.get,
    onState: playback.subscribe,
    onFrame(listener) {
      frameListeners.add(listener);
      return () => frameListeners.delete(listener);
    },
    dispose() {
      clear();
      stopWatching();
      for (const [name, listener] of listeners) video.removeEventListener(name, listener);
      media.dispose();
    },
  };
}
