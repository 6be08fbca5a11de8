import type { LaneName } from "#annotations/host/lane-shapes.ts";
import type { Scan } from "#annotations/lanes/plan-scans.ts";

/** A lane that the window makes by itself: of which file (an absolute URL that answers ranges), and where to begin. */
export type WindowLane = {
  readonly lane: LaneName;
  readonly url: string;
  /** Media time around which pictures are wanted first, in seconds. */
  readonly near: number;
};

/** What the worker is told: to begin, to rest while the film plays, to go on, and what of a filmstrip is in view. */
export type LaneOrder =
  | { readonly kind: "begin"; readonly task: WindowLane }
  | { readonly kind: "rest"; readonly resting: boolean }
  | { readonly kind: "wish"; readonly scan: Scan };

/** What the worker tells: more bytes of the lane, how much of the film they are about (0 to 1), and how it ended. */
export type LaneReport =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "share"; readonly share: number }
  | { readonly kind: "end"; readonly stage: "done" | "nothing" | "failed" };
