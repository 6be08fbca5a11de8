import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseProbedRate, snapRate } from "../../../../src-main/services/media/nominal-rate.ts";
import { probeMedium } from "../../../../src-main/services/media/probe.ts";
import { createProbeCache } from "../../../../src-main/services/media/probe-cache.ts";
import { tempFolder } from "../support/temp-folder.ts";

const FIXTURES = join(import.meta.dirname, "../../../../../shared/fixtures");
const why = !existsSync(FIXTURES)
  ? "not run: fixtures missing"
  : spawnSync("ffprobe", ["-version"]).error
    ? "not run: ffprobe missing"
    : undefined;

function readAsLarge(program: string, path: string, onProgress?: (share: number) => void) {
  return probeMedium(program, path, onProgress, 0);
}

/** To the six places that the expected values have. */
function rounded(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.round(seconds * 1e6) / 1e6;
}

/** In one run and, as a large file is read, in two, which must be the same. */
async function probe(folder: string, name: string) {
  const path = join(FIXTURES, folder, name);
  const { facts, frames } = probed(await probeMedium("ffprobe", path));
  expect(probed(await readAsLarge("ffprobe", path))).toEqual({ facts, frames });
  return { ...facts, count: frames?.length ?? 0, first: rounded(frames?.[0]), last: rounded(frames?.at(-1)) };
}

test.each([
  ["24000/1001", { numerator: 24000, denominator: 1001 }],
  ["2997/100", { numerator: 30000, denominator: 1001 }],
  ["29970/1000", { numerator: 30000, denominator: 1001 }],
  ["600/25", { numerator: 24, denominator: 1 }],
  ["24/1", { numerator: 24, denominator: 1 }],
  ["17/1", undefined],
  ["0/0", undefined],
])("the rate %s snaps to its nominal one", (text, nominal) => {
  const rate = parseProbedRate(text);
  expect(rate && snapRate(rate)).toEqual(nominal);
});

