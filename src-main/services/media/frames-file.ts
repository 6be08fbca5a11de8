import { open, readFile } from "node:fs/promises";

/** Reads a file of frame times: little-endian float64, seconds. Rejects where it cannot be read. */
export async function readFramesFile(path: string): Promise<Float64Array<ArrayBuffer>> {
  const bytes = await readFile(path);
  const times = new Float64Array(Math.floor(bytes.length / Float64Array.BYTES_PER_ELEMENT));
  for (let index = 0; index < times.length; index++) {
    times[index] = bytes.readDoubleLE(index * Float64Array.BYTES_PER_ELEMENT);
  }
  return times;
}

/** The first time of a file of frame times, in seconds; 0 where it has none. Rejects where it cannot be read. */
export async function readFirstFrameTime(path: string): Promise<number> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return bytesRead === 8 ? buffer.readDoubleLE(0) : 0;
  } finally {
    await file.close();
  }
}
