import { Transform } from "node:stream";
import type { gunzipSync, gzipSync } from "node:zlib";

type Done = (error: unknown, bytes?: Uint8Array) => void;

/** `gzip`, `gunzip` and a gzip stream that answer at once. */
export function zlibInTurn(sync: { gunzipSync: typeof gunzipSync; gzipSync: typeof gzipSync }) {
  const answering =
    (work: (bytes: Uint8Array) => Uint8Array) =>
    (bytes: Uint8Array, ...rest: unknown[]) => {
      const done = rest.at(-1) as Done;
      let answer: Uint8Array;
      try {
        answer = work(bytes);
      } catch (error) {
        done(error);
        return;
      }
      done(null, answer);
    };
  const createGzip = () => {
    const pieces: Uint8Array[] = [];
    return new Transform({
      transform(piece: Uint8Array, _encoding, done) {
        pieces.push(piece);
        done();
      },
      flush(done) {
        done(null, sync.gzipSync(Buffer.concat(pieces)));
      },
    });
  };
  return { gzip: answering(sync.gzipSync), gunzip: answering(sync.gunzipSync), createGzip };
}
