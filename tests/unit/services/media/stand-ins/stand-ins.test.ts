import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { StandInProgress } from "#annotations/host/shapes.ts";
import { type StandIns, createStandIns } from "../../../../../src-main/services/media/stand-ins/stand-ins.ts";
import type { Original } from "../../../../../src-main/services/media/stand-ins/kind.ts";
import { fingerprintOf } from "../../../../../src-main/services/media/fingerprint.ts";
import { createProbeCache } from "../../../../../src-main/services/media/probe-cache.ts";
import { probeMedium } from "../../../../../src-main/services/media/probe.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const why = spawnSync("ffmpeg", ["-version"]).error ? "not run: ffmpeg missing" : undefined;

const HEVC = ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none"];

/** Not playable either, and made in no time. */
const QUICK = ["-c:v", "mpeg2video", "-c:a", "aac"];

/** A film by ffmpeg: a test picture at 29.97 and a tone. */
function makeFilm(path: string, codecs: readonly string[], seconds = 2): string {
  const picture = `testsrc2=size=320x180:rate=30000/1001:duration=${seconds}`;
  const inputs = ["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", `sine=duration=${seconds}`];
  execFileSync("ffmpeg", ["-v", "error", "-y", ...inputs, ...codecs, "-shortest", path]);
  return path;
}

async function readOriginal(path: string): Promise<Original> {
  const fingerprint = await fingerprintOf(path);
  const probe = await createProbeCache(join(tempFolder(), "probes")).probe("ffprobe", path, fingerprint);
  if (!probe.ok) throw new Error(`ffprobe: ${probe.error}`);
  return { path, fingerprint, probe: probe.value };
}

function copiesIn(folder: string, mostBytes = 1e9): StandIns {
  return createStandIns({
    folder,
    mostBytes: () => mostBytes,
    ffmpeg: () => "ffmpeg",
    ffprobe: () => "ffprobe",
  });
}

async function framesOf(
  path: string,
): Promise<{ times: Float64Array; video: string | null; audio: string | null }> {
  const probed = await probeMedium("ffprobe", path);
  if (!probed.ok || !probed.value.frames) throw new Error("no frames");
  const { facts, frames } = probed.value;
  return { times: frames, video: facts.videoCodec, audio: facts.audioCodec };
}

/** The places of the keyframes of a film, by frame. */
function keyframesOf(path: string): number[] {
  const options = ["-v", "error", "-select_streams", "v", "-show_entries", "packet=flags", "-of", "csv=p=0"];
  const flags = execFileSync("ffprobe", [...options, path], { encoding: "utf8" })
    .trim()
    .split("\n");
  return flags.flatMap((flag, frame) => (flag.startsWith("K") ? [frame] : []));
}

