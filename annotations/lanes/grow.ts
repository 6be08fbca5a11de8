/** An array of bytes that grows as more is added: what has come of a stream so far. */
export type GrowingBytes = {
  /** What is there; valid until more is added. */
  bytes(): Uint8Array<ArrayBuffer>;
  append(more: Uint8Array): void;
};

const FIRST_ROOM = 4096;

/** Makes an empty one. Its room doubles, so that adding costs the same however much is there. */
export function growBytes(): GrowingBytes {
  let room = new Uint8Array(FIRST_ROOM);
  let length = 0;
  return {
    bytes: () => room.subarray(0, length),
    append(more) {
      if (length + more.length > room.length) {
        const larger = new Uint8Array(Math.max(room.length * 2, length + more.length));
        larger.set(room.subarray(0, length));
        room = larger;
      }
      room.set(more, length);
      length += more.length;
    },
  };
}
