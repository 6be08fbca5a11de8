/** Cuts a stream of JPEGs, one after the other, into single ones as they come. */
export function createJpegSplitter(onJpeg: (jpeg: Buffer) => void): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    // The end may lie across two pieces; within a picture its two bytes cannot stand (ITU T.81, B.1.1.5).
    let from = Math.max(0, rest.length - 1);
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const end = rest.indexOf(END, from);
      if (end < 0) return;
      onJpeg(rest.subarray(0, end + END.length));
      rest = rest.subarray(end + END.length);
      from = 0;
    }
  };
}

/** End of image. */
const END = Buffer.from([0xff, 0xd9]);
