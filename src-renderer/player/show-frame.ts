/** How long after `seeked` the frame itself may be waited for: seeking to the same time again presents nothing new. */
const PRESENT_WITHIN_MS = 100;

/** What is known while a frame is being sought. */
export type ShowPorts = {
  /** Whether the asked frame is the one that was presented last. */
  isShown(): boolean;
  /** Calls back with each presented frame; the returned function stops. */
  onPresented(listener: () => void): () => void;
};

/**
 * Seeks a media element and waits until the frame is on the screen: `seeked`, and then the frame's presentation or 100 ms
 * (playback notes, recipe 3). Resolves with whether nothing was presented at all, as in a hidden window.
 */
export function showFrame(video: HTMLVideoElement, seconds: number, ports: ShowPorts): Promise<boolean> {
  return new Promise((resolve) => {
    let sought = false;
    let presented = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const finish = (): void => {
      clearTimeout(timer);
      stopListening();
      for (const name of ["error", "emptied"]) video.removeEventListener(name, finish);
      video.removeEventListener("seeked", onSeeked);
      resolve(!presented);
    };
    const stopListening = ports.onPresented(() => {
      presented = true;
      if (sought && ports.isShown()) finish();
    });
    const onSeeked = (): void => {
      sought = true;
      if (presented && ports.isShown()) finish();
      else timer = setTimeout(finish, PRESENT_WITHIN_MS);
    };
    for (const name of ["error", "emptied"]) video.addEventListener(name, finish);
    video.addEventListener("seeked", onSeeked);
    video.currentTime = seconds;
  });
}
