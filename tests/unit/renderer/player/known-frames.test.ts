import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createKnownFrames } from "../../../../src-renderer/player/known-frames.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("runs what is known at once, and the rest in turn when the news comes", () => {
  let knownUntil = 100;
  const done: number[] = [];
  const known = createKnownFrames((time) => time <= knownUntil);
  for (const time of [90, 110, 120]) known.when(time, () => done.push(time));
  expect(done).toEqual([90]);
  knownUntil = 115;
  known.tell();
  expect(done).toEqual([90, 110]);
  knownUntil = 130;
  known.tell();
  expect(done).toEqual([90, 110, 120]);
});

it("does not wait for ever where no news comes", () => {
  const done: number[] = [];
  const known = createKnownFrames(() => false);
  known.when(100, () => done.push(100));
  vi.advanceTimersByTime(149);
  expect(done).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(done).toEqual([100]);
});
