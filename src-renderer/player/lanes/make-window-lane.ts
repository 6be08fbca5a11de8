import type { Scan } from "#annotations/lanes/plan-scans.ts";
import type { LaneOrder, LaneReport, WindowLane } from "./lane-messages.ts";

/** A lane that is being made in the window, off the page's thread. */
export type LaneMaking = {
  /** Rests while the film plays. */
  rest(resting: boolean): void;
  wish(scan: Scan): void;
  /** Ends it; nothing more is told. */
  stop(): void;
};

/** Makes a lane in a worker of its own, which ends with it. */
export function makeWindowLane(task: WindowLane, onReport: (report: LaneReport) => void): LaneMaking {
  const worker = new Worker(new URL("./lane-worker.ts", import.meta.url), { type: "module" });
  const order = (message: LaneOrder): void => worker.postMessage(message, { transfer: [] });
  worker.addEventListener("message", ({ data }: MessageEvent<LaneReport>) => {
    if (data.kind === "end") worker.terminate();
    onReport(data);
  });
  worker.addEventListener("error", () => {
    worker.terminate();
    onReport({ kind: "end", stage: "failed" });
  });
  order({ kind: "begin", task });
  return {
    rest: (resting) => order({ kind: "rest", resting }),
    wish: (scan) => order({ kind: "wish", scan }),
    stop: () => worker.terminate(),
  };
}
