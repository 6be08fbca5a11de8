import {
  constantFrames,
  frameAtTicks,
  frameCount,
  type FrameTable,
  nearestFrame,
  startOfFrame,
} from "#annotations/time/frame-table.ts";
import { frameRate } from "#annotations/time/frame-rate.ts";
import { asTicks, secondsToTicks } from "#annotations/time/ticks.ts";
import type { PlaybackState, Player, ShownFrame } from "../../../../src-renderer/player/port.ts";

/** A player without a picture: the test says which frame is on the screen. */
export type FakePlayer = Player & {
  /** Puts a frame on the screen. */
  show(index: number): void;
  /** What was on the screen at the time of an event, where it is not the frame shown now. */
  wasShownAt(eventTime: number, index: number): void;
  end(): void;
};

/** Makes a player; it takes whatever film it is given. */
export function createFakePlayer(): FakePlayer {
  let frames: FrameTable | undefined;
  let index = 0;
  const history = new Map<number, number>();
  const stateListeners = new Set<(state: PlaybackState) => void>();
  const frameListeners = new Set<(frame: ShownFrame) => void>();
  let state: PlaybackState = {
    phase: "empty",
    playing: false,
    ended: false,
    rate: 1,
    volume: 1,
    muted: false,
    duration: secondsToTicks(0),
    trouble: null,
    hasPicture: true,
    drawn: false,
  };
  const setState = (patch: Partial<PlaybackState>): void => {
    state = { ...state, ...patch };
    for (const listener of stateListeners) listener(state);
  };
  const fallback = constantFrames(frameRate(25, 1), 1);
  const frameOf = (at: number): ShownFrame => ({ index: at, start: startOfFrame(frames ?? fallback, at) });
  const show = (next: number): void => {
    index = Math.max(0, Math.min(next, frameCount(frames ?? fallback) - 1));
    for (const listener of frameListeners) listener(frameOf(index));
  };
  return {
    show,
    wasShownAt: (eventTime, at) => history.set(eventTime, at),
    end() {
      show(frameCount(frames ?? fallback) - 1);
      setState({ playing: false, ended: true });
    },
    mount: () => () => {},
    canPlay: () => false,
    refuse: (trouble) => setState({ phase: "failed", trouble }),
    prepare: () => setState({ phase: "loading" }),
    async load(source) {
      frames = source.frames;
      show(0);
      setState({ phase: "ready" });
    },
    loadRuler(ruler) {
      frames = ruler.frames;
      show(0);
      setState({ phase: "ready", duration: ruler.duration });
    },
    unload() {
      frames = undefined;
      index = 0;
      setState({ phase: "empty", playing: false, ended: false });
    },
    play: () => setState({ playing: true, ended: false }),
    pause: () => setState({ playing: false }),
    playBackwards: (rate) => setState({ playing: true, ended: false, rate: -rate }),
    setRate: (rate) => setState({ rate }),
    setVolume: (volume, muted) => setState({ volume, muted }),
    async seekToFrame(next) {
      show(next);
    },
    async seekToTime(time) {
      if (frames) show(frameAtTicks(frames, time));
    },
    async stepFrames(count) {
      show(index + count);
    },
    async stepTicks(ticks) {
      if (frames) show(nearestFrame(frames, asTicks(startOfFrame(frames, index) + ticks)));
    },
    shownFrame: () => frameOf(index),
    headedFor: () => frameOf(index),
    frameAt: (eventTime) => frameOf(history.get(eventTime) ?? index),
    whenKnown: (_eventTime, run) => run(),
    frames: () => frames,
    state: () => state,
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    onFrame(listener) {
      frameListeners.add(listener);
      return () => frameListeners.delete(listener);
    },
    dispose() {},
  };
}
