import { spawn } from "node:child_process";
import { err, ok, type Result } from "#annotations/result.ts";

/** Why there is no answer from ffprobe: not installed, not able to read the file, or not done in time. */
export type ProbeFailure = "not-installed" | "failed" | "timeout";

/**
 * Runs ffprobe, a child process, and hands its output over piece by piece as it comes; `program` is its path, or its name to be
 * found on PATH.
 */
export function runFfprobe(
  program: string,
  options: readonly string[],
  timeoutMs: number,
  onBytes: (bytes: Uint8Array) => void,
): Promise<Result<null, ProbeFailure>> {
  return new Promise((resolve) => {
    const child = spawn(program, ["-v", "error", ...options], { stdio: ["ignore", "pipe", "ignore"] });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, timeoutMs);
    child.stdout.on("data", onBytes);
    const finish = (result: Result<null, ProbeFailure>) => {
      clearTimeout(timer);
      resolve(result);
    };
    child.once("error", () => finish(err("not-installed")));
    // Comes after the last of the output.
    child.once("close", (code) => {
      if (isLate) finish(err("timeout"));
      else finish(code === 0 ? ok(null) : err("failed"));
    });
  });
}
