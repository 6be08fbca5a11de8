/** What the head of a WAV stream says of its samples, which are 16 bits, little-endian, the channels interleaved. */
export type WavHead = { readonly sampleRate: number; readonly channels: number };

/** Reads a WAV stream (RIFF, as ffmpeg writes it into a pipe) while it comes. */
export type WavStream = { take(bytes: Buffer): void };

/** A head has some hundred bytes at most; what goes on for longer without samples is none. */
const MOST_HEAD_BYTES = 65_536;

/**
 * Makes a reader: `onHead` is told once, then `onSamples` gets every piece as it comes, always whole samples of all channels.
 * Bytes that are no WAV yield nothing.
 */
export function createWavStream(
  onHead: (head: WavHead) => void,
  onSamples: (samples: Int16Array) => void,
): WavStream {
  let head: WavHead | undefined;
  let rest: Buffer = Buffer.alloc(0);
  let isBroken = false;

  const readHead = (): void => {
    const found = findSamples(rest);
    if (!found) {
      isBroken = rest.length > MOST_HEAD_BYTES;
      return;
    }
    head = found.head;
    rest = rest.subarray(found.at);
    onHead(head);
  };

  return {
    take(bytes) {
      if (isBroken) return;
      rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      if (!head) readHead();
      if (!head) return;
      const whole = rest.length - (rest.length % (2 * head.channels));
      if (whole === 0) return;
      onSamples(samplesOf(rest.subarray(0, whole)));
      rest = rest.subarray(whole);
    },
  };
}

function findSamples(bytes: Buffer): { head: WavHead; at: number } | undefined {
  if (bytes.length < 12 || bytes.toString("latin1", 0, 4) !== "RIFF") return undefined;
  let head: WavHead | undefined;
  for (let place = 12; place + 8 <= bytes.length; ) {
    const name = bytes.toString("latin1", place, place + 4);
    const length = bytes.readUInt32LE(place + 4);
    if (name === "data") return head && { head, at: place + 8 };
    if (place + 8 + length > bytes.length) return undefined;
    if (name === "fmt " && length >= 16) {
      const channels = bytes.readUInt16LE(place + 10);
      const sampleRate = bytes.readUInt32LE(place + 12);
      if (channels === 0 || sampleRate === 0 || bytes.readUInt16LE(place + 22) !== 16) return undefined;
      head = { sampleRate, channels };
    }
    place += 8 + length + (length % 2);
  }
  return undefined;
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function samplesOf(bytes: Buffer): Int16Array {
  const isAligned = bytes.byteOffset % 2 === 0;
  const own = isAligned && IS_LITTLE_ENDIAN ? bytes : Buffer.from(Uint8Array.from(bytes).buffer);
  if (!IS_LITTLE_ENDIAN) own.swap16();
  return new Int16Array(own.buffer, own.byteOffset, own.length / 2);
}
