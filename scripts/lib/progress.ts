import { SingleBar } from "cli-progress";
import { say } from "./project.ts";

/** A running progress report; the amounts are bytes. */
export interface Progress {
  /** Reports the amount done so far, not the growth. */
  set(doneBytes: number): void;
  /** Ends the report and leaves its last line standing. */
  stop(): void;
}

const megabyte = 1_000_000;
const lineEveryPercent = 25;

/**
 * Shows how far a job of a known size is: a bar on a terminal, a plain line for every quarter elsewhere (CI logs).
 */
export function startProgress(title: string, totalBytes: number): Progress {
  return process.stderr.isTTY ? startBar(title, totalBytes) : startLines(title, totalBytes);
}

function startBar(title: string, totalBytes: number): Progress {
  const total = Math.ceil(totalBytes / megabyte);
  const bar = new SingleBar({
    format: `  ${title} [{bar}] {percentage} % of {total} MB`,
    stream: process.stderr,
    hideCursor: true,
  });
  bar.start(total, 0);
  return {
    set: (doneBytes) => bar.update(Math.min(total, Math.round(doneBytes / megabyte))),
    stop: () => bar.stop(),
  };
}

function startLines(title: string, totalBytes: number): Progress {
  let saidPercent = 0;
  say(`  ${title} (${Math.ceil(totalBytes / megabyte)} MB)`);
  return {
    set(doneBytes) {
      const percent = Math.min(100, Math.floor((doneBytes / totalBytes) * 100));
      if (percent < saidPercent + lineEveryPercent) return;
      saidPercent = percent - (percent % lineEveryPercent);
      say(`  ${title}: ${saidPercent} %`);
    },
    stop() {},
  };
}
