import {
  endOfFrame,
  type FrameIndex,
  type FrameTable,
  frameCount,
  midpointSeconds,
  nearestFrame,
  startOfFrame,
} from "#annotations/time/frame-table.ts";
import { secondsToTicks, ticksToSeconds } from "#annotations/time/ticks.ts";
import type { FrameDecoder } from "./decode-frame.ts";
import type { DrawnFrame } from "./drawn-frame.ts";
import { createHeldFrames, type HeldFrames } from "./held-frames.ts";
import { planRun, type RunPlan } from "./plan-run.ts";
import { createReverseClock, type ReverseClock } from "./reverse-clock.ts";
import type { SoughtMedium } from "./seek-frames.ts";

/** Plays the film backwards, which no media element can: decoded frames, each at its time, over the element's picture. */
export type ReversePlay = {
  isOn(): boolean;
  /** How fast it runs, above 0; 0 where it does not. */
  rate(): number;
  /** Runs back from a frame; only a new rate where it runs already. */
  start(from: FrameIndex, rate: number): void;
  /** Stops; the frame on the screen stays. */
  stop(): void;
};

/** What playing backwards needs of the player. */
export type ReverseParts = {
  readonly drawn: DrawnFrame;
  medium(): SoughtMedium | undefined;
  shownIndex(): FrameIndex;
  /** A decoded frame was drawn and will be on the screen at a time (milliseconds). */
  onDrawn(index: FrameIndex, at: number): void;
  /** Shows a frame by the element: the way back where nothing can be decoded. */
  seek(index: FrameIndex): Promise<void>;
  /** The film has come to its beginning. */
  onOver(): void;
};

/** Decoded frames take no more memory than this, those that the decoder has in hand included. */
const MOST_BYTES = 256 * 1024 * 1024;
const IN_HAND_BYTES = 32 * 1024 * 1024;
/** One run is shown while the next is decoded. */
const RUN_BYTES = (MOST_BYTES - IN_HAND_BYTES) / 2;

/** A frame of 4K in ten bits, until the first has been seen. */
const BYTES_AT_MOST = 25 * 1024 * 1024;

/** What is taken for one frame until it has been measured; and how much of each measurement counts. */
const FIRST_MS_PER_FRAME = 3;
const NEWS_SHARE = 0.5;

/**
 * What is drawn in one repaint is on the screen with the next: 12 to 30 ms later in the memory of a virtual display, more
 * where the machine is busy.
 */
const SHOWN_AFTER_MS = 1000 / 60;

/** One way back, from its start to its stop. */
type Way = {
  readonly medium: SoughtMedium;
  readonly from: FrameIndex;
  readonly held: HeldFrames;
  rate: number;
  /** Runs from when there is something to show. */
  clock: ReverseClock | undefined;
};

