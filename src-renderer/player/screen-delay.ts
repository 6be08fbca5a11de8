/** When a frame was handed to the screen and when the browser expects it to be seen there, as rVFC has them (milliseconds). */
type FrameTimes = Pick<VideoFrameCallbackMetadata, "presentationTime" | "expectedDisplayTime">;

let isDrawnBySoftware: boolean | undefined;

/** Without a GPU the browser draws 60 times a second, half of that time after it was handed a frame. */
const DRAWN_AFTER_MS = 1000 / 60 / 2;

/**
 * When a presented frame is on the screen. With a GPU that is at the refresh that the browser names. Without one there is no
 * refresh to wait for, and the named time is half a refresh late (measured in the memory of a virtual display: in the median
 * 8 ms after the frame was handed over, 7.5 ms before the named time).
 */
export function timeOnScreen({ presentationTime, expectedDisplayTime }: FrameTimes): number {
  isDrawnBySoftware ??= lacksGpu();
  return isDrawnBySoftware ? presentationTime + DRAWN_AFTER_MS : expectedDisplayTime;
}

/** A page is not told how it is drawn, but it is refused a fast 3D context where that would be by software. */
function lacksGpu(): boolean {
  return new OffscreenCanvas(1, 1).getContext("webgl", { failIfMajorPerformanceCaveat: true }) === null;
}
