import type { StandInKind } from "#annotations/host/shapes.ts";
import type { FfmpegTraits } from "./ffmpeg-traits.ts";

/** Sound that is played from an MP4 as it is (playback notes). */
const SOUND_FOR_MP4 = ["aac", "mp3", "opus", "flac"];

/**
 * The clock of a proxy, in ticks a second: every usual rate but 48/1.001 has whole ticks, and what is not whole is off by
 * 4 microseconds at most.
 */
const PROXY_CLOCK = 120_000;

/** A keyframe this often, in frames, so that every seek is quick (playback notes). */
const GROUP = 15;

/** The longer side of a proxy's picture, in pixels, at most. */
const LONGEST_SIDE = 1920;

/** Whole pairs of pixels, as H.264 wants them, and no more than are looked at. */
const SIZE = `min(1\\,${LONGEST_SIDE}/max(iw\\,ih))`;
const SCALE = `scale=w=trunc(iw*${SIZE}/2)*2:h=trunc(ih*${SIZE}/2)*2`;

/**
 * What ffmpeg is to do: copy a film (absolute path) into an MP4 at another path. A remux keeps the picture's data as it is;
 * a proxy is a new picture for every frame of the film, at the time of that frame.
 */
export function ffmpegArguments(
  kind: StandInKind,
  input: string,
  output: string,
  film: { readonly hasPicture: boolean; readonly audioCodec: string | null },
  traits: FfmpegTraits,
): readonly string[] {
  const keepsSound = kind === "remux" && SOUND_FOR_MP4.includes(film.audioCodec ?? "");
  return [
    // Frames that say no time, as in AVI, get one; the `file:` keeps a name with a colon from being a protocol.
    ["-nostdin", "-v", "error", "-nostats", "-progress", "pipe:1", "-y", "-fflags", "+genpts"],
    ["-i", `file:${input}`],
    // The first moving picture (cover art is none) and the first sound, which is what the player would play.
    film.hasPicture ? ["-map", "0:V:0"] : [],
    ["-map", "0:a:0?", "-map_metadata", "-1", "-map_chapters", "-1", "-write_tmcd", "0"],
    film.hasPicture ? pictureArguments(kind, traits) : [],
    keepsSound ? ["-c:a", "copy"] : ["-c:a", "aac", "-b:a", "160k", "-ac", "2"],
    ["-movflags", "+faststart", "-f", "mp4", `file:${output}`],
  ].flat();
}

function pictureArguments(kind: StandInKind, traits: FfmpegTraits): readonly string[] {
  if (kind === "remux") return ["-c:v", "copy"];
  return [
    traits.hasFpsMode ? ["-fps_mode", "passthrough"] : ["-vsync", "passthrough"],
    ["-enc_time_base", `1/${PROXY_CLOCK}`, "-video_track_timescale", `${PROXY_CLOCK}`],
    ["-vf", SCALE, "-pix_fmt", "yuv420p", "-g", `${GROUP}`, "-bf", "0", "-c:v", traits.encoder],
    traits.encoder === "libx264" ? ["-preset", "veryfast", "-crf", "21"] : ["-b:v", "8M"],
  ].flat();
}
