import type { PlaybackTrouble } from "./port.ts";

/** Picture codecs that Chromium passes over in silence (playback notes), by ffprobe's names, with the names people know. */
const PICTURE_NAMES: Readonly<Record<string, string>> = {
  hevc: "HEVC (H.265)",
  prores: "Apple ProRes",
  dnxhd: "Avid DNxHD/DNxHR",
  mjpeg: "Motion JPEG",
  theora: "Theora",
  mpeg2video: "MPEG-2",
  mpeg4: "MPEG-4 Part 2",
};

/** Sound codecs that Chromium leaves silent without an error. */
const SILENT_SOUND: Readonly<Record<string, string>> = {
  ac3: "Dolby Digital (AC-3)",
  eac3: "Dolby Digital Plus (E-AC-3)",
  dts: "DTS",
  truehd: "Dolby TrueHD",
};

/** What the machine or the window read of a file's codecs; `null` where there is no such track or nothing was read. */
export type KnownCodecs = {
  readonly hasPicture: boolean;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
};

/**
 * What the player would keep quiet about, once it says that it can play: a picture that does not decode shows only in a
 * picture width of 0, and a sound that does not decode only in its codec.
 */
export function findSilentTrouble(
  codecs: KnownCodecs,
  pictureWidth: number,
  name: string,
): PlaybackTrouble | null {
  if (codecs.hasPicture && pictureWidth === 0) {
    const codec = codecs.videoCodec ?? "";
    return { code: "video-undecodable", parameters: { codec: PICTURE_NAMES[codec] ?? codec, name } };
  }
  const sound = codecs.audioCodec === null ? undefined : SILENT_SOUND[codecs.audioCodec];
  return sound === undefined ? null : { code: "audio-undecodable", parameters: { codec: sound, name } };
}
