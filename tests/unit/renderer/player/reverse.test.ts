import { describe, expect, test } from "vitest";
import { frameRate } from "#annotations/time/frame-rate.ts";
import { constantFrames } from "#annotations/time/frame-table.ts";
import type { HeldFrame } from "../../../../src-renderer/player/decode-frame.ts";
import { createHeldFrames } from "../../../../src-renderer/player/held-frames.ts";
import { planRun } from "../../../../src-renderer/player/plan-run.ts";
import { createReverseClock } from "../../../../src-renderer/player/reverse-clock.ts";

/** 100 frames of 40 ms. */
const FRAMES = constantFrames(frameRate(25, 1), 100);

describe("the clock of a film that runs backwards", () => {
  test("starts in the middle of its frame, and gives each the time that it has", () => {
    const clock = createReverseClock(FRAMES, 50, 1000, 1);
    expect([1000, 1019, 1021, 1059, 1061, 1421].map(clock.dueAt)).toEqual([50, 50, 49, 49, 48, 39]);
  });

  test("goes by the rate", () => {
    expect(createReverseClock(FRAMES, 50, 0, 4).dueAt(110)).toBe(39);
    expect(createReverseClock(FRAMES, 50, 0, 1 / 4).dueAt(400)).toBe(48);
  });

  test("stays on the first frame, and is over then", () => {
    const clock = createReverseClock(FRAMES, 2, 0, 1);
    expect(clock.isOver(79)).toBe(false);
    expect(clock.isOver(81)).toBe(true);
    expect(clock.dueAt(10_000)).toBe(0);
  });
});

describe("decoded frames on hold", () => {
  const held = (index: number) => {
    const closed: number[] = [];
    const frame: HeldFrame = {
      seconds: index / 25,
      bytes: 100,
      draw: () => {},
      close: () => closed.push(index),
    };
    return { frame, closed };
  };

  test("the one that comes last on the way back, of those that are due, is shown; those before it are given up", () => {
    const frames = createHeldFrames();
    const made = [40, 41, 42, 43, 44].map((index) => ({ index, ...held(index) }));
    for (const { index, frame } of made) frames.add(index, frame);
    expect(frames.bytes).toBe(500);
    expect(frames.take(44, 44)).toBeUndefined();
    expect(frames.take(43, 44)?.index).toBe(43);
    expect(frames.take(43, 43)).toBeUndefined();
    expect(frames.take(41, 43)?.index).toBe(41);
    expect(made.filter(({ closed }) => closed.length > 0).map(({ index }) => index)).toEqual([42, 44]);
    expect(frames.bytes).toBe(100);
    frames.clear();
    expect(made[0]?.closed).toEqual([40]);
    expect(frames.bytes).toBe(0);
  });

  test("a frame that comes twice is held once", () => {
    const frames = createHeldFrames();
    const [first, second] = [held(7), held(7)];
    frames.add(7, first.frame);
    frames.add(7, second.frame);
    expect(second.closed).toEqual([7]);
    expect(frames.bytes).toBe(100);
  });
});

describe("the next run of frames", () => {
  const needs = { next: 119, keyframe: 60, framesPerSecond: 30, msPerFrame: 4, mostFrames: 90 };

  test("goes back to the keyframe", () => {
    expect(planRun(needs)).toEqual({ first: 60, last: 119, every: 1 });
  });

  test("goes no further than memory allows, in a long group of pictures", () => {
    expect(planRun({ ...needs, next: 599, keyframe: 0, msPerFrame: 3 })).toEqual({
      first: 510,
      last: 599,
      every: 1,
    });
  });

  test("leaves out what no screen would show: 4x of 60 frames a second are 240, and 60 are seen", () => {
    expect(planRun({ ...needs, framesPerSecond: 240, msPerFrame: 1 })).toEqual({
      first: 60,
      last: 119,
      every: 4,
    });
  });

  test("is the keyframe alone where decoding would not keep up: 60 frames in 240 ms for 125 ms of film", () => {
    expect(planRun({ ...needs, framesPerSecond: 480 })).toEqual({ first: 60, last: 60, every: 1 });
  });

  test("is the next frame alone where that is so and the keyframe is more than a second away", () => {
    expect(planRun({ ...needs, msPerFrame: 30 })).toEqual({ first: 119, last: 119, every: 1 });
  });
});
