import { readFile } from "node:fs/promises";

/** Reads a file of frame times: little-endian float64, seconds. Rejects where it cannot be read. */
export async function readFramesFile(path: string): Promise<Float64Array<ArrayBuffer>> {
  const bytes = await readFile(path);
  const times = new Float64Array(Math.floor(bytes.length / Float64Array.BYTES_PER_ELEMENT));
  for (let index = 0; index < times.length; index++) {
    times[index] = bytes.readDoubleLE(index * Float64Array.BYTES_PER_ELEMENT);
  }
  return times;
}
