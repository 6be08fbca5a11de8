import { rm } from "node:fs/promises";
import type { StandInKind, StandInProgress } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { readFramesFile } from "../frames-file.ts";
import { probeMedium } from "../probe.ts";
import { ffmpegArguments } from "./ffmpeg-arguments.ts";
import { createStandInStore } from "./store.ts";
import { type FfmpegTraits, readFfmpegTraits } from "./ffmpeg-traits.ts";
import type { StandInFailure, Original, StandIn } from "./kind.ts";
import { hasSameFrames } from "./same-frames.ts";
import { runFfmpeg } from "./run-ffmpeg.ts";

/** Is told how far a copy has come. */
export type OnStandInProgress = (progress: StandInProgress) => void;

/** Playable copies of films that cannot be played as they are. Whoever plays or makes one is named by an id. */
export type StandIns = {
  /** Whether copies can be made on this machine, asked anew each time: ffmpeg may have been installed meanwhile. */
  readonly canMake: () => Promise<Result<FfmpegTraits, "no-ffmpeg" | "no-encoder">>;
  /** A copy of a film from the cache, proved once more against the film's frames; it counts as in use until the next. */
  readonly find: (original: Original, user: string) => Promise<StandIn | undefined>;
  /**
   * Makes a copy and proves it. One who asks while the same copy is being made waits with the others; it is given up when
   * nobody waits any more.
   */
  readonly make: (
    original: Original,
    kind: StandInKind,
    user: string,
    onProgress: OnStandInProgress,
  ) => Promise<Result<StandIn, StandInFailure>>;
  /** A user does not wait any more for what is being made for it; resolves when nothing of it is left. */
  readonly cancel: (user: string) => Promise<void>;
  /** A user plays nothing any more and waits for nothing. */
  readonly release: (user: string) => Promise<void>;
  /** The size limit has changed: what is too much goes. */
  readonly trim: () => Promise<void>;
  /** Ends what is being made. */
  readonly shutdown: () => Promise<void>;
};

/** What copies are made with: the cache's folder, its limit, and the programs by path or by name. */
export type StandInsParts = {
  readonly folder: string;
  readonly mostBytes: () => number;
  readonly ffmpeg: () => string;
  readonly ffprobe: () => string;
};

/** A copy on its way, and who waits for it. */
type Job = {
  readonly result: Promise<Result<StandIn, StandInFailure>>;
  readonly waiting: Map<string, OnStandInProgress>;
  readonly abort: AbortController;
};

/** Makes the service. Nothing is read or written before it is needed. */
export function createStandIns(parts: StandInsParts): StandIns {
  const store = createStandInStore(parts.folder);
  const jobs = new Map<string, Job>();
  const inUse = new Map<string, string>();
  const trim = (): Promise<void> => store.trim(parts.mostBytes(), new Set(inUse.values()));

  const make = async (
    original: Original,
    kind: StandInKind,
    tell: OnStandInProgress,
    signal: AbortSignal,
  ): Promise<Result<StandIn, StandInFailure>> => {
    const traits = await readFfmpegTraits(parts.ffmpeg());
    if (!traits.ok) return traits;
    await store.sweep();
    const halfway = await store.halfway(original.fingerprint, kind);
    try {
      const made = await encode(parts, original, kind, halfway, traits.value, tell, signal);
      if (!made.ok) return made;
      tell({ stage: "checking", share: 1, secondsLeft: null });
      const frames = await proved(parts.ffprobe(), original, halfway);
      if (signal.aborted) return err("cancelled");
      if (!frames.ok) return frames;
      return ok(await store.keep(halfway, original.fingerprint, kind, frames.value));
    } finally {
      await rm(halfway, { force: true });
    }
  };

  const leave = async (job: Job, user: string): Promise<void> => {
    job.waiting.delete(user);
    if (job.waiting.size > 0) return;
    job.abort.abort();
    await job.result;
  };

  const cancel = async (user: string): Promise<void> => {
    const own = [...jobs.values()].filter((job) => job.waiting.has(user));
    await Promise.all(own.map((job) => leave(job, user)));
  };

  return {
    canMake: () => readFfmpegTraits(parts.ffmpeg()),
    async find(original, user) {
      inUse.delete(user);
      for (const { copy, frames } of await store.of(original.fingerprint)) {
        if (!hasSameFrames(await framesOf(original), frames)) {
          await store.remove(copy.path);
          continue;
        }
        inUse.set(user, copy.path);
        await store.touch(copy);
        return copy;
      }
      return undefined;
    },
    async make(original, kind, user, onProgress) {
      const { size, head, tail } = original.fingerprint;
      const key = [size, head, tail, kind].join("-");
      const running = jobs.get(key);
      const job = running && !running.abort.signal.aborted ? running : start(key);
      job.waiting.set(user, onProgress);
      const made = await job.result;
      if (!job.waiting.has(user)) return err("cancelled");
      if (!made.ok) return made;
      inUse.set(user, made.value.path);
      await trim();
      return made;

      function start(name: string): Job {
        const abort = new AbortController();
        const waiting = new Map<string, OnStandInProgress>();
        const tell: OnStandInProgress = (progress) => {
          for (const listener of waiting.values()) listener(progress);
        };
        const result = make(original, kind, tell, abort.signal).finally(() => {
          if (jobs.get(name) === started) jobs.delete(name);
        });
        const started: Job = { result, waiting, abort };
        jobs.set(name, started);
        return started;
      }
    },
    cancel,
    async release(user) {
      inUse.delete(user);
      await cancel(user);
    },
    trim,
    async shutdown() {
      const all = [...jobs.values()];
      for (const job of all) job.abort.abort();
      await Promise.allSettled(all.map((job) => job.result));
    },
  };
}

function framesOf({ probe }: Original): Promise<Float64Array | null> {
  return probe.framesPath === null ? Promise.resolve(null) : readFramesFile(probe.framesPath);
}

/** Runs ffmpeg and tells, with the share, how long it may still take at the pace so far. */
function encode(
  { ffmpeg }: StandInsParts,
  { path, probe }: Original,
  kind: StandInKind,
  halfway: string,
  traits: FfmpegTraits,
  tell: OnStandInProgress,
  signal: AbortSignal,
): Promise<Result<null, StandInFailure>> {
  const { durationSeconds, audioCodec } = probe.facts;
  const film = { hasPicture: probe.framesPath !== null, audioCodec };
  const begun = performance.now();
  const onSeconds = (seconds: number): void => {
    if (durationSeconds <= 0) return;
    const share = Math.min(1, Math.max(0, seconds / durationSeconds));
    const elapsed = (performance.now() - begun) / 1000;
    const secondsLeft = share > 0 ? Math.round((elapsed * (1 - share)) / share) : null;
    tell({ stage: "making", share, secondsLeft });
  };
  return runFfmpeg(ffmpeg(), ffmpegArguments(kind, path, halfway, film, traits), onSeconds, signal);
}

/** The frame table of a copy, where it is the film's, frame for frame. */
async function proved(
  ffprobe: string,
  original: Original,
  copy: string,
): Promise<Result<Float64Array<ArrayBuffer> | null, StandInFailure>> {
  const probed = await probeMedium(ffprobe, copy);
  if (!probed.ok) return err("failed");
  return hasSameFrames(await framesOf(original), probed.value.frames)
    ? ok(probed.value.frames)
    : err("not-the-same");
}
