import type { StandInKind } from "#annotations/host/shapes.ts";
import type { Fingerprint } from "../fingerprint.ts";
import type { CachedProbe } from "../probe-cache.ts";

/** A film of the user: its absolute path, what tells its content from another's, and what was read of it. */
export type Original = {
  readonly path: string;
  readonly fingerprint: Fingerprint;
  readonly probe: CachedProbe;
};

/** A copy that can be played in a film's place: absolute paths of its file and of its own frame table. */
export type StandIn = {
  readonly kind: StandInKind;
  readonly path: string;
  /** Little-endian float64 seconds, as many as the film has frames; `null` without picture. */
  readonly framesPath: string | null;
};

/** Why no copy was made. */
export type StandInFailure =
  /** ffmpeg is not on this machine. */
  | "no-ffmpeg"
  /** The ffmpeg of this machine was built without any H.264 encoder. */
  | "no-encoder"
  | "disk-full"
  /** ffmpeg could not do it: a damaged file, or a codec that it cannot read. */
  | "failed"
  /** It was made, but its frames are not the film's, one for one. */
  | "not-the-same"
  | "cancelled";
