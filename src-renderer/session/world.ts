import type { KeyboardLayout } from "#annotations/commands/keys.ts";
import type { Language } from "#annotations/texts/index.ts";
import type { LaneReport, WindowLane } from "../player/lanes/lane-messages.ts";
import { type LaneMaking, makeWindowLane } from "../player/lanes/make-window-lane.ts";
import type { DrawnPicture } from "./lanes/pictures.ts";
import type { ReadMedia } from "../player/read-media.ts";
import { readLayout } from "./keyboard-layout.ts";
import { sha256Of } from "../host/sha256.ts";
import { createUuidV7 } from "#annotations/model/uuid-v7.ts";

/** Bytes that are on their way. `size`: how many, where that is known beforehand. Who stops reading stops their coming. */
export type Pieces = { readonly size: number | undefined; readonly pieces: AsyncIterable<Uint8Array> };

/** What a session takes from the world, passed in so that tests can stand in for clocks, ids and the network. */
export type World = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds of the clock that events are stamped by (`performance.now()`). */
  eventNow(): number;
  /** A fresh UUIDv7. */
  newId(): string;
  /** Runs something once, later; the returned function calls it off. */
  later(run: () => void, delayMs: number): () => void;
  /** The text under a URL of the machine; rejects where there is none. */
  fetchText(url: string): Promise<string>;
  /** The bytes under a URL of the machine as they come; `undefined` where there are none. */
  fetchPieces(url: string): Promise<Pieces | undefined>;
  /** SHA-256 in hexadecimal. */
  sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  /** Resolves when the page has done what was waiting: drawing, keys, events. */
  breathe(): Promise<void>;
  /** The bytes under a URL of the machine; `undefined` where there are none. */
  fetchBytes(url: string): Promise<ArrayBuffer | undefined>;
  /** Reads a media file in the window; `undefined` where it cannot be read. */
  readMedia(url: string): Promise<ReadMedia | undefined>;
  /** Makes a lane of a film in the window itself, off the page's thread. */
  makeLane(task: WindowLane, onReport: (report: LaneReport) => void): LaneMaking;
  /** Decodes a JPEG off the page's thread; rejects where it is none. */
  decodePicture(jpeg: Uint8Array<ArrayBuffer>): Promise<DrawnPicture>;
  /** The language that the system prefers, of those that the app speaks. */
  systemLanguage(): Language;
  /** Calls back with every error that nothing in the window has caught; the returned function stops that. */
  onUncaught(listener: (error: unknown) => void): () => void;
  /** Lets the browser ask before the page is left while there is something to lose; the returned function stops that. */
  askBeforeLeaving(isAtRisk: () => boolean): () => void;
  /** What the user's keyboard layout writes with each physical key. */
  keyboardLayout(): Promise<KeyboardLayout>;
  /** Has the browser copy, cut or paste as its own keys do; whether it does. */
  clipboard(work: "copy" | "cut" | "paste"): boolean;
  /** Hands a URL to the browser as a download under a name. */
  download(url: string, name: string): void;
};

/** The world of a real window. */
export function browserWorld(): World {
  return {
    now: () => Date.now(),
    eventNow: () => performance.now(),
    newId: () => createUuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    later: (run, delayMs) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    fetchText: async (url) => {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`no text: answer ${answer.status}`);
      return answer.text();
    },
    fetchPieces,
    sha256: sha256Of,
    breathe,
    fetchBytes: async (url) => {
      const answer = await fetch(url);
      return answer.ok ? answer.arrayBuffer() : undefined;
    },
    // Loaded when it is needed only: a machine with ffprobe never asks for it.
    readMedia: async (url) => {
      const { readMedia } = await import("../player/read-media.ts");
      return readMedia(new URL(url, location.href).href);
    },
    makeLane: (task, onReport) =>
      makeWindowLane({ ...task, url: new URL(task.url, location.href).href }, onReport),
    decodePicture: (jpeg) => createImageBitmap(new Blob([jpeg], { type: "image/jpeg" })),
    systemLanguage: () => (navigator.language.startsWith("ko") ? "ko" : "en"),
    onUncaught: listenToUncaught,
    clipboard: (work) => document.execCommand(work),
    askBeforeLeaving,
    keyboardLayout: readLayout,
    download: (url, name) => {
      const link = document.createElement("a");
      link.href = url;
      link.download = name;
      link.click();
    },
  };
}

/** Lets everything else on the page go first, where the browser knows of such a thing; else whatever waits already. */
function breathe(): Promise<void> {
  if ("scheduler" in window) return scheduler.postTask(() => undefined, { priority: "background" });
  return new Promise((resolve) => {
    // Unlike a timer's, a message's turn comes at once where nothing waits.
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}

async function fetchPieces(url: string): Promise<Pieces | undefined> {
  const answer = await fetch(url, { cache: "no-store" });
  if (!answer.ok || answer.body === null) return undefined;
  const size = answer.headers.get("content-length");
  return { size: size === null ? undefined : Number(size), pieces: piecesOf(answer.body) };
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

function askBeforeLeaving(isAtRisk: () => boolean): () => void {
  const onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (isAtRisk()) event.preventDefault();
  };
  window.addEventListener("beforeunload", onBeforeUnload);
  return () => window.removeEventListener("beforeunload", onBeforeUnload);
}

function listenToUncaught(listener: (error: unknown) => void): () => void {
  const onError = (event: ErrorEvent): void => {
    // The browser says so of a layout that took two rounds; it carries no error, and nothing is wrong.
    if (event.error === null && event.message.startsWith("ResizeObserver loop")) return;
    listener(event.error ?? new Error(event.message));
  };
  const onRejection = (event: PromiseRejectionEvent): void => listener(event.reason);
  window.addEventListener("error", onError);
  window.addEventListener("unhandledrejection", onRejection);
  return () => {
    window.removeEventListener("error", onError);
    window.removeEventListener("unhandledrejection", onRejection);
  };
}
