/**
 * The compact form of a waveform, as it lies in the cache and travels to the window while it is still being made: a head, then
 * blocks. A block holds {@link BLOCK_BINS} bins of film in every resolution, the finest first; each resolution has, channel by
 * channel, the lowest and the highest sample of each of its bins as two signed bytes (-127 to 127).
 */
export type PeakHead = {
  readonly channels: number;
  /** Finest bins a second: a power of two up to 256, so that a bin is a whole number of ticks. */
  readonly binsPerSecond: number;
  /** The media time of the first bin, in whole seconds. */
  readonly originSeconds: number;
};

/** How many of the finest bins a block holds. */
export const BLOCK_BINS = 1024;

/** How many of the finest bins one bin of each resolution holds. */
export const SCALES = [1, 4, 16, 64, 256, 1024] as const;

/** More channels are not drawn; of a file that has more, the first are kept. */
export const MOST_CHANNELS = 8;

/** Bytes of the head: mark, version, channels, bins a second, origin. */
export const HEAD_BYTES = 20;

/** `SLPK`. */
const MARK = 0x534c504b;
/** Goes up when the bytes mean something else than before. */
const VERSION = 1;

const FINEST = 256;
/** What the finest resolution of a whole film may take, in bytes: 2 h 50 min of stereo at 256 bins a second. */
const MOST_BYTES = 10_000_000;

/** The bins a second for a film of a length: fewer for a long one, so that no waveform outgrows some ten megabytes. */
export function binsPerSecondFor(seconds: number, channels: number): number {
  let bins = FINEST;
  while (bins > 1 && bins * seconds * channels * 2 > MOST_BYTES) bins /= 2;
  return bins;
}

/** Bytes of one block. */
export function blockBytes(channels: number): number {
  return SCALES.reduce((sum, scale) => sum + (BLOCK_BINS / scale) * 2 * channels, 0);
}

/** The bytes of a head. */
export function writePeakHead({ channels, binsPerSecond, originSeconds }: PeakHead): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEAD_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MARK);
  view.setUint16(4, VERSION);
  view.setUint16(6, channels);
  view.setUint32(8, binsPerSecond);
  view.setFloat64(12, originSeconds);
  return bytes;
}

/** Reads a head; `undefined` where the bytes are none, or of another version. */
export function readPeakHead(bytes: Uint8Array): PeakHead | undefined {
  if (bytes.length < HEAD_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEAD_BYTES);
  if (view.getUint32(0) !== MARK || view.getUint16(4) !== VERSION) return undefined;
  const channels = view.getUint16(6);
  const binsPerSecond = view.getUint32(8);
  const originSeconds = view.getFloat64(12);
  const isSound =
    channels >= 1 && channels <= MOST_CHANNELS && binsPerSecond >= 1 && Number.isSafeInteger(originSeconds);
  return isSound ? { channels, binsPerSecond, originSeconds } : undefined;
}
