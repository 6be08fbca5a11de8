import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { err, ok, type Result } from "#annotations/result.ts";

/** Why there is no answer from ffprobe: not installed, not able to read the file, or not done in time. */
export type ProbeFailure = "not-installed" | "failed" | "timeout";

/** Runs ffprobe and hands every line of its output over; `program` is its path, or its name to be found on PATH. */
export function runFfprobe(
  program: string,
  options: readonly string[],
  timeoutMs: number,
  onLine: (line: string) => void,
): Promise<Result<null, ProbeFailure>> {
  return new Promise((resolve) => {
    const child = spawn(program, ["-v", "error", ...options], { stdio: ["ignore", "pipe", "ignore"] });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, timeoutMs);
    const lines = createInterface({ input: child.stdout });
    lines.on("line", onLine);
    const linesRead = new Promise((done) => lines.once("close", done));
    const finish = (result: Result<null, ProbeFailure>) => {
      clearTimeout(timer);
      resolve(result);
    };
    child.once("error", () => finish(err("not-installed")));
    child.once("close", (code) => {
      void linesRead.then(() => {
        if (isLate) finish(err("timeout"));
        else finish(code === 0 ? ok(null) : err("failed"));
      });
    });
  });
}