describe.skipIf(why !== undefined)(`playable copies${why ? ` (${why})` : ""}`, () => {
  it.each([
    ["HEVC in QuickTime", "film.mov", [...HEVC, "-c:a", "pcm_s16le"]],
    ["ProRes", "film.mov", ["-c:v", "prores", "-c:a", "pcm_s24le"]],
    [
      "MPEG-2 with B-frames in MXF",
      "film.mxf",
      ["-c:v", "mpeg2video", "-bf", "2", "-c:a", "pcm_s16le", "-ar", "48000"],
    ],
    [
      "MPEG-4 with B-frames in AVI, which says no times for those",
      "film.avi",
      ["-c:v", "mpeg4", "-bf", "2", "-c:a", "mp3"],
    ],
    [
      "frames of uneven length in Matroska",
      "film.mkv",
      [...HEVC, "-vf", "select='not(eq(mod(n,5),3))'", "-vsync", "passthrough", "-c:a", "ac3"],
    ],
  ])(
    "a proxy of %s has every frame of it at its time, and a keyframe every 15",
    async (_what, name, codecs) => {
      const film = makeFilm(join(tempFolder(), name), codecs);
      const folder = tempFolder();
      const told: StandInProgress[] = [];
      const made = await copiesIn(folder).make(await readOriginal(film), "proxy", "window", (one) =>
        told.push(one),
      );
      if (!made.ok) throw new Error(made.error);
      const original = await framesOf(film);
      const proxy = await framesOf(made.value.path);
      // 59.94 frames in two seconds; four of five where some are left out.
      expect(original.times.length).toBe(name.endsWith(".mkv") ? 48 : 60);
      expect(proxy.times.length).toBe(original.times.length);
      const shifts = proxy.times.map((time, index) => time - (original.times[index] ?? 0));
      expect(Math.max(...shifts) - Math.min(...shifts)).toBeLessThan(0.001);
      expect([proxy.video, proxy.audio]).toEqual(["h264", "aac"]);
      expect(keyframesOf(made.value.path).slice(0, 4)).toEqual([0, 15, 30, 45]);
      expect(told.at(-1)).toEqual({ stage: "checking", share: 1, secondsLeft: null });
      expect(readdirSync(folder).filter((file) => !/\.(mp4|f64)$/.test(file))).toEqual([]);
    },
  );

  it("a remux of a transport stream keeps the picture as it is, and its frames", async () => {
    const film = makeFilm(join(tempFolder(), "film.ts"), ["-c:v", "libx264", "-bf", "2", "-c:a", "aac"]);
    const made = await copiesIn(tempFolder()).make(await readOriginal(film), "remux", "window", () => {});
    if (!made.ok) throw new Error(made.error);
    const [original, copy] = [await framesOf(film), await framesOf(made.value.path)];
    expect(copy.times.length).toBe(60);
    expect((copy.times[59] ?? 0) - (copy.times[0] ?? 0)).toBeCloseTo(
      (original.times[59] ?? 0) - (original.times[0] ?? 0),
      4,
    );
    expect([copy.video, copy.audio]).toEqual(["h264", "aac"]);
  });

  it("a remux gives AC-3 sound in AAC and leaves the picture alone", async () => {
    const film = makeFilm(join(tempFolder(), "film.mp4"), ["-c:v", "libx264", "-c:a", "ac3"]);
    const made = await copiesIn(tempFolder()).make(await readOriginal(film), "remux", "window", () => {});
    if (!made.ok) throw new Error(made.error);
    const copy = await framesOf(made.value.path);
    expect([copy.video, copy.audio, copy.times.length]).toEqual(["h264", "aac", 60]);
  });

  it("a copy is found again by the film's content, under another name too, and not for a film that was changed", async () => {
    const folder = tempFolder();
    const film = makeFilm(join(tempFolder(), "film.mov"), [...HEVC, "-c:a", "aac"]);
    const made = await copiesIn(folder).make(await readOriginal(film), "proxy", "window", () => {});
    const moved = join(tempFolder(), "renamed.mov");
    execFileSync("cp", [film, moved]);
    const again = copiesIn(folder);
    expect(await again.find(await readOriginal(moved), "window")).toEqual(made.ok && made.value);
    const other = makeFilm(join(tempFolder(), "film.mov"), [...HEVC, "-c:a", "aac"], 1);
    expect(await again.find(await readOriginal(other), "window")).toBeUndefined();
  });

  it("a copy whose frames are not the film's is refused, and nothing of it stays", async () => {
    // Cut out of the middle of a stream: the first frames need a keyframe that is not there, and no decoder shows them.
    const whole = makeFilm(
      join(tempFolder(), "whole.ts"),
      ["-c:v", "mpeg2video", "-g", "30", "-bf", "0", "-c:a", "mp2"],
      3,
    );
    const cut = join(tempFolder(), "cut.ts");
    execFileSync("ffmpeg", ["-v", "error", "-i", whole, "-ss", "0.5", "-c", "copy", "-copyinkf", cut]);
    const folder = tempFolder();
    const made = await copiesIn(folder).make(await readOriginal(cut), "proxy", "window", () => {});
    expect(made).toEqual({ ok: false, error: "not-the-same" });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("a copy that was damaged later is not played, and goes", async () => {
    const folder = tempFolder();
    const original = await readOriginal(makeFilm(join(tempFolder(), "film.mov"), [...HEVC, "-c:a", "aac"]));
    const made = await copiesIn(folder).make(original, "proxy", "window", () => {});
    if (!made.ok || made.value.framesPath === null) throw new Error("not made");
    writeFileSync(made.value.framesPath, new Uint8Array(Float64Array.of(0, 1, 2).buffer));
    expect(await copiesIn(folder).find(original, "window")).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("cancelling ends ffmpeg and leaves nothing behind", async () => {
    const folder = tempFolder();
    const original = await readOriginal(makeFilm(join(tempFolder(), "film.mov"), QUICK, 60));
    const copies = copiesIn(folder);
    let half = 0;
    const made = copies.make(original, "proxy", "window", () => {
      half = Math.max(half, readdirSync(folder).length);
      void copies.cancel("window");
    });
    expect(await made).toEqual({ ok: false, error: "cancelled" });
    expect(half).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("a second window shares what is being made, and has it when the first does not wait any more", async () => {
    const folder = tempFolder();
    const original = await readOriginal(makeFilm(join(tempFolder(), "film.mov"), QUICK, 10));
    const copies = copiesIn(folder);
    const first = copies.make(original, "proxy", "first", () => void copies.cancel("first"));
    const second = copies.make(original, "proxy", "second", () => {});
    expect(await first).toEqual({ ok: false, error: "cancelled" });
    expect(await second).toMatchObject({ ok: true, value: { kind: "proxy" } });
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it("ending the app ends what is being made and leaves nothing behind", async () => {
    const folder = tempFolder();
    const original = await readOriginal(makeFilm(join(tempFolder(), "film.mov"), QUICK, 60));
    const copies = copiesIn(folder);
    const ended = new Promise<void>((resolve) => {
      void copies
        .make(original, "proxy", "window", () => void copies.shutdown().then(resolve))
        .then((made) => expect(made).toEqual({ ok: false, error: "cancelled" }));
    });
    await ended;
    expect(readdirSync(folder)).toEqual([]);
  });

  it("a new copy makes room by letting the older go, but not one that another window is playing", async () => {
    const folder = tempFolder();
    const films: Original[] = [];
    for (const seconds of [2, 3, 4]) {
      const film = makeFilm(join(tempFolder(), "film.mov"), QUICK, seconds);
      films.push(await readOriginal(film));
    }
    const copies = copiesIn(folder, 1);
    const paths: string[] = [];
    for (const [place, film] of films.entries()) {
      const made = await copies.make(film, "proxy", place === 0 ? "playing" : "making", () => {});
      if (!made.ok) throw new Error(made.error);
      paths.push(made.value.path);
    }
    expect(paths.map((path) => existsSync(path))).toEqual([true, false, true]);
    await copies.release("playing");
    await copies.trim();
    expect(paths.map((path) => existsSync(path))).toEqual([false, false, true]);
    expect(statSync(paths[2] ?? "").size).toBeGreaterThan(1000);
  });

  it("says that there is no ffmpeg where there is none", async () => {
    const original = await readOriginal(makeFilm(join(tempFolder(), "film.mov"), QUICK));
    const folder = tempFolder();
    const without = createStandIns({
      folder,
      mostBytes: () => 1e9,
      ffmpeg: () => "/nowhere/ffmpeg",
      ffprobe: () => "ffprobe",
    });
    expect(await without.canMake()).toEqual({ ok: false, error: "no-ffmpeg" });
    expect(await without.make(original, "proxy", "window", () => {})).toEqual({
      ok: false,
      error: "no-ffmpeg",
    });
  });
});
