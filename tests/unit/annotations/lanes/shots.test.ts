import { describe, expect, it } from "vitest";
import { createSceneScore, createShotFinder } from "#annotations/lanes/find-shots.ts";
import { readShots, writeShot, writeShotHead } from "#annotations/lanes/shot-format.ts";
import { secondsToTicks } from "#annotations/time/ticks.ts";

const FPS = 25;

/** Runs scores through the finder: `base` for every frame but those named. */
function cutsOf(frames: number, base: number, named: Readonly<Record<number, number>>): number[] {
  const finder = createShotFinder();
  const found: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    found.push(...finder.take({ seconds: frame / FPS, score: named[frame] ?? base }));
  }
  return [...found, ...finder.finish()].map((seconds) => Math.round(seconds * FPS));
}

describe("Shot changes", () => {
  it("are where a picture is wholly unlike the last one, to the frame", () => {
    expect(cutsOf(200, 0.01, { 50: 0.6, 120: 0.31, 199: 0.9 })).toEqual([50, 120, 199]);
  });

  it("are found between dark pictures, where they stand out, and not in a shaking camera", () => {
    expect(cutsOf(100, 0.01, { 50: 0.18 })).toEqual([50]);
    expect(cutsOf(100, 0.1, { 50: 0.27 })).toEqual([]);
    expect(cutsOf(100, 0.01, { 50: 0.14 })).toEqual([]);
  });

  it("are one where several frames in a row are unlike: the strongest", () => {
    expect(cutsOf(100, 0.01, { 50: 0.32, 51: 0.5, 52: 0.31 })).toEqual([51]);
  });

  it("are known soon after, not only at the end of the film", () => {
    const finder = createShotFinder();
    const found: number[] = [];
    for (let frame = 0; frame < 30; frame++) {
      found.push(...finder.take({ seconds: frame / FPS, score: frame === 5 ? 0.6 : 0.01 }));
    }
    expect(found).toEqual([0.2]);
  });

  it("score a picture by how unlike the last one it is, less how much was moving already", () => {
    const score = createSceneScore();
    const grey = (level: number) => new Uint8Array(12).fill(level);
    expect(score(grey(0))).toBe(0);
    // 64 of 256 on average, after stillness: a quarter.
    expect(score(grey(64))).toBe(0.25);
    // As much again: nothing new.
    expect(score(grey(128))).toBe(0);
    // Still again: as unlike as nothing.
    expect(score(grey(128))).toBe(0);
  });

  it("travel as bytes, and nothing else is taken for them", () => {
    const bytes = Uint8Array.from([...writeShotHead(), ...writeShot(25.025), ...writeShot(50.05)]);
    expect(readShots(bytes)).toEqual([secondsToTicks(25.025), secondsToTicks(50.05)]);
    // The last one is still on its way.
    expect(readShots(bytes.subarray(0, bytes.length - 3))).toEqual([secondsToTicks(25.025)]);
    expect(readShots(new TextEncoder().encode("not found"))).toBeUndefined();
  });
});
