import { describe, expect, it } from "vitest";
import type { MediumFacts } from "#annotations/host/shapes.ts";
import { frameAtSeconds, frameCount, startOfFrame } from "#annotations/time/frame-table.ts";
import { calibrateFrames } from "../../../../src-renderer/player/frame-times.ts";
import { type FrameSources, loadFrames } from "../../../../src-renderer/player/load-frames.ts";
import { nearestStandardRate } from "../../../../src-renderer/player/standard-rate.ts";

type Probe = NonNullable<MediumFacts["probe"]>;

const FILM = "/media/1";

const PROBE: Probe = {
  durationSeconds: 0.12,
  rate: "25",
  variableRate: false,
  startTimecode: null,
  width: 1280,
  height: 720,
  rotation: 0,
  container: "mov,mp4,m4a,3gp,3g2,mj2",
  videoCodec: "h264",
  audioCodec: "aac",
  frameCount: 3,
  framesUrl: "/frames/1",
};

/** Times in seconds as the machine serves them: little-endian doubles. */
function served(times: readonly number[]): ArrayBuffer {
  const bytes = new DataView(new ArrayBuffer(times.length * 8));
  for (const [index, time] of times.entries()) bytes.setFloat64(index * 8, time, true);
  return bytes.buffer;
}

const NOTHING: FrameSources = {
  fetchBytes: async () => undefined,
  readMedia: async () => undefined,
};

/** What is loaded of a medium whose frames can be found out. */
async function load(probe: Probe | null, sources: Partial<FrameSources>) {
  const { frames, ...rest } = await loadFrames(FILM, probe, { ...NOTHING, ...sources });
  if (!frames) throw new Error("no frames");
  return { frames, ...rest };
}

describe("where the frame table of a film comes from", () => {
  it("is measured by ffprobe where the machine has it, the first frame not at zero included", async () => {
    const loaded = await load(PROBE, {
      fetchBytes: async (url) => (url === "/frames/1" ? served([0.08, 0.12, 0.16]) : undefined),
    });
    expect(loaded.framesFrom).toBe("measured");
    expect(frameCount(loaded.frames)).toBe(3);
    expect(startOfFrame(loaded.frames, 0)).toBe(56_448_000);
    expect(frameAtSeconds(loaded.frames, 0.121)).toBe(1);
  });

  it("is read in the window where there is no ffprobe, with the rate that its times stand for", async () => {
    const loaded = await load(null, {
      readMedia: async () => ({
        durationSeconds: 0.1,
        frameTimes: [0, 1001 / 30000, 2002 / 30000],
        averageRate: 29.97,
        hasPicture: true,
        videoCodec: "avc",
        audioCodec: null,
      }),
    });
    expect(loaded.framesFrom).toBe("read");
    expect(loaded.rate).toBe("30000/1001");
    expect(frameCount(loaded.frames)).toBe(3);
  });

  it("is counted at 25 frames a second for sound without picture", async () => {
    const probe = { ...PROBE, videoCodec: null, framesUrl: null, durationSeconds: 2, rate: null };
    const loaded = await load(probe, {});
    expect(loaded.hasPicture).toBe(false);
    expect(frameCount(loaded.frames)).toBe(50);
    expect(loaded.rate).toBeNull();
  });

  it("is left open where neither ffprobe nor the window can read the film", async () => {
    const { frames, framesFrom, hasPicture } = await loadFrames(FILM, null, NOTHING);
    expect([frames, framesFrom, hasPicture]).toEqual([null, "assumed", true]);
  });
});

describe("a table that lies beside what the player reports", () => {
  it("is moved by what the first presented frame shows, all frames together", async () => {
    const { frames } = await load(PROBE, {
      fetchBytes: async () => served([0, 0.04, 0.08]),
    });
    const moved = calibrateFrames(frames, 0.0068);
    expect(frameAtSeconds(moved, 0.0068)).toBe(0);
    expect(startOfFrame(moved, 1)).toBe(33_022_080);
  });

  it("stays where a frame of it is presented at its time", async () => {
    const { frames } = await load(PROBE, {
      fetchBytes: async () => served([0, 0.04, 0.08]),
    });
    expect(calibrateFrames(frames, 0.0402)).toBe(frames);
  });
});

it("tells 23.976 from 24 and leaves variable rates alone", () => {
  expect(nearestStandardRate(23.976)).toEqual({ numerator: 24000, denominator: 1001 });
  expect(nearestStandardRate(24)).toEqual({ numerator: 24, denominator: 1 });
  expect(nearestStandardRate(27.3)).toBeUndefined();
});
