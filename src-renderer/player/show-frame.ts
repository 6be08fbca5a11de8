import type { PresentedFrame } from "./watch-frames.ts";

/** How long after `seeked` the frame itself may be waited for: seeking to the same time again presents nothing new. */
const PRESENT_WITHIN_MS = 100;

/**
 * What a seek came to: the asked frame is on the screen; another one is; or nothing was presented since, as in a hidden window
 * or where the frame on the screen is the same as before.
 */
export type SeekOutcome = "asked" | "other" | "unseen";

/** What is known while a frame is being sought. */
export type ShowPorts = {
  /** Whether a presented frame is the asked one. */
  isAsked(frame: PresentedFrame): boolean;
  /** Calls back with each presented frame; the returned function stops. */
  onPresented(listener: (frame: PresentedFrame) => void): () => void;
};

/**
 * Seeks a media element and waits until a frame is on the screen: `seeked`, and then the frame's presentation or 100 ms
 * (playback notes, recipe 3).
 */
export function showFrame(video: HTMLVideoElement, seconds: number, ports: ShowPorts): Promise<SeekOutcome> {
  return new Promise((resolve) => {
    const from = performance.now();
    let sought = false;
    let outcome: SeekOutcome = "unseen";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const finish = (): void => {
      clearTimeout(timer);
      stopListening();
      for (const name of ["error", "emptied"]) video.removeEventListener(name, finish);
      video.removeEventListener("seeked", onSeeked);
      resolve(outcome);
    };
    const stopListening = ports.onPresented((frame) => {
      // News of a frame that the film showed before it was asked to go elsewhere may come late.
      if (frame.submitted < from && !ports.isAsked(frame)) return;
      outcome = ports.isAsked(frame) ? "asked" : "other";
      if (sought) finish();
    });
    const onSeeked = (): void => {
      sought = true;
      if (outcome !== "unseen") finish();
      else timer = setTimeout(finish, PRESENT_WITHIN_MS);
    };
    for (const name of ["error", "emptied"]) video.addEventListener(name, finish);
    video.addEventListener("seeked", onSeeked);
    video.currentTime = seconds;
  });
}
