import { execFile } from "node:child_process";
import { err, ok, type Result } from "#annotations/result.ts";

/** What has to be known of an ffmpeg before it is asked for a proxy. */
export type FfmpegTraits = {
  /** The H.264 encoder to use. */
  readonly encoder: string;
  /** Whether it knows `-fps_mode`, which came with 5.1; `-vsync` before that meant the same. */
  readonly hasFpsMode: boolean;
};

/** H.264 encoders, the best for this purpose first: x264, those of macOS and Windows, and Cisco's. */
const ENCODERS = ["libx264", "h264_videotoolbox", "h264_mf", "libopenh264"];

const TIMEOUT_MS = 20_000;

/** Asks an ffmpeg (its path, or its name to be found on PATH) what it is; whether it is there is part of the answer. */
export function readFfmpegTraits(program: string): Promise<Result<FfmpegTraits, "no-ffmpeg" | "no-encoder">> {
  return new Promise((resolve) => {
    execFile(program, ["-encoders"], { timeout: TIMEOUT_MS }, (error, stdout, stderr) => {
      resolve(error ? err("no-ffmpeg") : parseFfmpegTraits(stdout, stderr));
    });
  });
}

/** Reads the answer to `ffmpeg -encoders`: the list of encoders, and the banner with the version. */
export function parseFfmpegTraits(list: string, banner: string): Result<FfmpegTraits, "no-encoder"> {
  const encoder = ENCODERS.find((name) => new RegExp(`^ V\\S* ${name} `, "m").test(list));
  if (encoder === undefined) return err("no-encoder");
  // Builds from the newest sources have no such number: `N-109542-g5d2c2a5`.
  const version = /^ffmpeg version n?(\d+)\.(\d+)/m.exec(banner);
  const [major, minor] = [Number(version?.[1] ?? Infinity), Number(version?.[2] ?? 0)];
  return ok({ encoder, hasFpsMode: major > 5 || (major === 5 && minor >= 1) });
}
