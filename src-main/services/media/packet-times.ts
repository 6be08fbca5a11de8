/** Gathers the presentation times of a stream's packets from ffprobe's output while it comes in. */
export type PacketTimes = {
  /** Takes the next piece of the output: lines `pts,flags`, cut anywhere. */
  take(bytes: Uint8Array): void;
  /** How many packets have been shown but say no time. */
  timeless(): number;
  /** The latest time so far, in seconds; `undefined` before the first. */
  latest(): number | undefined;
  /** All times in seconds, rising. Packets that an edit list discards are left out (playback notes, recipe 1). */
  times(): Float64Array<ArrayBuffer>;
};

const COMMA = 0x2c;
const NEWLINE = 0x0a;
const MINUS = 0x2d;
const ZERO = 0x30;
const DISCARDED = 0x44;

const FIRST_ROOM = 4096;

/**
 * Makes the gatherer; `toSeconds` turns a whole number of the stream's time base into seconds. Ten hours of film are two
 * million lines, and the process that reads them has windows to serve: bytes are read as they come, no line becomes a
 * string, and each time is put into its place at once, which in a coded order is near the end.
 */
export function gatherPacketTimes(toSeconds: (pts: number) => number): PacketTimes {
  let times = new Float64Array(FIRST_ROOM);
  let count = 0;
  let timeless = 0;
  // The line that is being read: its number so far, and what it turned out to be.
  let pts = 0;
  let sign = 1;
  let isNumber = false;
  let isPastNumber = false;
  let isDiscarded = false;

  const endLine = (): void => {
    if (isNumber && !isDiscarded) insert(toSeconds(sign * pts));
    else if (isPastNumber && !isDiscarded) timeless++;
    pts = 0;
    sign = 1;
    isNumber = false;
    isPastNumber = false;
    isDiscarded = false;
  };

  const insert = (time: number): void => {
    if (count === times.length) {
      const more = new Float64Array(count * 2);
      more.set(times);
      times = more;
    }
    let place = count++;
    for (; place > 0 && (times[place - 1] ?? 0) > time; place--) times[place] = times[place - 1] ?? 0;
    times[place] = time;
  };

  return {
    take(bytes) {
      for (const byte of bytes) {
        if (byte === NEWLINE) endLine();
        else if (byte === COMMA) isPastNumber = true;
        else if (isPastNumber) isDiscarded ||= byte === DISCARDED;
        else if (byte === MINUS) sign = -1;
        else if (byte >= ZERO && byte <= ZERO + 9) {
          pts = pts * 10 + byte - ZERO;
          isNumber = true;
        } else isPastNumber = true;
      }
    },
    timeless: () => timeless,
    latest: () => times[count - 1],
    times() {
      endLine();
      return times.slice(0, count);
    },
  };
}
