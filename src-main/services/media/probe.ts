import { stat } from "node:fs/promises";
import { z } from "zod";
import { type FrameRate, formatFrameRate } from "#annotations/time/frame-rate.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { parseProbedRate, snapRate } from "./nominal-rate.ts";
import { PACKET_OPTIONS, type PacketReader, readPackets } from "./packets.ts";
import { type ProbeFailure, runFfprobe } from "./run-ffprobe.ts";

const HEADERS_TIMEOUT_MS = 30_000;
const PACKETS_TIMEOUT_MS = 600_000;
/** From here on the packets of sound take longer than a second start of ffprobe; at 5 Mbit/s some seven minutes. */
const LARGE_BYTES = 256 * 1024 * 1024;
/** Gaps between frames that differ by more make a rate variable: above what rounding to milliseconds does (1 ms). */
const VARIABLE_SECONDS = 0.0015;

const tagsSchema = z.record(z.string(), z.string()).default({});
const streamSchema = z.object({
  index: z.number(),
  codec_type: z.string().default(""),
  codec_name: z.string().optional(),
  codec_tag_string: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  r_frame_rate: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  time_base: z.string().optional(),
  duration: z.string().optional(),
  disposition: z.record(z.string(), z.number()).default({}),
  tags: tagsSchema,
  side_data_list: z.array(z.looseObject({ rotation: z.number().optional() })).default([]),
});
const headersSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z
    .object({ format_name: z.string().optional(), duration: z.string().optional(), tags: tagsSchema })
    .default({ tags: {} }),
});
type Stream = z.output<typeof streamSchema>;
type Headers = z.output<typeof headersSchema>;

/** What ffprobe says of a file, without the frames. `width` and `height` as shown, pixel shape and rotation included. */
export type ProbeFacts = {
  readonly durationSeconds: number;
  readonly rate: string | null;
  readonly variableRate: boolean;
  readonly startTimecode: string | null;
  readonly width: number;
  readonly height: number;
  /** Degrees as ffprobe gives them: -90 is a quarter turn clockwise. */
  readonly rotation: number;
  /** ffprobe's names of the container, one or several: `mpegts`, `mov,mp4,m4a,3gp,3g2,mj2`. */
  readonly container: string | null;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
};

/** Facts and frame table of a medium: presentation times in seconds, sorted; `null` without picture. */
export type Probe = { readonly facts: ProbeFacts; readonly frames: Float64Array<ArrayBuffer> | null };

/**
 * Reads a medium by ffprobe, a child process; an hour of film takes about a second. `onProgress` is told how much of a large
 * file has been read, from 0 to 1. Files from `largeBytes` on are read in two runs.
 */
export async function probeMedium(
  program: string,
  path: string,
  onProgress: (share: number) => void = () => {},
  largeBytes = LARGE_BYTES,
): Promise<Result<Probe, ProbeFailure>> {
  // The `file:` keeps ffprobe from taking a name with a colon for another protocol.
  const input = `file:${path}`;
  const read =
    (await sizeOf(path)) < largeBytes
      ? await readAtOnce(program, input)
      : await readInTurn(program, input, onProgress);
  if (!read.ok) return read;
  const { headers, packets } = read.value;
  const video = pictureOf(headers);
  if (video === undefined) return ok({ facts: factsOf(headers, undefined, null), frames: null });
  const base = timeBaseOf(video);
  if (base === undefined) return err("failed");
  const frames = framesOf(packets, video).map((time) => time * base);
  return ok({ facts: factsOf(headers, video, frames), frames });
}

/** What ffprobe says of a file; of a large one without picture the packets are none. */
type Reading = { readonly headers: Headers; readonly packets: PacketReader };

/** A file that cannot be looked at counts as small: ffprobe then says what is wrong with it. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}

/** All packets, those of sound included, and the headers after them: starting ffprobe takes longer than those. */
async function readAtOnce(program: string, input: string): Promise<Result<Reading, ProbeFailure>> {
  const packets = readPackets();
  const options = ["-show_streams", "-show_format", ...PACKET_OPTIONS, input];
  const run = await runFfprobe(program, options, PACKETS_TIMEOUT_MS, packets.take);
  if (!run.ok) return run;
  const headers = headersSchema.safeParse(JSON.parse(packets.rest()));
  return headers.success ? ok({ headers: headers.data, packets }) : err("failed");
}

/** The headers, and then the packets of the picture only: in hours of film those of sound are the greater part. */
async function readInTurn(
  program: string,
  input: string,
  onProgress: (share: number) => void,
): Promise<Result<Reading, ProbeFailure>> {
  const pieces: Uint8Array[] = [];
  const options = ["-print_format", "json", "-show_streams", "-show_format", input];
  const first = await runFfprobe(program, options, HEADERS_TIMEOUT_MS, (bytes) => pieces.push(bytes));
  if (!first.ok) return first;
  const parsed = headersSchema.safeParse(JSON.parse(Buffer.concat(pieces).toString("utf8")));
  if (!parsed.success) return err("failed");
  const headers = parsed.data;
  const packets = readPackets();
  const video = pictureOf(headers);
  if (video === undefined) return ok({ headers, packets });
  const seconds = Number(headers.format.duration ?? video.duration ?? 0);
  const base = timeBaseOf(video) ?? 0;
  const select = ["-select_streams", `${video.index}`, ...PACKET_OPTIONS, input];
  const second = await runFfprobe(program, select, PACKETS_TIMEOUT_MS, (bytes) => {
    packets.take(bytes);
    const latest = (packets.latest(video.index) ?? 0) * base;
    if (seconds > 0) onProgress(Math.min(1, Math.max(0, latest / seconds)));
  });
  return second.ok ? ok({ headers, packets }) : second;
}

