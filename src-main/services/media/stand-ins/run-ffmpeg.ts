import { spawn } from "node:child_process";
import { err, ok, type Result } from "#annotations/result.ts";
import { lowerPriority } from "../low-priority.ts";
import type { StandInFailure } from "./kind.ts";

/** How much of what ffmpeg says of its troubles is kept: the end, where the cause stands. */
const MOST_WORDS = 4000;

/**
 * Runs ffmpeg, a child process of low priority, and tells how far it has come, in seconds of film. On abort it is ended,
 * and the answer comes when it is gone.
 */
export function runFfmpeg(
  program: string,
  options: readonly string[],
  onSeconds: (seconds: number) => void,
  signal: AbortSignal,
): Promise<Result<null, StandInFailure>> {
  if (signal.aborted) return Promise.resolve(err("cancelled"));
  return new Promise((resolve) => {
    const child = spawn(program, options, { stdio: ["ignore", "pipe", "pipe"] });
    let words = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      words = (words + text).slice(-MOST_WORDS);
    });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      // Microseconds by both names (ffmpeg, fftools); a piece that is cut within the number is followed by the next.
      const time = [...text.matchAll(/^out_time_us=(\d+)$/gm)].at(-1)?.[1];
      if (time !== undefined) onSeconds(Number(time) / 1e6);
    });
    const abort = (): void => {
      child.kill("SIGKILL");
    };
    signal.addEventListener("abort", abort, { once: true });
    lowerPriority(child.pid, "below-normal");
    const finish = (result: Result<null, StandInFailure>): void => {
      signal.removeEventListener("abort", abort);
      resolve(result);
    };
    child.once("error", () => finish(err("no-ffmpeg")));
    child.once("close", (code) => {
      if (signal.aborted) finish(err("cancelled"));
      else if (code === 0) finish(ok(null));
      else finish(err(/No space left on device|ENOSPC/.test(words) ? "disk-full" : "failed"));
    });
  });
}
