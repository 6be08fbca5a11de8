import { secondsToTicks, type Ticks } from "../time/ticks.ts";

/** `SLSC`, and the version after it, which goes up when shot changes are found in another way. */
const HEAD = Uint8Array.of(0x53, 0x4c, 0x53, 0x43, 0, 1);
const TIME_BYTES = 8;

/** The bytes that a list of shot changes begins with. */
export function writeShotHead(): Uint8Array<ArrayBuffer> {
  return HEAD.slice();
}

/** The bytes of one shot change: when the first frame of the new shot is presented, in seconds of media time. */
export function writeShot(seconds: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(TIME_BYTES);
  new DataView(bytes.buffer).setFloat64(0, seconds);
  return bytes;
}

/** Reads shot changes, rising, from all the bytes so far; `undefined` where they are none. */
export function readShots(bytes: Uint8Array): readonly Ticks[] | undefined {
  if (!HEAD.every((byte, index) => bytes[index] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const shots: Ticks[] = [];
  for (let place = HEAD.length; place + TIME_BYTES <= bytes.length; place += TIME_BYTES) {
    const seconds = view.getFloat64(place);
    if (!Number.isFinite(seconds)) return undefined;
    shots.push(secondsToTicks(seconds));
  }
  return shots;
}
