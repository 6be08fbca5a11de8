import type { ScanPlan } from "#annotations/lanes/plan-scans.ts";

/** What a lane is read with in the window's worker. Times are media time in seconds. */
export type LaneReader = {
  readonly durationSeconds: number;
  /** Where pictures are wanted. */
  readonly plan: ScanPlan;
  readonly onBytes: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly onShare: (share: number) => void;
  /** Resolves when the film does not play: it comes first. */
  readonly rested: () => Promise<void>;
};

/** How reading a lane ended. */
export type LaneEnd = "done" | "nothing" | "failed";