/** Makes the backward play of a player. */
export function createReversePlay(parts: ReverseParts): ReversePlay {
  let way: Way | undefined;
  let bytesPerFrame = BYTES_AT_MOST;
  let msPerFrame = FIRST_MS_PER_FRAME;

  const stop = (): void => {
    way?.held.clear();
    way = undefined;
  };

  const isStill = (on: Way): boolean => way === on;

  const startClock = (on: Way, from: FrameIndex): void => {
    on.clock = createReverseClock(on.medium.frames, from, performance.now(), on.rate);
  };

  /** Decodes a run and holds it; `false` where it was stopped meanwhile. */
  const decodeRun = async (on: Way, decoder: FrameDecoder, plan: RunPlan): Promise<boolean> => {
    const { frames } = on.medium;
    const until =
      ticksToSeconds(startOfFrame(frames, plan.last)) / 2 + midpointSeconds(frames, plan.last) / 2;
    for await (const frame of decoder.run(midpointSeconds(frames, plan.first), until)) {
      const index = nearestFrame(frames, secondsToTicks(frame.seconds));
      const isAsked = index >= plan.first && index <= plan.last && (plan.last - index) % plan.every === 0;
      bytesPerFrame = frame.bytes;
      if (way === on && isAsked) on.held.add(index, frame);
      else frame.close();
      if (way !== on) return false;
    }
    return true;
  };

  /** Keeps decoding until the film's beginning is held; `false` where nothing can be decoded. */
  const decodeAhead = async (on: Way): Promise<boolean> => {
    const { frames, url } = on.medium;
    const decoder = await parts.drawn.decoderOf(url);
    if (!decoder) return false;
    let lowest = on.from;
    let lastMs = 0;
    while (isStill(on) && lowest > 0) {
      const begun = performance.now();
      // What is late already is left out: what will be due when it is decoded comes next.
      const due = on.clock?.dueAt(begun + lastMs) ?? lowest;
      const next = Math.max(0, Math.min(lowest - 1, due));
      const key = await decoder.keyframeBefore(midpointSeconds(frames, next));
      const keyframe = key === undefined ? 0 : nearestFrame(frames, secondsToTicks(Math.max(0, key)));
      const plan = planRun({
        next,
        keyframe: Math.min(keyframe, next),
        framesPerSecond: framesPerSecond(frames) * on.rate,
        msPerFrame,
        mostFrames: Math.max(1, Math.floor(RUN_BYTES / bytesPerFrame)),
      });
      const size = Math.ceil((plan.last - plan.first + 1) / plan.every) * bytesPerFrame;
      if (on.held.count > 0 && on.held.bytes + size > MOST_BYTES - IN_HAND_BYTES) {
        await repaint();
        continue;
      }
      if (!(await decodeRun(on, decoder, plan))) return true;
      lastMs = performance.now() - begun;
      const measured = lastMs / (plan.last - Math.min(keyframe, plan.first) + 1);
      if (plan.first !== plan.last) msPerFrame += (measured - msPerFrame) * NEWS_SHARE;
      lowest = plan.first;
      if (!on.clock) startClock(on, on.from);
    }
    if (way === on && !on.clock) startClock(on, on.from);
    return true;
  };

  /** Seeks from frame to frame as they fall due. */
  const seekAlong = async (on: Way): Promise<void> => {
    startClock(on, parts.shownIndex());
    while (isStill(on)) {
      const due = on.clock?.dueAt(performance.now()) ?? 0;
      if (due < parts.shownIndex()) await parts.seek(due);
      await repaint();
    }
  };

  const onRepaint = (on: Way) => () => {
    if (way !== on) return;
    const now = performance.now();
    const next = on.clock && on.held.take(on.clock.dueAt(now), parts.shownIndex());
    if (next) {
      parts.drawn.put(next.frame);
      next.frame.close();
      parts.onDrawn(next.index, performance.now() + SHOWN_AFTER_MS);
    }
    if (on.clock?.isOver(now)) {
      stop();
      parts.onOver();
    } else requestAnimationFrame(onRepaint(on));
  };

  const run = async (on: Way): Promise<void> => {
    const isDecoding = await decodeAhead(on).catch(() => false);
    // The file has gone, its data is damaged there, or this computer cannot decode it outside the element.
    if (!isDecoding && way === on) await seekAlong(on);
  };

  return {
    isOn: () => way !== undefined,
    rate: () => way?.rate ?? 0,
    start(from, rate) {
      const medium = parts.medium();
      if (!medium) return;
      if (way && way.medium === medium) {
        const now = performance.now();
        const due = way.clock?.dueAt(now);
        way.rate = rate;
        if (due !== undefined) startClock(way, due);
        return;
      }
      stop();
      const on: Way = { medium, from, held: createHeldFrames(), rate, clock: undefined };
      way = on;
      requestAnimationFrame(onRepaint(on));
      void run(on);
    },
    stop,
  };
}

function repaint(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** How many frames a film has in a second, on the whole. */
function framesPerSecond(frames: FrameTable): number {
  const last = frameCount(frames) - 1;
  const length = ticksToSeconds(endOfFrame(frames, last)) - ticksToSeconds(startOfFrame(frames, 0));
  return (last + 1) / Math.max(length, Number.EPSILON);
}
