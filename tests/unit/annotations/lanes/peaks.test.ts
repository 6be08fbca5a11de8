import { describe, expect, it } from "vitest";
import { binsPerSecondFor, type PeakHead } from "#annotations/lanes/peak-format.ts";
import { createPeaks } from "#annotations/lanes/read-peaks.ts";
import { createPeakWriter } from "#annotations/lanes/write-peaks.ts";
import { secondsToTicks, type Ticks } from "#annotations/time/ticks.ts";

const RATE = 48_000;
const STEREO: PeakHead = { channels: 2, binsPerSecond: 256, originSeconds: 0 };

/** Twenty seconds of stereo in which every sample is silent but for a few. */
function stereo(seconds: number, clicks: readonly (readonly [at: number, left: number, right: number])[]) {
  const samples = new Int16Array(2 * RATE * seconds);
  for (const [at, left, right] of clicks) samples.set([left, right], 2 * Math.round(at * RATE));
  return samples;
}

/** Writes samples in pieces of odd sizes and reads the bytes in others. */
function through(head: PeakHead, samples: Int16Array, pieces = 10_007) {
  const peaks = createPeaks();
  const writer = createPeakWriter(head, { sampleRate: RATE, stride: 2 }, (bytes) => {
    for (let from = 0; from < bytes.length; from += 777) peaks.take(bytes.subarray(from, from + 777));
  });
  const step = 2 * Math.ceil(pieces / 2);
  for (let from = 0; from < samples.length; from += step) writer.take(samples.subarray(from, from + step));
  writer.finish();
  return peaks;
}

const seconds = (count: number): Ticks => secondsToTicks(count);

describe("A waveform", () => {
  it("has every click in the very bin of its time, at its own height, in its own channel", () => {
    // 32767 is full scale; a half is 16384, which is 63.5 of 127; -8192 is a quarter, -31.75.
    const peaks = through(
      STEREO,
      stereo(20, [
        [1, 32_767, 0],
        [2.5, 0, 16_384],
        [17.25, -8192, -32_768],
      ]),
    );
    // Bins of 1/256 s: the click at 17.25 s is the first sample of bin 4416.
    const left = peaks.columns(0, seconds(0), seconds(20), 20 * 256);
    const right = peaks.columns(1, seconds(0), seconds(20), 20 * 256);
    const loud = (columns: Int8Array) =>
      [...columns].flatMap((value, index) => (value === 0 ? [] : [[index, value]]));
    expect(loud(left)).toEqual([
      [2 * 256 + 1, 127],
      [2 * 4416, -32],
    ]);
    expect(loud(right)).toEqual([
      [2 * 640 + 1, 64],
      [2 * 4416, -127],
    ]);
  });

  it("loses no peak at any zoom, however few the columns", () => {
    const peaks = through(STEREO, stereo(20, [[13.37, 32_767, -32_767]]));
    for (const count of [1, 2, 3, 7, 40, 333, 1600, 20_000]) {
      const left = peaks.columns(0, seconds(0), seconds(20), count);
      const right = peaks.columns(1, seconds(0), seconds(20), count);
      const at = Math.floor((13.37 / 20) * count);
      expect(left[2 * at + 1], `${count} columns`).toBe(127);
      expect(right[2 * at], `${count} columns`).toBe(-127);
    }
  });

  it("tells how far it is known while it comes, and is silent beyond", () => {
    const peaks = createPeaks();
    const writer = createPeakWriter(STEREO, { sampleRate: RATE, stride: 2 }, (bytes) => {
      peaks.take(bytes);
    });
    const loud = new Int16Array(2 * RATE * 10).fill(32_767);
    expect(peaks.knownTo()).toBe(0);
    writer.take(loud);
    // Blocks of 1024 bins are 4 s each: two are whole.
    expect(peaks.knownTo()).toBe(secondsToTicks(8));
    expect([...peaks.columns(0, seconds(7), seconds(9), 2)]).toEqual([127, 127, 0, 0]);
    writer.finish();
    expect(peaks.knownTo()).toBe(secondsToTicks(12));
    expect([...peaks.columns(0, seconds(9), seconds(11), 2)]).toEqual([127, 127, 0, 0]);
  });

  it("begins at its origin, for films whose times begin late", () => {
    const peaks = through({ ...STEREO, originSeconds: 95_443 }, stereo(4, [[2, 32_767, 0]]));
    expect([...peaks.columns(0, seconds(95_444), seconds(95_447), 3)]).toEqual([0, 0, 0, 127, 0, 0]);
    expect([...peaks.columns(0, seconds(0), seconds(95_443), 2)]).toEqual([0, 0, 0, 0]);
  });

  it("keeps the bins of rates that are no whole number of samples apart", () => {
    // 44 100 Hz has 172.27 samples in each bin: after an hour the clicks are still in theirs.
    const peaks = createPeaks();
    const mono = { channels: 1, binsPerSecond: 256, originSeconds: 0 };
    const writer = createPeakWriter(mono, { sampleRate: 44_100, stride: 1 }, (bytes) => {
      peaks.take(bytes);
    });
    const second = new Int16Array(44_100);
    second[0] = 32_767;
    for (let index = 0; index < 3600; index++) writer.take(second);
    writer.finish();
    const columns = peaks.columns(0, seconds(3590), seconds(3600), 2560);
    const clicks = [...columns].flatMap((value, index) => (value === 127 ? [(index - 1) / 2] : []));
    expect(clicks).toEqual([0, 256, 512, 768, 1024, 1280, 1536, 1792, 2048, 2304]);
  });

  it("takes no other bytes for a waveform", () => {
    expect(createPeaks().take(new TextEncoder().encode("<!doctype html><html></html>"))).toBe(false);
  });

  it("stays within some ten megabytes whatever the film's length", () => {
    expect(binsPerSecondFor(3600, 2)).toBe(256);
    expect(binsPerSecondFor(36_000, 2)).toBe(64);
    expect(binsPerSecondFor(36_000, 6)).toBe(16);
    expect(binsPerSecondFor(240 * 3600, 8)).toBe(1);
  });
});