describe.skipIf(why !== undefined)(`facts of real clips${why ? ` (${why})` : ""}`, () => {
  // Numbers of footage/expected.json and timecode-media/expected.json.
  test.each([
    [
      "book.mkv",
      { rate: "30", variableRate: false, count: 109, first: 0.033, last: 3.633, width: 640, height: 480 },
    ],
    [
      "flower.mp4",
      { rate: "30000/1001", count: 150, first: 0, last: 4.971633, videoCodec: "h264", audioCodec: "aac" },
    ],
    [
      "flower.webm",
      { rate: "30000/1001", variableRate: false, count: 150, first: 0.003, last: 4.975, videoCodec: "vp8" },
    ],
    [
      "friday.mp4",
      { rate: "30", count: 185, first: 0, last: 6.133333, audioCodec: "aac", startTimecode: null },
    ],
    [
      "karma.mp4",
      { rate: "30000/1001", count: 362, last: 12.045367, startTimecode: "19:26:48:04", width: 854 },
    ],
    [
      "one-by-one-person-detection.mp4",
      { rate: "10", count: 1394, last: 139.3, durationSeconds: 139.4, audioCodec: null },
    ],
    [
      "rotate-buck-bunny.mp4",
      { rate: "24", count: 45, first: 0.083333, last: 1.916667, rotation: -90, width: 1080, height: 1920 },
    ],
    [
      "tears-of-steel-battle-clip-medium.webm",
      { rate: "24", variableRate: false, count: 1691, last: 70.417, height: 332 },
    ],
  ])("%s", async (name, expected) => {
    expect(await probe("footage", name)).toMatchObject(expected);
  });

  test.each([
    [
      "TimecodeTrack_23_976_Start-00-58-40-00.mov",
      { rate: "24000/1001", startTimecode: "00:58:40:00", count: 0 },
    ],
    ["TimecodeTrack_24_Start-00-58-40-00.mov", { rate: "24", startTimecode: "00:58:40:00" }],
    ["TimecodeTrack_29_97d_Start_00-00-00-00.mov", { rate: "30000/1001", startTimecode: "00:59:49;00" }],
    [
      "VideoAndTimecodeTrack_29_97i_Start-00-00-00-00.mov",
      { rate: "30000/1001", startTimecode: "00:00:00:00", count: 10 },
    ],
    [
      "VideoTrack_25_VFR_1sec.mov",
      { rate: "25", variableRate: false, count: 25, first: 0, videoCodec: "hevc" },
    ],
    ["VideoTrack_25_VFR_2sec.mov", { rate: "25", variableRate: false, count: 50, first: 0 }],
    ["VideoTrack_29_97_Start-00-00-00-00.mp4", { rate: "30000/1001", startTimecode: null, count: 300 }],
  ])("%s", async (name, expected) => {
    expect(await probe("timecode-media", name)).toMatchObject(expected);
  });

  test("a file without a medium in it fails in words", async () => {
    expect(await probeMedium("ffprobe", join(FIXTURES, "PROVENANCE.md"))).toEqual({
      ok: false,
      error: "failed",
    });
  });

  test("everyone who waits for a film hears how far it has been read, and the film is read once", async () => {
    const cache = createProbeCache(tempFolder(), readAsLarge);
    const path = join(FIXTURES, "footage/one-by-one-person-detection.mp4");
    const print = { size: 2, head: "a".repeat(64), tail: "b".repeat(64) };
    const heard: Record<"first" | "second", number[]> = { first: [], second: [] };
    const first = cache.probe("ffprobe", path, print, (share) => heard.first.push(share));
    const second = cache.probe("no-such-program", path, print, (share) => heard.second.push(share));
    expect(probed(await second)).toEqual(probed(await first));
    expect(heard.first).toEqual(heard.second);
    expect(heard.first).toEqual(heard.first.toSorted((a, b) => a - b));
    // The last of 1394 frames begins at 139.3 s of 139.4.
    expect(heard.first.at(-1)).toBeCloseTo(139.3 / 139.4, 5);
  });

  test("the frame table lies in the cache and is read from there the second time", async () => {
    const cache = createProbeCache(tempFolder());
    const path = join(FIXTURES, "footage/flower.mp4");
    const print = { size: 1, head: "a".repeat(64), tail: "b".repeat(64) };
    const first = probed(await cache.probe("ffprobe", path, print));
    const bytes = await readFile(first.framesPath ?? "");
    expect(bytes.length).toBe(150 * 8);
    expect(bytes.readDoubleLE(8)).toBeCloseTo(0.033367, 5);
    // No program is run this time: there is none of that name.
    expect(probed(await cache.probe("no-such-program", path, print))).toEqual(first);
  });
});

const noFfmpeg = spawnSync("ffmpeg", ["-version"]).error !== undefined;

test.skipIf(noFfmpeg)(
  `a film from which frames were left out has a variable rate${noFfmpeg ? " (not run: ffmpeg missing)" : ""}`,
  async () => {
    const path = join(tempFolder(), "uneven.mkv");
    const source = ["-f", "lavfi", "-i", "testsrc=size=64x64:rate=25:duration=1"];
    const uneven = ["-vf", "select='not(eq(mod(n,5),3))'", "-vsync", "vfr", "-c:v", "ffv1"];
    expect(spawnSync("ffmpeg", ["-v", "error", ...source, ...uneven, path]).status).toBe(0);
    const { facts, frames } = probed(await probeMedium("ffprobe", path));
    expect(facts).toMatchObject({ variableRate: true, startTimecode: null });
    // Of frames 0 to 24 those with remainder 3 by 5 are gone.
    expect(frames?.length).toBe(20);
    expect(frames?.[3]).toBeCloseTo(0.16, 3);
  },
);

test("a machine without ffprobe says so", async () => {
  expect(await probeMedium("no-such-program", "x.mp4")).toEqual({ ok: false, error: "not-installed" });
});

function probed<Value>(result: { ok: true; value: Value } | { ok: false; error: string }): Value {
  if (result.ok) return result.value;
  throw new Error(result.error);
}
