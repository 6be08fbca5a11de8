import { describe, expect, test } from "vitest";
import { annotationSchema } from "#annotations/model/annotation.ts";
import { frameRate } from "#annotations/time/frame-rate.ts";
import { constantFrames } from "#annotations/time/frame-table.ts";
import { secondsToTicks } from "#annotations/time/ticks.ts";
import {
  NO_MARKS,
  passageOfAnnotations,
  passageOfMarks,
  setMark,
} from "../../../../src-renderer/session/passage.ts";

/** 100 frames of 0.04 s. */
const FRAMES = constantFrames(frameRate(25, 1), 100);
const s = secondsToTicks;

describe("in and out", () => {
  test("are the first frame and the last before the out", () => {
    expect(passageOfMarks({ in: s(0.4), out: s(0.8) }, FRAMES)).toEqual({ first: 10, last: 19 });
    expect(passageOfMarks({ in: s(0.4), out: s(0.44) }, FRAMES)).toEqual({ first: 10, last: 10 });
  });

  test("a missing one is the end of the film on that side", () => {
    expect(passageOfMarks({ in: s(0.4), out: null }, FRAMES)).toEqual({ first: 10, last: 99 });
    expect(passageOfMarks({ in: null, out: s(4) }, FRAMES)).toEqual({ first: 0, last: 99 });
    expect(passageOfMarks(NO_MARKS, FRAMES)).toBeUndefined();
  });

  test("one that would turn them round takes the other away", () => {
    expect(setMark({ in: s(1), out: s(2) }, "in", s(1.5))).toEqual({ in: s(1.5), out: s(2) });
    expect(setMark({ in: s(1), out: s(2) }, "in", s(2))).toEqual({ in: s(2), out: null });
    expect(setMark({ in: s(1), out: s(2) }, "out", s(0.5))).toEqual({ in: null, out: s(0.5) });
  });
});

test("a selection is from its first start to its last end; moments have no length", () => {
  const entry = (start: number, end?: number) =>
    annotationSchema.parse({
      id: `e${start}`,
      medium: "m",
      start: s(start),
      ...(end === undefined ? {} : { end: s(end) }),
    });
  expect(passageOfAnnotations([entry(2, 3), entry(0.4, 0.8), entry(3.5)], FRAMES)).toEqual({
    first: 10,
    last: 74,
  });
  expect(passageOfAnnotations([entry(1)], FRAMES)).toBeUndefined();
  expect(passageOfAnnotations([], FRAMES)).toBeUndefined();
});
