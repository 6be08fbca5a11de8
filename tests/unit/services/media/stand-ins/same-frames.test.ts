import { expect, it } from "vitest";
import { hasSameFrames } from "../../../../../src-main/services/media/stand-ins/same-frames.ts";

const FILM = Float64Array.of(0, 0.04, 0.08, 0.12);

it("takes a copy whose frames all lie at the film's own times", () => {
  expect(hasSameFrames(FILM, FILM.slice())).toBe(true);
});

it("does not mind that a copy begins elsewhere, as long as all of it does", () => {
  expect(hasSameFrames(FILM, Float64Array.of(1.48, 1.52, 1.56, 1.6))).toBe(true);
});

it("does not mind that one of the two has its times in whole milliseconds", () => {
  const thirds = Float64Array.of(0, 1 / 30, 2 / 30, 3 / 30, 4 / 30, 5 / 30);
  expect(hasSameFrames(thirds, Float64Array.of(0, 0.033, 0.067, 0.1, 0.133, 0.167))).toBe(true);
});

it.each([
  ["one frame is missing at the end", [0, 0.04, 0.08]],
  ["there is one frame too many", [0, 0.04, 0.08, 0.12, 0.16]],
  ["one frame comes 2 ms late", [0, 0.042, 0.08, 0.12]],
  ["the copy runs faster by a thousandth and a half", [0, 0.03994, 0.07988, 0.1182]],
  ["a frame was left out and another doubled", [0, 0.04, 0.12, 0.16]],
  ["a time is no number", [0, Number.NaN, 0.08, 0.12]],
  ["there are none", []],
])("refuses a copy where %s", (_why, times) => {
  expect(hasSameFrames(FILM, Float64Array.from(times))).toBe(false);
});

it("does not take sound for a film, nor a film for sound", () => {
  expect(hasSameFrames(FILM, null)).toBe(false);
  expect(hasSameFrames(null, FILM)).toBe(false);
  expect(hasSameFrames(null, null)).toBe(true);
});
