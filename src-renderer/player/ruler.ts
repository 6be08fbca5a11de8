import {
  frameAtTicks,
  frameCount,
  type FrameIndex,
  nearestFrame,
  startOfFrame,
} from "#annotations/time/frame-table.ts";
import { asTicks, TICKS_PER_SECOND, type Ticks } from "#annotations/time/ticks.ts";
import type { FilmPlayer, PlaybackState, Player, RulerSource, ShownFrame } from "./port.ts";

/** Where a clock stood, and since when it runs (milliseconds of `performance.now()`) at which rate; 0 where it stands. */
type Hand = { readonly time: Ticks; readonly at: number; readonly rate: number };

type Ruler = RulerSource & { hand: Hand; rate: number };

/**
 * A player that, besides films, takes the times of a film that nobody has as a file yet: they are gone to, stepped through, and
 * run by the clock, beside the film as it plays elsewhere.
 */
export function withRuler(film: FilmPlayer): Player {
  const stateListeners = new Set<(state: PlaybackState) => void>();
  const frameListeners = new Set<(frame: ShownFrame) => void>();
  let ruler: Ruler | undefined;
  let told: FrameIndex | undefined;
  let repaint = 0;

  const timeAt = ({ hand, frames }: Ruler, at: number): Ticks => {
    const ran = Math.max(0, at - hand.at) * hand.rate * (TICKS_PER_SECOND / 1000);
    const last = startOfFrame(frames, frameCount(frames) - 1);
    return asTicks(Math.round(Math.min(last, Math.max(0, hand.time + ran))));
  };

  const frameAt = (now: Ruler, at: number): ShownFrame => {
    const index = frameAtTicks(now.frames, timeAt(now, at));
    return { index, start: startOfFrame(now.frames, index) };
  };

  const state = (): PlaybackState => {
    const playback = film.state();
    if (!ruler) return playback;
    const { hand, duration, rate } = ruler;
    const runs = hand.rate !== 0;
    return {
      ...playback,
      phase: "ready",
      playing: runs,
      rate: runs ? hand.rate : rate,
      duration,
      trouble: null,
    };
  };

  const tellState = (): void => {
    for (const listener of stateListeners) listener(state());
  };

  const tellFrame = (): void => {
    if (!ruler) return;
    const shown = frameAt(ruler, performance.now());
    if (shown.index === told) return;
    told = shown.index;
    for (const listener of frameListeners) listener(shown);
  };

  const run = (): void => {
    tellFrame();
    if (!ruler || ruler.hand.rate === 0) return;
    if (ruler.hand.rate < 0 && told === 0) return set(ruler, ruler.hand.time, 0);
    repaint = requestAnimationFrame(run);
  };

  /** Sets the hand: to a time, running on at a rate or standing. */
  const set = (now: Ruler, time: Ticks, rate: number): void => {
    cancelAnimationFrame(repaint);
    now.hand = { time, at: performance.now(), rate };
    run();
    tellState();
  };

  const turn = (rate: number): void => {
    if (ruler) set(ruler, timeAt(ruler, performance.now()), rate);
  };

  const goTo = (now: Ruler, index: FrameIndex): void => {
    const inside = Math.max(0, Math.min(index, frameCount(now.frames) - 1));
    set(now, startOfFrame(now.frames, inside), now.hand.rate);
  };

  const leave = (): void => {
    cancelAnimationFrame(repaint);
    ruler = undefined;
    told = undefined;
  };

  film.onState(() => {
    if (!ruler) tellState();
  });
  film.onFrame((frame) => {
    if (ruler) return;
    for (const listener of frameListeners) listener(frame);
  });

  const here = (now: Ruler): ShownFrame => frameAt(now, performance.now());

  return {
    ...film,
    loadRuler({ frames, duration }) {
      film.unload();
      leave();
      ruler = { frames, duration, rate: 1, hand: { time: asTicks(0), at: 0, rate: 0 } };
      tellFrame();
      tellState();
    },
    refuse(trouble) {
      leave();
      film.refuse(trouble);
    },
    prepare(file) {
      leave();
      film.prepare(file);
    },
    load(source) {
      leave();
      return film.load(source);
    },
    unload() {
      leave();
      film.unload();
      // Where the film's own state was empty before, nobody has been told that the ruler is gone.
      tellState();
    },
    play: () => (ruler ? turn(ruler.rate) : film.play()),
    pause: () => (ruler ? turn(0) : film.pause()),
    playBackwards: (rate) => (ruler ? turn(-rate) : film.playBackwards(rate)),
    setRate(rate) {
      if (!ruler) return film.setRate(rate);
      ruler.rate = rate;
      turn(Math.sign(ruler.hand.rate) * rate);
    },
    async seekToFrame(index) {
      if (ruler) goTo(ruler, index);
      else await film.seekToFrame(index);
    },
    async seekToTime(time) {
      if (ruler) goTo(ruler, frameAtTicks(ruler.frames, time));
      else await film.seekToTime(time);
    },
    async stepFrames(count) {
      if (ruler) goTo(ruler, here(ruler).index + count);
      else await film.stepFrames(count);
    },
    async stepTicks(ticks) {
      if (!ruler) return film.stepTicks(ticks);
      goTo(ruler, nearestFrame(ruler.frames, asTicks(Math.max(0, here(ruler).start + ticks))));
    },
    shownFrame: () => (ruler ? here(ruler) : film.shownFrame()),
    headedFor: () => (ruler ? here(ruler) : film.headedFor()),
    frameAt: (eventTime) => (ruler ? frameAt(ruler, eventTime) : film.frameAt(eventTime)),
    whenKnown: (eventTime, use) => (ruler ? use() : film.whenKnown(eventTime, use)),
    frames: () => ruler?.frames ?? film.frames(),
    state,
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    onFrame(listener) {
      frameListeners.add(listener);
      return () => frameListeners.delete(listener);
    },
    dispose() {
      leave();
      film.dispose();
    },
  };
}
