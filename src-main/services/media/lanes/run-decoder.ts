import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { err, ok, type Result } from "#annotations/result.ts";
import { TICKS_PER_SECOND } from "#annotations/time/ticks.ts";
import { lowerPriority } from "../low-priority.ts";
import type { LaneFailure, LaneTask } from "./lane-task.ts";

/**
 * A filter that has every later one count time in our ticks: ffmpeg prints seconds with six digits only, whole numbers in
 * full.
 */
export const COUNT_IN_TICKS = `settb=1/${TICKS_PER_SECOND}`;

/** The seconds of a number that a filter after {@link COUNT_IN_TICKS} has printed. */
export function secondsOfPts(pts: string): number {
  return Number(pts) / TICKS_PER_SECOND;
}

/** What comes out of a decoder: bytes, lines of what it says, or both. */
export type DecoderOutput = {
  readonly onOutput?: (bytes: Buffer) => void;
  readonly onOutputLine?: (line: string) => void;
  readonly onWord?: (line: string) => void;
};

/**
 * Runs ffmpeg over a film, a child process of the lowest priority that leaves a processor to the film that plays. Media time
 * is kept as the container has it (`-copyts`). On abort it is ended, and the answer comes when it is gone.
 */
export function runDecoder(
  { ffmpeg, film, signal }: Pick<LaneTask, "ffmpeg" | "film" | "signal">,
  before: readonly string[],
  after: readonly string[],
  { onOutput, onOutputLine, onWord }: DecoderOutput,
): Promise<Result<null, LaneFailure>> {
  if (signal.aborted) return Promise.resolve(err("cancelled"));
  return new Promise((resolve) => {
    const options = [
      "-nostdin",
      "-hide_banner",
      "-nostats",
      "-v",
      onWord ? "info" : "error",
      "-threads",
      "1",
    ];
    // The `file:` keeps ffmpeg from taking a name with a colon for another protocol.
    const input = ["-copyts", ...before, "-i", `file:${film.path}`];
    const child = spawn(ffmpeg, [...options, ...input, ...after], { stdio: ["ignore", "pipe", "pipe"] });
    lowerPriority(child.pid, "lowest");
    if (onOutput) child.stdout.on("data", onOutput);
    else if (onOutputLine) createInterface(child.stdout).on("line", onOutputLine);
    else child.stdout.resume();
    if (onWord) createInterface(child.stderr).on("line", onWord);
    else child.stderr.resume();
    const abort = (): void => {
      child.kill("SIGKILL");
    };
    signal.addEventListener("abort", abort, { once: true });
    const finish = (result: Result<null, LaneFailure>): void => {
      signal.removeEventListener("abort", abort);
      resolve(result);
    };
    child.once("error", () => finish(err("no-ffmpeg")));
    child.once("close", (code) => {
      // The last lines are handed over after the last bytes.
      setImmediate(() => {
        if (signal.aborted) finish(err("cancelled"));
        else finish(code === 0 ? ok(null) : err("failed"));
      });
    });
  });
}
