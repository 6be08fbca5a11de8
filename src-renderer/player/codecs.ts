import type { StandInKind } from "#annotations/host/shapes.ts";
import type { PlaybackTrouble } from "./port.ts";

/** What Chromium decodes and takes apart everywhere, by ffprobe's names (playback notes). */
const PICTURES = ["h264", "vp8", "vp9", "av1"];
const SOUNDS = ["aac", "mp3", "opus", "vorbis", "flac"];
const PCM = ["u8", "s16le", "s24le", "s32le", "f32le", "s16be", "s24be", "mulaw", "alaw"];
const CONTAINERS = ["mp4", "matroska", "webm", "ogg", "wav", "flac", "mp3", "aac"];

/** What only some systems decode: how to ask the element about it. */
const ASK_FOR: Readonly<Record<string, string>> = {
  hevc: 'video/mp4; codecs="hvc1.1.6.L93.B0"',
  ac3: 'audio/mp4; codecs="ac-3"',
  eac3: 'audio/mp4; codecs="ec-3"',
};

/** The names that people know, of pictures, sounds and containers by ffprobe's. */
const NAMES: Readonly<Record<string, string>> = {
  hevc: "HEVC (H.265)",
  vvc: "VVC (H.266)",
  prores: "Apple ProRes",
  prores_raw: "Apple ProRes RAW",
  dnxhd: "Avid DNxHD/DNxHR",
  cfhd: "CineForm",
  mjpeg: "Motion JPEG",
  jpeg2000: "JPEG 2000",
  theora: "Theora",
  mpeg1video: "MPEG-1",
  mpeg2video: "MPEG-2",
  mpeg4: "MPEG-4 Part 2",
  dvvideo: "DV",
  rawvideo: "uncompressed video",
  vc1: "VC-1",
  wmv3: "Windows Media Video 9",
  ac3: "Dolby Digital (AC-3)",
  eac3: "Dolby Digital Plus (E-AC-3)",
  dts: "DTS",
  truehd: "Dolby TrueHD",
  alac: "Apple Lossless (ALAC)",
  mp2: "MPEG Layer II",
  mpegts: "MPEG-TS",
  mpeg: "MPEG-PS",
  avi: "AVI",
  mxf: "MXF",
  asf: "Windows Media (ASF)",
  flv: "Flash Video",
};

/** What was read of a film by ffprobe, as far as it decides whether it can be played. */
export type ProbedCodecs = {
  readonly container: string | null;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
};

/** What the machine or the window read of a file's codecs; `null` where there is no such track or nothing was read. */
export type KnownCodecs = {
  readonly hasPicture: boolean;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
};

/**
 * Why a film cannot be played, known before it is tried; `null` where nothing is known against it. `canPlay` is the
 * element's own answer to a type with codecs: some systems do decode HEVC.
 */
export function foreseeTrouble(
  { container, videoCodec, audioCodec }: ProbedCodecs,
  name: string,
  canPlay: (type: string) => boolean,
): PlaybackTrouble | null {
  if (videoCodec !== null && !PICTURES.includes(videoCodec) && !isDecodedHere(videoCodec, canPlay)) {
    return { code: "video-undecodable", parameters: { codec: nameOf(videoCodec), name } };
  }
  const names = container?.split(",") ?? [];
  if (names.length > 0 && !names.some((one) => CONTAINERS.includes(one))) {
    return { code: "container-unsupported", parameters: { container: nameOf(names[0] ?? ""), name } };
  }
  return videoCodec === null ? silentSound(audioCodec, name, canPlay) : null;
}

/**
 * What the player would keep quiet about, once it says that it can play: a picture that does not decode shows only in a
 * picture width of 0, and a sound that does not decode only in its codec.
 */
export function findSilentTrouble(
  codecs: KnownCodecs,
  pictureWidth: number,
  name: string,
  canPlay: (type: string) => boolean,
): PlaybackTrouble | null {
  if (codecs.hasPicture && pictureWidth === 0) {
    return { code: "video-undecodable", parameters: { codec: nameOf(codecs.videoCodec ?? ""), name } };
  }
  return silentSound(codecs.audioCodec, name, canPlay);
}

/** The kind of copy that helps against a trouble; `undefined` where no copy does. */
export function cureOf({ code }: PlaybackTrouble): StandInKind | undefined {
  switch (code) {
    case "video-undecodable":
      return "proxy";
    case "container-unsupported":
    case "audio-undecodable":
      return "remux";
    default:
      return undefined;
  }
}

function silentSound(
  codec: string | null,
  name: string,
  canPlay: (type: string) => boolean,
): PlaybackTrouble | null {
  if (codec === null || SOUNDS.includes(codec) || isDecodedHere(codec, canPlay)) return null;
  // Mediabunny, which reads where ffprobe is missing, writes `pcm-s16`.
  if (codec.startsWith("pcm-") || PCM.some((one) => codec === `pcm_${one}`)) return null;
  return { code: "audio-undecodable", parameters: { codec: nameOf(codec), name } };
}

function isDecodedHere(codec: string, canPlay: (type: string) => boolean): boolean {
  const type = ASK_FOR[codec];
  return type !== undefined && canPlay(type);
}

function nameOf(codec: string): string {
  return NAMES[codec] ?? codec.toUpperCase();
}
