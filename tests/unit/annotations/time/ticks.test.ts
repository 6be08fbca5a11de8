import fc from "fast-check";
import { expect, test } from "vitest";
import { frameRate } from "#annotations/time/frame-rate.ts";
import { constantFrames, startOfFrame } from "#annotations/time/frame-table.ts";
import { asTicks, formatSeconds, secondsToTicks, TICKS_PER_SECOND } from "#annotations/time/ticks.ts";

test("seconds are written as the shortest decimal that means the same tick", () => {
  expect(formatSeconds(asTicks(0))).toBe("0");
  expect(formatSeconds(asTicks(33.5 * TICKS_PER_SECOND))).toBe("33.5");
  // One frame at 29.97 is 1001/30000 s = 0.03336666…; nine places are needed to name its tick.
  expect(formatSeconds(asTicks(23_543_520))).toBe("0.033366667");
  expect(formatSeconds(asTicks(-705_600_000))).toBe("-1");
  expect(formatSeconds(asTicks(705_599_999))).toBe("0.999999999");
});

test("times with up to six places, as other programs write them, stay as they were written", () => {
  fc.assert(
    fc.property(fc.nat(3_599_999), fc.nat(999_999), (seconds, micros) => {
      const text = `${seconds}.${String(micros).padStart(6, "0")}`;
      expect(formatSeconds(secondsToTicks(Number(text)))).toBe(`${Number(text)}`);
    }),
  );
});

test("the frames of every usual rate, for a day, come back from the file as the same tick", () => {
  const rates = [
    [24000, 1001],
    [24, 1],
    [25, 1],
    [30000, 1001],
    [30, 1],
    [48, 1],
    [50, 1],
    [60000, 1001],
    [60, 1],
    [120, 1],
  ] as const;
  fc.assert(
    fc.property(fc.constantFrom(...rates), fc.nat(10_368_000), ([numerator, denominator], frame) => {
      const ticks = startOfFrame(constantFrames(frameRate(numerator, denominator), 10_368_001), frame);
      expect(BigInt(ticks) * BigInt(numerator)).toBe(BigInt(frame * denominator) * BigInt(TICKS_PER_SECOND));
      expect(secondsToTicks(Number(formatSeconds(ticks)))).toBe(ticks);
    }),
  );
});
