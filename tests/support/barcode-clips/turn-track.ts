/** A quarter turn clockwise, as a track header has it: 16.16 fixed point, the last column 2.30 (ISO/IEC 14496-12, 8.3.2). */
const QUARTER_TURN = [0, 0x0001_0000, 0, -0x0001_0000, 0, 0, 0, 0, 0x4000_0000];

/** From the start of a version 0 `tkhd` box, size and type included, to its matrix. */
const MATRIX_OFFSET = 8 + 40;
const WIDTH_OFFSET = MATRIX_OFFSET + 36;

/**
 * An mp4 whose picture is to be shown turned a quarter clockwise: the matrix of the first track with a width is replaced.
 * By hand, because ffmpeg's own option for it has changed from version to version. Throws where there is no such track.
 */
export function turnVideoTrack(mp4: Buffer): Buffer {
  const turned = Buffer.from(mp4);
  for (let at = turned.indexOf("tkhd"); at >= 0; at = turned.indexOf("tkhd", at + 4)) {
    const box = at - 4;
    if (turned.readUInt32BE(box + WIDTH_OFFSET) === 0) continue;
    for (const [index, value] of QUARTER_TURN.entries())
      turned.writeInt32BE(value, box + MATRIX_OFFSET + index * 4);
    return turned;
  }
  throw new Error("the clip has no track with a picture");
}
