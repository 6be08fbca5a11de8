import { timeOnScreen } from "./screen-delay.ts";

/**
 * A frame that went on the screen: its media time in seconds, when it was handed to the screen and when it was to be seen
 * there (milliseconds), and the browser's running count.
 */
export type PresentedFrame = {
  readonly seconds: number;
  readonly submitted: number;
  readonly at: number;
  readonly presented: number;
};

/**
 * Calls back with every frame that a video element presents, from requestVideoFrameCallback. Where that is silent, for
 * sound without picture and while the page is hidden, the element's own time stands in. `onBeat` is called at every
 * repaint while the film runs: frames presented before it have been handed over. Returns how to stop.
 */
export function watchFrames(
  video: HTMLVideoElement,
  onFrame: (frame: PresentedFrame) => void,
  onBeat: (at: number) => void,
): () => void {
  let stopped = false;
  let count = 0;
  let repaint = 0;

  const handOverCurrent = (): void => {
    count++;
    const now = performance.now();
    onFrame({ seconds: video.currentTime, submitted: now, at: now, presented: count });
  };

  const onPresented: VideoFrameRequestCallback = (_now, metadata) => {
    if (stopped) return;
    // Asked for again before anything else is done: a seek that starts in the callback must not miss its frame.
    video.requestVideoFrameCallback(onPresented);
    count = metadata.presentedFrames;
    const { mediaTime, presentationTime } = metadata;
    // At rest it does not matter when the frame came, and the start is not to wait for an answer.
    const at = video.paused ? metadata.expectedDisplayTime : timeOnScreen(metadata);
    onFrame({ seconds: mediaTime, submitted: presentationTime, at, presented: count });
  };

  const onRepaint: FrameRequestCallback = (at) => {
    if (stopped || video.paused) return;
    if (video.videoWidth === 0) handOverCurrent();
    onBeat(at);
    repaint = requestAnimationFrame(onRepaint);
  };
  const onPlaying = (): void => {
    cancelAnimationFrame(repaint);
    repaint = requestAnimationFrame(onRepaint);
  };
  const onTime = (): void => {
    if (document.hidden || video.videoWidth === 0) handOverCurrent();
  };

  video.requestVideoFrameCallback(onPresented);
  video.addEventListener("playing", onPlaying);
  video.addEventListener("timeupdate", onTime);
  return () => {
    stopped = true;
    cancelAnimationFrame(repaint);
    video.removeEventListener("playing", onPlaying);
    video.removeEventListener("timeupdate", onTime);
  };
}
