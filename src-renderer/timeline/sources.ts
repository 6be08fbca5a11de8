import type { Ticks } from "#annotations/time/ticks.ts";

/** Where the timeline gets a waveform from, at whatever zoom. */
export type PeakSource = {
  readonly channels: number;
  /** Peaks are known up to here. */
  readonly knownTo: Ticks;
  /**
   * The lowest and highest sample (-127 to 127) of each of `count` columns between two times, as pairs; in constant time at
   * any zoom. Columns that are not known yet are 0, 0.
   */
  columns(channel: number, from: Ticks, to: Ticks, count: number): Int8Array;
  /** Calls back when more peaks are known. */
  subscribe(listener: () => void): () => void;
};

/** Where the timeline gets the pictures of a film from. */
export type PictureSource = {
  /** Width of a picture divided by its height. */
  readonly aspect: number;
  /** The nearest picture that is known; `null` while there is none. */
  at(time: Ticks): CanvasImageSource | null;
  /** What is in view and how far apart pictures are drawn: those are loaded first, the nearest before the others. */
  wish(from: Ticks, to: Ticks, step: Ticks): void;
  /** Calls back when another picture is known. */
  subscribe(listener: () => void): () => void;
};
