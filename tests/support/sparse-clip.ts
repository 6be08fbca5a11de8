import { open, readFile } from "node:fs/promises";

/** The size of a box's header when its size is written in 64 bits. */
const LONG_HEADER = 16;

/**
 * Writes an MP4 that is larger by a hole of so many bytes than another, which has its index behind its pictures: between the two
 * lies a `free` box (ISO/IEC 14496-12) that takes no room on a disk with sparse files. Pictures and index stay as they are.
 */
export async function writeSparseClip(clip: string, path: string, hole: number): Promise<void> {
  const bytes = await readFile(clip);
  const index = findBox(bytes, "moov");
  if (index < findBox(bytes, "mdat")) throw new Error(`${clip} has its index in front`);
  const header = Buffer.alloc(LONG_HEADER);
  header.writeUInt32BE(1, 0);
  header.write("free", 4, "latin1");
  header.writeBigUInt64BE(BigInt(hole), 8);
  const file = await open(path, "w");
  try {
    await file.write(bytes, 0, index, 0);
    await file.write(header, 0, LONG_HEADER, index);
    await file.write(bytes, index, bytes.length - index, index + hole);
  } finally {
    await file.close();
  }
}

/** Where a box of the file's top level begins; throws where there is none. */
function findBox(bytes: Buffer, type: string): number {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === type) return at;
    at += size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : size;
    if (size === 0) break;
  }
  throw new Error(`there is no box ${type}`);
}
