import type { FrameDecoder, FramePlace, HeldFrame } from "./decode-frame.ts";

/** The picture that lies over the element's own where that cannot reach a frame: the frame, decoded by the app. */
export type DrawnFrame = {
  /** Whether it covers the element's picture. */
  isOn(): boolean;
  /**
   * Decodes a frame and covers the picture with it, unless it is not wanted any more by then. Whether it did; where it did
   * not, what was on the screen stays.
   */
  draw(url: string, place: FramePlace, isWanted: () => boolean): Promise<boolean>;
  /** The decoder of a file, opened when it is first asked for; rejects where the file cannot be read. */
  decoderOf(url: string): Promise<FrameDecoder | undefined>;
  /** Covers the picture with a frame that is decoded already. */
  put(frame: HeldFrame): void;
  /** Takes it away: the element shows a frame of its own. */
  hide(): void;
  /** Takes it away and lets the decoder go: another medium comes. */
  clear(): void;
};

/** What decoding needs of the window; rejects where the file cannot be read. */
export type OpenDecoder = (url: string) => Promise<FrameDecoder | undefined>;

/** Makes the cover, in the same box as the element and of the same size, and calls back whenever it comes or goes. */
export function createDrawnFrame(
  video: HTMLVideoElement,
  box: HTMLElement,
  openDecoder: OpenDecoder,
  onChange: (isOn: boolean) => void,
): DrawnFrame {
  const canvas = document.createElement("canvas");
  canvas.className = "player-drawn";
  canvas.hidden = true;
  box.append(canvas);
  let opened: { readonly url: string; readonly decoder: Promise<FrameDecoder | undefined> } | undefined;

  const decoderOf = (url: string): Promise<FrameDecoder | undefined> => {
    if (opened?.url !== url) {
      close();
      opened = { url, decoder: openDecoder(url) };
    }
    return opened.decoder;
  };

  const close = (): void => {
    // One that never opened has nothing to let go.
    opened?.decoder.then(
      (decoder) => decoder?.dispose(),
      () => {},
    );
    opened = undefined;
  };

  const show = (isOn: boolean): void => {
    if (canvas.hidden === !isOn) return;
    canvas.hidden = !isOn;
    onChange(isOn);
  };

  return {
    isOn: () => !canvas.hidden,
    async draw(url, place, isWanted) {
      const decoder = await decoderOf(url);
      const drawn = await decoder?.draw(sized(canvas, video), place, isWanted);
      if (!drawn) return false;
      show(true);
      return true;
    },
    decoderOf,
    put(frame) {
      frame.draw(sized(canvas, video));
      show(true);
    },
    hide: () => show(false),
    clear() {
      close();
      show(false);
    },
  };
}

/** As many pixels as the picture has, as it is shown; the page then fits both into the box alike. */
function sized(canvas: HTMLCanvasElement, video: HTMLVideoElement): HTMLCanvasElement {
  const { videoWidth, videoHeight } = video;
  // Setting either clears it, and what is on it may be on the screen.
  if (canvas.width !== videoWidth) canvas.width = videoWidth;
  if (canvas.height !== videoHeight) canvas.height = videoHeight;
  return canvas;
}
