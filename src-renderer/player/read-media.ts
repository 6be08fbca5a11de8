import { ALL_FORMATS, EncodedPacketSink, Input, UrlSource } from "mediabunny";

/** What the window reads of a media file by itself where the machine has no ffprobe. Times in seconds. */
export type ReadMedia = {
  readonly durationSeconds: number;
  /** Presentation times of the picture's frames, sorted; empty without picture. */
  readonly frameTimes: readonly number[];
  /** Frames a second on average, or `null` without picture. */
  readonly averageRate: number | null;
  readonly hasPicture: boolean;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
};

/**
 * Reads the packet times of a media file below a URL that answers ranges; no picture is decoded. `undefined` for files
 * that it cannot read. On files trimmed by an edit list its times can lie some milliseconds beside those that the
 * player reports (playback notes), which the player corrects by the first frame that it shows.
 */
export async function readMedia(url: string): Promise<ReadMedia | undefined> {
  const input = new Input({ source: new UrlSource(url), formats: ALL_FORMATS });
  try {
    if (!(await input.canRead())) return undefined;
    const video = await input.getPrimaryVideoTrack();
    const audio = await input.getPrimaryAudioTrack();
    const frameTimes: number[] = [];
    if (video) {
      const packets = new EncodedPacketSink(video).packets(undefined, undefined, { metadataOnly: true });
      // An edit list puts what it leaves out before zero: decoded for the frames that follow, never shown.
      for await (const { timestamp } of packets) if (timestamp >= 0) frameTimes.push(timestamp);
      frameTimes.sort((a, b) => a - b);
    }
    const first = frameTimes[0] ?? 0;
    const last = frameTimes.at(-1) ?? 0;
    return {
      durationSeconds: await input.computeDuration(),
      frameTimes,
      averageRate: frameTimes.length > 1 ? (frameTimes.length - 1) / (last - first) : null,
      hasPicture: video !== null,
      videoCodec: video?.codec ?? null,
      audioCodec: audio?.codec ?? null,
    };
  } finally {
    input.dispose();
  }
}
