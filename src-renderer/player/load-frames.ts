import type { MediumFacts, StandInFile } from "#annotations/host/shapes.ts";
import { formatFrameRate, type FrameRate, frameRate, parseFrameRate } from "#annotations/time/frame-rate.ts";
import {
  constantFrames,
  frameCount,
  type FrameTable,
  measuredFrames,
} from "#annotations/time/frame-table.ts";
import type { PlayerSource } from "./port.ts";
import type { ReadMedia } from "./read-media.ts";
import { nearestStandardRate } from "./standard-rate.ts";

type Probe = NonNullable<MediumFacts["probe"]>;

/** The frames of a medium, `null` where they could not be found out, and what was learnt of it on the way. */
export type LoadedFrames = Pick<PlayerSource, "framesFrom" | "hasPicture" | "videoCodec" | "audioCodec"> & {
  readonly frames: FrameTable | null;
  readonly durationSeconds: number | null;
  /** As the file has it (`30000/1001`), or `null` where it varies or was not found. */
  readonly rate: string | null;
};

/** What `loadFrames` uses of the window. */
export type FrameSources = {
  /** Fetches bytes; rejects where there is no answer, resolves with `undefined` on an answer that is none. */
  fetchBytes(url: string): Promise<ArrayBuffer | undefined>;
  /** Reads a media file in the window; `undefined` where it cannot. */
  readMedia(url: string): Promise<ReadMedia | undefined>;
};

/** Sound without picture, and pictures of which nothing is known, are counted at this rate. */
const ASSUMED_RATE = frameRate(25, 1);

/** How long a medium is taken to be where not even its duration is known: a day, in seconds. */
const ASSUMED_SECONDS = 86_400;

/** Frames for a medium of which nothing is known: 25 a second, for a day. */
export const assumedFrames: FrameTable = countFrames(ASSUMED_RATE, ASSUMED_SECONDS);

/**
 * The frame table of a medium under a URL: measured by ffprobe where the machine has it (`probe`), else read in the
 * window. Sound without picture is counted at 25 frames a second.
 */
export async function loadFrames(
  url: string,
  probe: Probe | null,
  sources: FrameSources,
): Promise<LoadedFrames> {
  if (probe) {
    const measured = probe.framesUrl === null ? undefined : await fetchTable(probe, probe.framesUrl, sources);
    if (measured) return { ...probedFacts(probe), frames: measured, framesFrom: "measured" };
    if (probe.videoCodec === null) {
      return {
        ...probedFacts(probe),
        frames: countFrames(ASSUMED_RATE, probe.durationSeconds),
        framesFrom: "assumed",
      };
    }
  }
  const read = await sources.readMedia(url);
  if (read) return readFrames(read);
  return {
    frames: null,
    framesFrom: "assumed",
    hasPicture: probe ? probe.videoCodec !== null : true,
    videoCodec: probe?.videoCodec ?? null,
    audioCodec: probe?.audioCodec ?? null,
    durationSeconds: probe?.durationSeconds ?? null,
    rate: probe?.rate ?? null,
  };
}

/**
 * The frames of a film as they come in its copy, which are as many; `undefined` where the copy has none to be read, or
 * others, and is not to be played.
 */
export async function loadStandInFrames(
  copy: StandInFile,
  film: FrameTable,
  { fetchBytes }: Pick<FrameSources, "fetchBytes">,
): Promise<FrameTable | undefined> {
  if (copy.framesUrl === null) return film;
  const bytes = await fetchBytes(copy.framesUrl);
  if (!bytes || bytes.byteLength < Float64Array.BYTES_PER_ELEMENT) return undefined;
  const frames = measuredFrames(readDoubles(bytes), film.rate);
  return frameCount(frames) === frameCount(film) ? frames : undefined;
}

function probedFacts(probe: Probe): Omit<LoadedFrames, "frames" | "framesFrom"> {
  return {
    hasPicture: probe.videoCodec !== null,
    videoCodec: probe.videoCodec,
    audioCodec: probe.audioCodec,
    durationSeconds: probe.durationSeconds,
    rate: probe.variableRate ? null : probe.rate,
  };
}

async function fetchTable(probe: Probe, url: string, sources: FrameSources): Promise<FrameTable | undefined> {
  const bytes = await sources.fetchBytes(url);
  if (!bytes || bytes.byteLength < Float64Array.BYTES_PER_ELEMENT) return undefined;
  return measuredFrames(readDoubles(bytes), probe.rate === null ? undefined : parseFrameRate(probe.rate));
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Little-endian doubles, whatever the order of this machine; a cut-off last one is left out. */
function readDoubles(bytes: ArrayBuffer): Float64Array {
  const count = Math.floor(bytes.byteLength / Float64Array.BYTES_PER_ELEMENT);
  if (IS_LITTLE_ENDIAN) return new Float64Array(bytes, 0, count);
  const view = new DataView(bytes);
  return Float64Array.from({ length: count }, (_, index) =>
    view.getFloat64(index * Float64Array.BYTES_PER_ELEMENT, true),
  );
}

function readFrames(read: ReadMedia): LoadedFrames {
  const rate = read.averageRate === null ? undefined : nearestStandardRate(read.averageRate);
  const hasTable = read.frameTimes.length > 0;
  return {
    frames: hasTable
      ? measuredFrames(Float64Array.from(read.frameTimes), rate)
      : countFrames(ASSUMED_RATE, read.durationSeconds),
    framesFrom: hasTable ? "read" : "assumed",
    hasPicture: read.hasPicture,
    videoCodec: read.videoCodec,
    audioCodec: read.audioCodec,
    durationSeconds: read.durationSeconds,
    rate: rate === undefined ? null : formatFrameRate(rate),
  };
}

function countFrames(rate: FrameRate, seconds: number): FrameTable {
  return constantFrames(rate, Math.max(1, Math.ceil((seconds * rate.numerator) / rate.denominator)));
}