/** The first stream with a moving picture; cover art is not one. */
function pictureOf(headers: Headers): Stream | undefined {
  return headers.streams.find(
    (stream) => stream.codec_type === "video" && stream.disposition["attached_pic"] !== 1,
  );
}

/** Seconds in a unit of a stream's time base. */
function timeBaseOf(video: Stream): number | undefined {
  const base = parseProbedRate(video.time_base);
  return base && base.numerator / base.denominator;
}

/**
 * When the packets of the picture are shown, in units of its time base. AVI says nothing for its B-frames, but then has one
 * frame for each tick of its decoding times.
 */
function framesOf(packets: PacketReader, video: Stream): Float64Array<ArrayBuffer> {
  const { shown, decoded } = packets.ofStream(video.index);
  return shown.timeless > 0 && decoded.timeless === 0 ? decoded.times : shown.times;
}

function factsOf(headers: Headers, video: Stream | undefined, frames: Float64Array | null): ProbeFacts {
  const audio = headers.streams.find((stream) => stream.codec_type === "audio");
  const timed = headers.streams.find((stream) => stream.codec_tag_string === "tmcd");
  const isVariable = frames !== null && isVariableRate(frames);
  const rate = video === undefined ? rateOfTimecode(timed) : rateOfVideo(video, frames, isVariable);
  return {
    durationSeconds: Number(headers.format.duration ?? video?.duration ?? 0),
    rate: rate === undefined ? null : formatFrameRate(rate),
    variableRate: isVariable,
    startTimecode: startTimecode(headers, timed, video),
    ...displaySize(video),
    container: headers.format.format_name ?? null,
    videoCodec: video?.codec_name ?? null,
    audioCodec: audio?.codec_name ?? null,
  };
}

function isVariableRate(frames: Float64Array): boolean {
  let least = Infinity;
  let most = 0;
  for (let index = 1; index < frames.length; index++) {
    const gap = (frames[index] ?? 0) - (frames[index - 1] ?? 0);
    least = Math.min(least, gap);
    most = Math.max(most, gap);
  }
  return most - least > VARIABLE_SECONDS;
}

function rateOfVideo(video: Stream, frames: Float64Array | null, isVariable: boolean): FrameRate | undefined {
  const average = parseProbedRate(video.avg_frame_rate);
  const base = parseProbedRate(video.r_frame_rate);
  if (isVariable) return (base && snapRate(base)) ?? (average && snapRate(average)) ?? average;
  // Interlaced and badly marked files state twice the rate: only what the frames bear out counts.
  const fitting = [average, base].flatMap((rate) => (rate && fits(rate, frames) ? rate : []));
  return fitting.map(snapRate).find((rate) => rate !== undefined) ?? fitting[0] ?? average ?? base;
}

function fits(rate: FrameRate, frames: Float64Array | null): boolean {
  const first = frames?.[0];
  const last = frames?.at(-1);
  if (!frames || first === undefined || last === undefined || last <= first) return true;
  const measured = (frames.length - 1) / (last - first);
  return Math.abs(rate.numerator / rate.denominator / measured - 1) < 0.02;
}

function rateOfTimecode(timed: Stream | undefined): FrameRate | undefined {
  const rate = parseProbedRate(timed?.avg_frame_rate);
  return rate && (snapRate(rate) ?? rate);
}

/** From the timecode track, the picture's tags or the container's; `;` before the frames for drop-frame. */
function startTimecode(
  headers: Headers,
  timed: Stream | undefined,
  video: Stream | undefined,
): string | null {
  const candidates = [timed?.tags["timecode"], video?.tags["timecode"], headers.format.tags["timecode"]];
  const found = candidates.find((text) => /^\d{2}:\d{2}:\d{2}[:;.]\d{2,3}$/.test(text ?? ""));
  return found?.replace(/[.](\d+)$/, ";$1") ?? null;
}

function displaySize(video: Stream | undefined): { width: number; height: number; rotation: number } {
  if (video === undefined) return { width: 0, height: 0, rotation: 0 };
  const pixel = /^([1-9]\d*):([1-9]\d*)$/.exec(video.sample_aspect_ratio ?? "");
  const width = Math.round(((video.width ?? 0) * Number(pixel?.[1] ?? 1)) / Number(pixel?.[2] ?? 1));
  const height = video.height ?? 0;
  const rotation = Math.round(
    video.side_data_list.find((data) => data.rotation !== undefined)?.rotation ??
      Number(video.tags["rotate"] ?? 0),
  );
  const isTurned = Math.abs(rotation) % 180 === 90;
  return isTurned ? { width: height, height: width, rotation } : { width, height, rotation };
}
