import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** How much comes out at once, in bytes: each time costs the thread a moment. */
const CHUNK = 256 * 1024;

/**
 * Pieces that follow each other, compressed (gzip, level 1 to 9), in pieces again: 40 MB put together would hold up the
 * thread that acknowledges edits. The compressing itself is done by other threads.
 */
export async function compressPieces(pieces: readonly Uint8Array[], level: number): Promise<Uint8Array[]> {
  const compressed: Uint8Array[] = [];
  await pipeline(Readable.from(pieces), createGzip({ level, chunkSize: CHUNK }), async (chunks) => {
    for await (const chunk of chunks) compressed.push(chunk);
  });
  return compressed;
}
