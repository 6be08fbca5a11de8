import type { Result } from "#annotations/result.ts";
import type { ProbeFacts } from "../probe.ts";

/** A film of which lanes are made: its absolute path, and what was read of it. */
export type LaneFilm = {
  readonly path: string;
  readonly facts: ProbeFacts;
  /** When its first frame is presented, in seconds; 0 without picture. */
  readonly firstSeconds: number;
};

/** Why a lane did not come to its end. */
export type LaneFailure = "no-ffmpeg" | "failed" | "cancelled";

/** What a lane is made with, and where what comes of it goes. */
export type LaneTask = {
  readonly film: LaneFilm;
  /** ffmpeg's path, or its name to be found on PATH. */
  readonly ffmpeg: string;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: Uint8Array) => void;
  /** Is told how much of the film is done, from 0 to 1. */
  readonly onShare: (share: number) => void;
};

/** Makes a lane; what has come before a failure stays. */
export type MakeLane = (task: LaneTask) => Promise<Result<null, LaneFailure>>;
