import { asTicks, TICKS_PER_SECOND, type Ticks } from "../time/ticks.ts";
import { type GrowingBytes, growBytes } from "./grow.ts";
import { BLOCK_BINS, blockBytes, HEAD_BYTES, type PeakHead, readPeakHead, SCALES } from "./peak-format.ts";

/** A waveform as far as it has come. */
export type Peaks = {
  /** Takes the next bytes, cut anywhere; whether they are those of a waveform. */
  take(bytes: Uint8Array): boolean;
  /** `undefined` until the head has come. */
  head(): PeakHead | undefined;
  /** Media time up to which peaks are known. */
  knownTo(): Ticks;
  /**
   * The lowest and the highest sample (-127 to 127) of `count` columns between two media times, as pairs. A column has every
   * peak of its time, and what is not known is silent. Takes as long at any zoom: a column is read from a handful of bins.
   */
  columns(channel: number, from: Ticks, to: Ticks, count: number): Int8Array;
};

/** More bins than this in a column, and the next coarser resolution is taken. */
const MOST_BINS = 4;

/** Makes a waveform of which nothing has come. */
export function createPeaks(): Peaks {
  let head: PeakHead | undefined;
  let isBroken = false;
  const pending: GrowingBytes = growBytes();
  let read = 0;
  let blocks = 0;

  /** Where the resolution's values of a channel begin within a block. */
  const placeOf = (level: number, channel: number, channels: number): number => {
    let place = 0;
    for (let index = 0; index < level; index++) place += (BLOCK_BINS / (SCALES[index] ?? 1)) * 2 * channels;
    return place + channel * (BLOCK_BINS / (SCALES[level] ?? 1)) * 2;
  };

  return {
    take(bytes) {
      if (isBroken) return false;
      pending.append(bytes);
      const all = pending.bytes();
      if (!head && all.length >= HEAD_BYTES) {
        head = readPeakHead(all);
        isBroken = head === undefined;
        read = HEAD_BYTES;
      }
      if (head) blocks = Math.floor((all.length - read) / blockBytes(head.channels));
      return !isBroken;
    },
    head: () => head,
    knownTo() {
      if (!head) return asTicks(0);
      const seconds = head.originSeconds + (blocks * BLOCK_BINS) / head.binsPerSecond;
      return asTicks(Math.round(seconds * TICKS_PER_SECOND));
    },
    columns(channel, from, to, count) {
      const columns = new Int8Array(2 * count);
      if (!head || channel < 0 || channel >= head.channels || to <= from) return columns;
      const { channels, binsPerSecond, originSeconds } = head;
      const bytes = pending.bytes();
      const values = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
      const size = blockBytes(channels);
      const ticksPerBin = TICKS_PER_SECOND / binsPerSecond;
      const binsPerColumn = (to - from) / count / ticksPerBin;
      const fitting = SCALES.findIndex((scale) => binsPerColumn <= MOST_BINS * scale);
      const level = fitting < 0 ? SCALES.length - 1 : fitting;
      const scale = SCALES[level] ?? 1;
      const perBlock = BLOCK_BINS / scale;
      const known = blocks * perBlock;
      const base = HEAD_BYTES + placeOf(level, channel, channels);
      const binAt = (ticks: number): number =>
        (ticks - originSeconds * TICKS_PER_SECOND) / (ticksPerBin * scale);
      for (let column = 0; column < count; column++) {
        const begin = binAt(from + ((to - from) * column) / count);
        const end = binAt(from + ((to - from) * (column + 1)) / count);
        const first = Math.max(0, Math.floor(begin));
        const last = Math.min(known, Math.max(Math.floor(begin) + 1, Math.ceil(end)));
        let lowest = 0;
        let highest = 0;
        for (let bin = first; bin < last; bin++) {
          const block = Math.floor(bin / perBlock);
          const place = base + block * size + 2 * (bin - block * perBlock);
          const [binLow, binHigh] = [values[place] ?? 0, values[place + 1] ?? 0];
          if (bin === first || binLow < lowest) lowest = binLow;
          if (bin === first || binHigh > highest) highest = binHigh;
        }
        columns[2 * column] = lowest;
        columns[2 * column + 1] = highest;
      }
      return columns;
    },
  };
}
