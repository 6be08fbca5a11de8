import { describe, expect, test } from "vitest";
import { nextRate, shuttleRate, slowRate } from "../../../../src-renderer/session/rate-ladder.ts";

/** The rates that so many presses lead to, from rest. */
function presses(climb: (rate: number, direction: 1 | -1) => number, direction: 1 | -1): number[] {
  const rates: number[] = [];
  for (let press = 0; press < 6; press++) rates.push(climb((rates.at(-1) ?? 0) * direction, direction));
  return rates;
}

describe("the shuttle keys", () => {
  test("climb 1, 2, 4, 8, 16 either way, and no further", () => {
    expect(presses(shuttleRate, 1)).toEqual([1, 2, 4, 8, 16, 16]);
    expect(presses(shuttleRate, -1)).toEqual([1, 2, 4, 8, 16, 16]);
  });

  test("turn round at 1, whatever the film did", () => {
    expect(shuttleRate(-8, 1)).toBe(1);
    expect(shuttleRate(8, -1)).toBe(1);
  });

  test("come from a rate between to the next step", () => {
    expect(shuttleRate(0.25, 1)).toBe(1);
    expect(shuttleRate(1.5, 1)).toBe(2);
  });
});

test("slow motion is 1/2, then half of that each time, down to 1/16", () => {
  expect(presses(slowRate, 1)).toEqual([1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 16, 1 / 16]);
  expect(presses(slowRate, -1)).toEqual([1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 16, 1 / 16]);
  expect(slowRate(4, 1)).toBe(1 / 2);
  expect(slowRate(-1 / 4, 1)).toBe(1 / 2);
});

test("faster and slower end at 16 and at 1/16", () => {
  expect(nextRate(1, 1)).toBe(1.25);
  expect(nextRate(1, -1)).toBe(0.75);
  expect(nextRate(16, 1)).toBe(16);
  expect(nextRate(1 / 16, -1)).toBe(1 / 16);
});
