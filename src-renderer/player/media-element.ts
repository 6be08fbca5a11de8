import "./no-dynamic-style.ts";
import videojs from "video.js/core.es.js";
import "video.js/dist/video-js.css";

/** The one media element of a window, run by video.js, and the box that it lives in. */
export type MediaElement = {
  /** The element that goes into the page; it fills what it is put into. */
  readonly box: HTMLElement;
  readonly video: HTMLVideoElement;
  setSource(url: string, type: string): void;
  clearSource(): void;
  /** Starts to play; rejects where the browser refuses. */
  play(): Promise<void>;
  /** Code of the media error (HTML, MediaError.code) of the present source, or `undefined`. */
  errorCode(): number | undefined;
  /** Calls back on every media error, those that video.js finds before the browser does included. */
  onError(listener: () => void): void;
  dispose(): void;
};

/** Makes the media element. Everything that video.js would draw of its own is left out: the app draws its own controls. */
export function createMediaElement(): MediaElement {
  // It warns of elements that are not in the page yet, and here that is the rule.
  videojs.log.level("error");
  const box = document.createElement("div");
  box.className = "player-box";
  const tag = document.createElement("video");
  tag.className = "video-js";
  tag.playsInline = true;
  tag.tabIndex = -1;
  box.append(tag);
  const player = videojs(tag, {
    children: ["mediaLoader"],
    controls: false,
    fill: true,
    preload: "auto",
    techOrder: ["html5"],
    html5: { nativeTextTracks: false },
    userActions: { click: false, doubleClick: false, hotkeys: false },
    errorDisplay: false,
  });
  // Whoever puts the box into the page says what it is, in the language of the app.
  for (const name of ["role", "aria-label", "lang"]) player.el().removeAttribute(name);
  const video = box.querySelector("video");
  if (!video) throw new Error("video.js made no video element");
  return {
    box,
    video,
    setSource: (url, type) => {
      player.src({ src: url, type });
    },
    clearSource: () => {
      player.pause();
      video.removeAttribute("src");
      video.load();
    },
    play: async () => {
      await player.play();
    },
    errorCode: () => player.error()?.code,
    onError: (listener) => {
      player.on("error", listener);
    },
    dispose: () => player.dispose(),
  };
}
