/** What a filmstrip is made of: pictures of one size, each a JPEG. */
export type PictureHead = {
  /** In pixels, as shown: pixel shape and rotation are in it. */
  readonly width: number;
  readonly height: number;
};

/** A picture of the film: the media time at which its frame is presented, in seconds, and its JPEG. */
export type StripPicture = { readonly seconds: number; readonly jpeg: Uint8Array<ArrayBuffer> };

/** `SLFS`. */
const MARK = 0x534c4653;
/** Goes up when the bytes mean something else than before. */
const VERSION = 1;
const HEAD_BYTES = 10;
const RECORD_BYTES = 12;
/** A picture of the strip has some kilobytes; what says more is no picture. */
const MOST_JPEG_BYTES = 1_000_000;

/** The height of a filmstrip's pictures, in pixels. */
export const STRIP_HEIGHT = 90;

/** The size of a filmstrip's pictures for a film of a size as shown, in pixels; even, as encoders like it. */
export function stripSize(width: number, height: number): PictureHead {
  const shape = width > 0 && height > 0 ? width / height : 16 / 9;
  return {
    width: Math.max(2, Math.min(4 * STRIP_HEIGHT, 2 * Math.round((STRIP_HEIGHT * shape) / 2))),
    height: STRIP_HEIGHT,
  };
}

/** The bytes that a filmstrip begins with. */
export function writePictureHead({ width, height }: PictureHead): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEAD_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MARK);
  view.setUint16(4, VERSION);
  view.setUint16(6, width);
  view.setUint16(8, height);
  return bytes;
}

/** The bytes of one picture. */
export function writePicture(seconds: number, jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(RECORD_BYTES + jpeg.length);
  const view = new DataView(bytes.buffer);
  view.setFloat64(0, seconds);
  view.setUint32(8, jpeg.length);
  bytes.set(jpeg, RECORD_BYTES);
  return bytes;
}

/** Reads a filmstrip while it comes. */
export type PictureReader = {
  /** The pictures that the next bytes, cut anywhere, complete; `undefined` where they are no filmstrip. */
  take(bytes: Uint8Array): readonly StripPicture[] | undefined;
  head(): PictureHead | undefined;
};

/** Makes a reader of which nothing has come. */
export function createPictureReader(): PictureReader {
  let head: PictureHead | undefined;
  let rest = new Uint8Array(0);
  let isBroken = false;

  const readHead = (): void => {
    const view = new DataView(rest.buffer, rest.byteOffset, HEAD_BYTES);
    isBroken = view.getUint32(0) !== MARK || view.getUint16(4) !== VERSION;
    head = { width: view.getUint16(6), height: view.getUint16(8) };
    isBroken ||= head.width === 0 || head.height === 0;
    rest = rest.subarray(HEAD_BYTES);
  };

  return {
    head: () => (isBroken ? undefined : head),
    take(bytes) {
      const joined = new Uint8Array(rest.length + bytes.length);
      joined.set(rest);
      joined.set(bytes, rest.length);
      rest = joined;
      if (!head && rest.length >= HEAD_BYTES) readHead();
      const pictures: StripPicture[] = [];
      if (!head || isBroken) return isBroken ? undefined : pictures;
      while (rest.length >= RECORD_BYTES) {
        const view = new DataView(rest.buffer, rest.byteOffset, RECORD_BYTES);
        const length = view.getUint32(8);
        isBroken = length > MOST_JPEG_BYTES || !Number.isFinite(view.getFloat64(0));
        if (isBroken || rest.length < RECORD_BYTES + length) break;
        pictures.push({
          seconds: view.getFloat64(0),
          jpeg: rest.slice(RECORD_BYTES, RECORD_BYTES + length),
        });
        rest = rest.subarray(RECORD_BYTES + length);
      }
      return isBroken ? undefined : pictures;
    },
  };
}
