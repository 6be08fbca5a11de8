import { BLOCK_BINS, blockBytes, type PeakHead, SCALES, writePeakHead } from "./peak-format.ts";

/** Turns samples into the bytes of a waveform while they come. */
export type PeakWriter = {
  /**
   * Takes the next samples: 16 bits, the channels interleaved, the first one at the origin. `stride` channels are in them, of
   * which the first are kept.
   */
  take(samples: Int16Array): void;
  /** Ends the last block; what of it lies past the film stays silent. */
  finish(): void;
  /** How many samples of each channel have been taken. */
  taken(): number;
};

/** Films whose times begin later than this, as recordings of broadcasts do, have a waveform that begins with them. */
const LATE_SECONDS = 60;

/** The origin of a waveform whose film begins at a media time, in seconds. */
export function peakOrigin(firstSeconds: number): number {
  return firstSeconds > LATE_SECONDS ? Math.floor(firstSeconds) - 1 : 0;
}

/** Where samples come from: their rate, and how many channels lie interleaved. */
export type SampleShape = { readonly sampleRate: number; readonly stride: number };

const FULL_SCALE = 32767;
const MOST = 127;

/** Makes a writer, which hands the head over at once and then every block as soon as it is full. */
export function createPeakWriter(
  head: PeakHead,
  { sampleRate, stride }: SampleShape,
  onBytes: (bytes: Uint8Array<ArrayBuffer>) => void,
): PeakWriter {
  const { channels, binsPerSecond } = head;
  const low = new Int16Array(channels * BLOCK_BINS);
  const high = new Int16Array(channels * BLOCK_BINS);
  let binsBefore = 0;
  let bin = 0;
  let count = 0;
  const binEnd = (): number => Math.ceil(((binsBefore + bin + 1) * sampleRate) / binsPerSecond);
  let nextBin = binEnd();
  onBytes(writePeakHead(head));

  const endBlock = (): void => {
    onBytes(encodeBlock(low, high, channels));
    low.fill(0);
    high.fill(0);
    binsBefore += BLOCK_BINS;
    bin = 0;
  };

  const takeInto = (samples: Int16Array, from: number, until: number): void => {
    for (let channel = 0; channel < channels; channel++) {
      const place = channel * BLOCK_BINS + bin;
      // A bin that has begun with an earlier piece goes on; every other begins at its own first sample.
      const first = samples[from * stride + channel] ?? 0;
      const isBegun = count > Math.ceil(((binsBefore + bin) * sampleRate) / binsPerSecond);
      let lowest = isBegun ? (low[place] ?? 0) : first;
      let highest = isBegun ? (high[place] ?? 0) : first;
      for (let index = from * stride + channel; index < until * stride; index += stride) {
        const sample = samples[index] ?? 0;
        if (sample < lowest) lowest = sample;
        if (sample > highest) highest = sample;
      }
      low[place] = lowest;
      high[place] = highest;
    }
  };

  return {
    take(samples) {
      const frames = Math.floor(samples.length / stride);
      for (let from = 0; from < frames; ) {
        const until = Math.min(frames, from + nextBin - count);
        takeInto(samples, from, until);
        count += until - from;
        from = until;
        if (count < nextBin) return;
        bin++;
        if (bin === BLOCK_BINS) endBlock();
        nextBin = binEnd();
      }
    },
    finish() {
      if (bin > 0 || count > Math.ceil((binsBefore * sampleRate) / binsPerSecond)) endBlock();
    },
    taken: () => count,
  };
}

function encodeBlock(low: Int16Array, high: Int16Array, channels: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(blockBytes(channels));
  const values = new Int8Array(bytes.buffer);
  let place = 0;
  for (const scale of SCALES) {
    for (let channel = 0; channel < channels; channel++) {
      const base = channel * BLOCK_BINS;
      for (let bin = 0; bin < BLOCK_BINS; bin += scale) {
        let lowest = low[base + bin] ?? 0;
        let highest = high[base + bin] ?? 0;
        for (let index = base + bin + 1; index < base + bin + scale; index++) {
          lowest = Math.min(lowest, low[index] ?? 0);
          highest = Math.max(highest, high[index] ?? 0);
        }
        values[place++] = levelOf(lowest);
        values[place++] = levelOf(highest);
      }
    }
  }
  return bytes;
}

function levelOf(sample: number): number {
  return Math.max(-MOST, Math.min(MOST, Math.round((sample * MOST) / FULL_SCALE)));
}
