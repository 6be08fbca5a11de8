import { spawn, spawnSync, type StdioOptions } from "node:child_process";
import { constants } from "node:os";
import { projectRoot } from "./project.ts";

/** What a finished program left behind. `code` is 127 when the program could not be started at all. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a short program to its end and keeps what it wrote. */
export function runQuietly(command: string, args: readonly string[], env = process.env): Finished {
  const done = spawnSync(command, args, { cwd: projectRoot, env, encoding: "utf8", maxBuffer: 64_000_000 });
  return {
    code: done.error === undefined ? (done.status ?? 1) : 127,
    stdout: done.stdout ?? "",
    stderr: done.stderr ?? "",
  };
}

/** How `runInForeground` treats its child. */
export interface ForegroundOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly stdio?: StdioOptions;
  /** The folder to run in; the repository's root unless given. */
  readonly cwd?: string;
}

const repeatedWithinMs = 1000;

/**
 * Runs a program to its end, hands it the signals that reach us, and resolves with its exit code (128 + the signal's
 * number where a signal ended it, 127 where it could not start).
 *
 * The child gets a process group of its own: from a terminal, Ctrl+C would otherwise reach it twice, once from the
 * terminal and once from us, and Chromium takes a second signal as the order to die at once.
 */
export function runInForeground(
  command: string,
  args: readonly string[],
  options: ForegroundOptions = {},
): Promise<number> {
  const child = spawn(command, args, {
    cwd: options.cwd ?? projectRoot,
    env: options.env ?? process.env,
    stdio: options.stdio ?? "inherit",
    detached: process.platform !== "win32",
  });
  const lastSeenMs = new Map<NodeJS.Signals, number>();
  const forward = (signal: NodeJS.Signals): void => {
    const nowMs = Date.now();
    if (nowMs - (lastSeenMs.get(signal) ?? -Infinity) >= repeatedWithinMs) child.kill(signal);
    lastSeenMs.set(signal, nowMs);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, forward);

  return new Promise((resolve) => {
    const finish = (code: number): void => {
      for (const signal of signals) process.off(signal, forward);
      resolve(code);
    };
    child.once("error", (error) => {
      process.stderr.write(`${command} could not be started: ${error.message}\n`);
      finish(127);
    });
    child.once("exit", (code, signal) => {
      finish(code ?? 128 + (signal === null ? 1 : constants.signals[signal]));
    });
  });
}
