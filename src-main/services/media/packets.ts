/** The times of a stream's packets, in units of its time base. */
export type StreamPackets = {
  /** When packets are shown, rising, and how many that are shown say no such time. */
  readonly shown: PacketTimes;
  /** When packets are decoded: for a container that has no other times (AVI). */
  readonly decoded: PacketTimes;
};

/** Some packets' times, rising, and how many packets had none. */
export type PacketTimes = { readonly times: Float64Array<ArrayBuffer>; readonly timeless: number };

/** Reads what ffprobe prints of packets while it comes in, and keeps the rest of what it prints. */
export type PacketReader = {
  /** Takes the next piece of the output, cut anywhere. */
  take(bytes: Uint8Array): void;
  /** The latest time so far at which a packet of the stream is shown; `undefined` before the first. */
  latest(stream: number): number | undefined;
  /** All packets of the stream so far. Those that an edit list discards are left out (playback notes, recipe 1). */
  ofStream(stream: number): StreamPackets;
  /** The whole JSON with the list of packets left empty. */
  rest(): string;
};

/** How ffprobe is to print packets for the reader: four entries of each, as JSON in few bytes. */
export const PACKET_OPTIONS = ["-show_entries", "packet=stream_index,pts,dts,flags", "-of", "json=compact=1"];

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const ZERO = 0x30;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_RECORD = 0x7b;
const CLOSE_RECORD = 0x7d;
const DISCARDED = 0x44;
/** The first letters of the keys `stream_index`, `pts`, `dts` and `flags`, by which they are told apart. */
const STREAM = 0x73;
const SHOWN = 0x70;
const DECODED = 0x64;
const FLAGS = 0x66;

const FIRST_ROOM = 4096;

/**
 * Makes the reader. Ten hours of film are two million lines, and the process that reads them has windows to serve: bytes are
 * read as they come, no line becomes a string, and each time is put into its place at once, which in a coded order is near
 * the end.
 */
export function readPackets(): PacketReader {
  const streams = new Map<number, { shown: RisingTimes; decoded: RisingTimes }>();
  const head: Uint8Array[] = [];
  const tail: Uint8Array[] = [];
  let part: "before" | "packets" | "after" = "before";

  // The packet that is being read, and how deep in it: what is attached to a packet (side data) has entries of its own.
  let depth = 0;
  let key = 0;
  let isKey = true;
  let isText = false;
  let number = 0;
  let sign = 1;
  let hasNumber = false;
  let stream = -1;
  let pts: number | undefined;
  let dts: number | undefined;
  let isDiscarded = false;

  const endValue = (): void => {
    if (hasNumber && depth === 1) {
      const value = sign * number;
      if (key === STREAM) stream = value;
      else if (key === SHOWN) pts = value;
      else if (key === DECODED) dts = value;
    }
    key = 0;
    isKey = true;
    number = 0;
    sign = 1;
    hasNumber = false;
  };

  const endPacket = (): void => {
    if (stream >= 0 && !isDiscarded) {
      const { shown, decoded } = streams.get(stream) ?? { shown: risingTimes(), decoded: risingTimes() };
      streams.set(stream, { shown, decoded });
      shown.add(pts);
      decoded.add(dts);
    }
    stream = -1;
    pts = undefined;
    dts = undefined;
    isDiscarded = false;
  };

  const takePacketByte = (byte: number): void => {
    if (byte === QUOTE) isText = !isText;
    else if (isText && isKey) key ||= byte;
    else if (isText) isDiscarded ||= key === FLAGS && depth === 1 && byte === DISCARDED;
    else if (byte === COLON) isKey = false;
    else if (byte === COMMA) endValue();
    else if (byte === OPEN_RECORD || byte === OPEN_LIST) {
      depth++;
      isKey = true;
      key = 0;
    } else if (byte === CLOSE_RECORD || byte === CLOSE_LIST) {
      endValue();
      depth--;
      if (depth === 0) endPacket();
    } else if (byte === MINUS) sign = -1;
    else if (!isKey && byte >= ZERO && byte <= ZERO + 9) {
      number = number * 10 + byte - ZERO;
      hasNumber = true;
    }
  };

  /** Takes the packets from `from` on; returns where they end, or the end of the piece. */
  const takePackets = (bytes: Uint8Array, from: number): number => {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === CLOSE_LIST && depth === 0) {
        part = "after";
        return at + 1;
      }
      takePacketByte(byte);
    }
    return bytes.length;
  };

  return {
    take(bytes) {
      let at = 0;
      if (part === "before") {
        const begin = bytes.indexOf(OPEN_LIST);
        head.push(begin < 0 ? bytes : bytes.subarray(0, begin));
        if (begin < 0) return;
        part = "packets";
        at = begin + 1;
      }
      if (part === "packets") at = takePackets(bytes, at);
      if (part === "after") tail.push(bytes.subarray(at));
    },
    latest: (index) => streams.get(index)?.shown.latest(),
    ofStream(index) {
      const packets = streams.get(index);
      const none: PacketTimes = { times: new Float64Array(), timeless: 0 };
      return packets
        ? { shown: packets.shown.all(), decoded: packets.decoded.all() }
        : { shown: none, decoded: none };
    },
    rest: () => `${textOf(head)}[]${textOf(tail)}`,
  };
}

type RisingTimes = {
  add(time: number | undefined): void;
  latest(): number | undefined;
  all(): PacketTimes;
};

/** Times put into their order one by one. */
function risingTimes(): RisingTimes {
  let times = new Float64Array(FIRST_ROOM);
  let count = 0;
  let timeless = 0;
  return {
    add(time) {
      if (time === undefined) {
        timeless++;
        return;
      }
      if (count === times.length) {
        const more = new Float64Array(count * 2);
        more.set(times);
        times = more;
      }
      let place = count++;
      for (; place > 0 && (times[place - 1] ?? 0) > time; place--) times[place] = times[place - 1] ?? 0;
      times[place] = time;
    },
    latest: () => times[count - 1],
    all: () => ({ times: times.slice(0, count), timeless }),
  };
}

function textOf(pieces: readonly Uint8Array[]): string {
  return Buffer.concat(pieces).toString("utf8");
}
