import {
  ALL_FORMATS,
  EncodedPacketSink,
  Input,
  UrlSource,
  type VideoSample,
  VideoSampleSink,
} from "mediabunny";

/** When a frame begins and the middle of the time that it is shown for, in seconds of media time. */
export type FramePlace = { readonly start: number; readonly middle: number };

/** A decoded frame that is held in memory until it is closed. */
export type HeldFrame = {
  /** When it begins, in seconds of media time. */
  readonly seconds: number;
  /** The memory that it takes. */
  readonly bytes: number;
  /** Draws it over the whole of a canvas, turned upright. */
  draw(canvas: HTMLCanvasElement): void;
  close(): void;
};

/** Decodes single frames of one media file, and runs of them. */
export type FrameDecoder = {
  /** Draws a frame over the whole of a canvas, turned upright; whether it was found and decoded. */
  draw(canvas: HTMLCanvasElement, place: FramePlace, isWanted: () => boolean): Promise<boolean>;
  /** When the last keyframe at or before a media time begins, in seconds; `undefined` where there is none. */
  keyframeBefore(seconds: number): Promise<number | undefined>;
  /** Decodes the frames that are shown from one media time (seconds) until before another. Each is the caller's to close. */
  run(from: number, until: number): AsyncIterable<HeldFrame>;
  dispose(): void;
};

/**
 * Opens a decoder for a media file below an absolute URL that answers ranges; `undefined` where its container or its codec
 * cannot be decoded here (WebCodecs).
 */
export async function openFrameDecoder(url: string): Promise<FrameDecoder | undefined> {
  const input = new Input({ source: new UrlSource(url), formats: ALL_FORMATS });
  const track = (await input.canRead()) ? await input.getPrimaryVideoTrack() : null;
  if (!track || !(await track.canDecode())) {
    input.dispose();
    return undefined;
  }
  const sink = new VideoSampleSink(track);
  const packets = new EncodedPacketSink(track);
  // Decoders of graphics cards hold few frames at a time, and runs of them are kept.
  const runs = new VideoSampleSink(track, { hardwareAcceleration: "prefer-software" });
  return {
    async draw(canvas, { start, middle }, isWanted) {
      const sample = await sink.getSample(middle);
      if (!sample) return false;
      try {
        // Its times may lie some milliseconds beside the player's (playback notes), but never as much as half a frame.
        const isAsked = Math.abs(sample.timestamp - start) < middle - start;
        const context = isAsked && isWanted() ? canvas.getContext("2d", { alpha: false }) : null;
        if (!context) return false;
        sample.draw(context, 0, 0, canvas.width, canvas.height);
        return true;
      } finally {
        sample.close();
      }
    },
    async keyframeBefore(seconds) {
      return (await packets.getKeyPacket(seconds, { metadataOnly: true }))?.timestamp;
    },
    async *run(from, until) {
      for await (const sample of runs.samples(from, until)) yield holdFrame(sample);
    },
    dispose: () => input.dispose(),
  };
}

function holdFrame(sample: VideoSample): HeldFrame {
  return {
    seconds: sample.timestamp,
    bytes: sample.format === null ? 4 * sample.codedWidth * sample.codedHeight : sample.allocationSize(),
    draw(canvas) {
      const context = canvas.getContext("2d", { alpha: false });
      if (context) sample.draw(context, 0, 0, canvas.width, canvas.height);
    },
    close: () => sample.close(),
  };
}
