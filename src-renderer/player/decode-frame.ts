import { ALL_FORMATS, Input, UrlSource, VideoSampleSink } from "mediabunny";

/** When a frame begins and the middle of the time that it is shown for, in seconds of media time. */
export type FramePlace = { readonly start: number; readonly middle: number };

/** Decodes single frames of one media file. */
export type FrameDecoder = {
  /** Draws a frame over the whole of a canvas, turned upright; whether it was found and decoded. */
  draw(canvas: HTMLCanvasElement, place: FramePlace, isWanted: () => boolean): Promise<boolean>;
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
    dispose: () => input.dispose(),
  };
}
