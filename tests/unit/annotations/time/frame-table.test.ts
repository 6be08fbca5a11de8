import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frameRate } from "#annotations/time/frame-rate.ts";
import {
  constantFrames,
  endOfFrame,
  type FrameTable,
  frameAtSeconds,
  frameAtTicks,
  frameCount,
  measuredFrames,
  midpointSeconds,
  nearestFrame,
  startOfFrame,
} from "#annotations/time/frame-table.ts";
import { asTicks, secondsToTicks, TICKS_PER_SECOND, ticksToSeconds } from "#annotations/time/ticks.ts";

const NTSC = frameRate(30000, 1001);

const rates = fc.oneof(
  fc.constantFrom(NTSC, frameRate(24000, 1001), frameRate(25, 1), frameRate(60000, 1001), frameRate(240, 1)),
  fc
    .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 1001 }))
    .map(([a, b]) => frameRate(Math.max(a, b), b)),
);
const constants = fc
  .tuple(rates, fc.integer({ min: 1, max: 2_000_000 }), fc.nat(TICKS_PER_SECOND))
  .map(([rate, count, first]): FrameTable => constantFrames(rate, count, asTicks(first)));
/** Variable rates: gaps of 1 ms to 2 s. */
const measured = fc
  .tuple(fc.array(fc.integer({ min: 1000, max: 2_000_000 }), { maxLength: 200 }), fc.nat(1_000_000))
  .map(([gaps, first]): FrameTable => {
    let at = first;
    return measuredFrames(
      Float64Array.from([first, ...gaps.map((gap) => (at += gap))], (micros) => micros / 1e6),
    );
  });

test("every frame of every table is found again by its start, its middle, and a time reported 0.5 ms early or late", () => {
  fc.assert(
    fc.property(fc.oneof(constants, measured), fc.nat(), (table, number) => {
      const frame = number % frameCount(table);
      const start = startOfFrame(table, frame);
      const end = endOfFrame(table, frame);
      expect(end).toBeGreaterThan(start);
      expect(frameAtTicks(table, start)).toBe(frame);
      expect(frameAtSeconds(table, ticksToSeconds(start))).toBe(frame);
      expect(frameAtSeconds(table, midpointSeconds(table, frame))).toBe(frame);
      // Half a millisecond off is still the same frame, where frames are at least 2.1 ms apart.
      const before = frame === 0 ? start : start - startOfFrame(table, frame - 1);
      const far = 0.0021 * TICKS_PER_SECOND;
      const late = end - start > far ? 0.0005 : 0;
      const early = frame > 0 && before > far ? 0.0005 : 0;
      expect(frameAtSeconds(table, ticksToSeconds(start) + late)).toBe(frame);
      expect(frameAtSeconds(table, ticksToSeconds(start) - early)).toBe(frame);
      const isLast = frame + 1 === frameCount(table);
      expect(isLast ? end : startOfFrame(table, frame + 1)).toBe(end);
    }),
    { numRuns: 500 },
  );
});

describe("a measured table", () => {
  test("keeps the milliseconds of a WebM as they are", () => {
    const table = measuredFrames(Float64Array.of(0, 0.033, 0.067, 0.1), NTSC);
    expect(startOfFrame(table, 2)).toBe(secondsToTicks(0.067));
    expect(endOfFrame(table, 3)).toBe(secondsToTicks(0.133));
    expect(midpointSeconds(table, 1)).toBeCloseTo(0.05, 12);
    expect(midpointSeconds(table, 3)).toBeCloseTo(0.1165, 12);
  });

  test("sorts, and counts a time that comes twice once", () => {
    const table = measuredFrames(Float64Array.of(0.2, 0.08, 0.08, 0.12));
    expect(frameCount(table)).toBe(3);
    expect(ticksToSeconds(startOfFrame(table, 0))).toBe(0.08);
  });

  test("clamps what lies outside", () => {
    const table = measuredFrames(Float64Array.of(0.08, 0.12));
    expect([frameAtSeconds(table, 0), frameAtSeconds(table, 9), startOfFrame(table, -5)]).toEqual([
      0,
      1,
      secondsToTicks(0.08),
    ]);
  });

  test("refuses emptiness and what is no number", () => {
    expect(() => measuredFrames(new Float64Array())).toThrow(RangeError);
    expect(() => measuredFrames(Float64Array.of(0, Number.NaN))).toThrow(RangeError);
    expect(() => constantFrames(NTSC, 0)).toThrow(RangeError);
  });
});

test("a second on from a frame at 29.97 is 30 frames, as it is by the label", () => {
  const table = constantFrames(NTSC, 2248);
  // Frame 930 begins at 31.031 s; 32.031 s lies 0.97 of the way from frame 959 to frame 960.
  expect(nearestFrame(table, secondsToTicks(32.031))).toBe(960);
  expect(nearestFrame(table, secondsToTicks(30.031))).toBe(900);
  expect(nearestFrame(table, secondsToTicks(500))).toBe(2247);
});

test("a frame past 24 hours at 29.97 starts on its exact tick", () => {
  const frame = 3_000_001;
  expect(startOfFrame(constantFrames(NTSC, 4_000_000), frame)).toBe(frame * 23_543_520);
});
