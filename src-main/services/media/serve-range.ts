import { type FileHandle, open } from "node:fs/promises";
import type { ByteRequest, ByteResponse } from "../ports.ts";

const PIECE_BYTES = 256 * 1024;

/**
 * The one answer to requests for a file's bytes, behind the app's scheme and behind HTTP alike (RFC 9110, 14): 200 and
 * 206, suffix and open ranges, 416, If-Range, If-None-Match, HEAD. The body is read from the disk in pieces as it is
 * asked for, and the file is closed when the client goes. Several ranges in one request are answered by the whole file.
 */
export async function serveRange(request: ByteRequest, path: string, type: string): Promise<ByteResponse> {
  if (request.method !== "GET" && request.method !== "HEAD")
    return { status: 405, headers: { allow: "GET, HEAD" }, body: null };
  const opened = await openFile(path);
  if (opened === undefined) return { status: 404, headers: {}, body: null };
  const { file, size, etag, modified } = opened;
  const common = {
    "accept-ranges": "bytes",
    "content-type": type,
    etag,
    "last-modified": modified,
    "cache-control": "no-cache",
  };
  const without = async (status: number, headers: Record<string, string>): Promise<ByteResponse> => {
    await file.close();
    return { status, headers: { ...common, ...headers }, body: null };
  };
  if (request.headers["if-none-match"] === etag) return without(304, {});
  const wanted = isStillTheSame(request, etag, modified) ? parseRange(request.headers["range"], size) : "all";
  if (wanted === "unsatisfiable") return without(416, { "content-range": `bytes */${size}` });
  const { start, end } = wanted === "all" ? { start: 0, end: size } : wanted;
  const headers: Record<string, string> = { "content-length": `${end - start}` };
  if (wanted !== "all") headers["content-range"] = `bytes ${start}-${end - 1}/${size}`;
  const status = wanted === "all" ? 200 : 206;
  if (request.method === "HEAD") return without(status, headers);
  return {
    status,
    headers: { ...common, ...headers },
    body: new FilePieces(file, start, end, request.signal),
  };
}

async function openFile(path: string) {
  try {
    const file = await open(path, "r");
    const stat = await file.stat();
    if (!stat.isFile()) {
      await file.close();
      return undefined;
    }
    const etag = `"${stat.size.toString(16)}-${Math.floor(stat.mtimeMs).toString(16)}"`;
    return { file, size: stat.size, etag, modified: stat.mtime.toUTCString() };
  } catch {
    // Missing, locked or forbidden: no bytes either way.
    return undefined;
  }
}

/** Bytes from `start` to `end` (exclusive). */
type Span = { readonly start: number; readonly end: number };

/** Reads a `Range` header against a size. What is malformed or names several ranges counts as no header at all. */
export function parseRange(header: string | undefined, size: number): Span | "all" | "unsatisfiable" {
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? "");
  const [from, to] = [match?.[1] ?? "", match?.[2] ?? ""];
  if (from === "" && to === "") return "all";
  if (from === "") {
    const length = Math.min(Number(to), size);
    return length === 0 ? "unsatisfiable" : { start: size - length, end: size };
  }
  const start = Number(from);
  if (to !== "" && Number(to) < start) return "all";
  if (start >= size) return "unsatisfiable";
  return { start, end: to === "" ? size : Math.min(Number(to) + 1, size) };
}

function isStillTheSame(request: ByteRequest, etag: string, modified: string): boolean {
  const condition = request.headers["if-range"];
  return condition === undefined || condition === etag || condition === modified;
}

/** The bytes of an open file, once; the file is closed when they are out, when the reader stops, or on abort. */
class FilePieces implements AsyncIterable<Uint8Array> {
  readonly #file: FileHandle;
  readonly #start: number;
  readonly #end: number;
  readonly #signal: AbortSignal | undefined;
  #closed: Promise<void> | undefined;
  #reading = false;

  constructor(file: FileHandle, start: number, end: number, signal: AbortSignal | undefined) {
    this.#file = file;
    this.#start = start;
    this.#end = end;
    this.#signal = signal;
    signal?.addEventListener("abort", this.#onAbort, { once: true });
    if (signal?.aborted) this.#onAbort();
  }

  readonly #onAbort = (): void => {
    // A piece that is being read ends first; its loop then closes the file.
    if (!this.#reading) void this.#close();
  };

  #close(): Promise<void> {
    this.#signal?.removeEventListener("abort", this.#onAbort);
    this.#closed ??= this.#file.close();
    return this.#closed;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    if (this.#closed) return;
    this.#reading = true;
    try {
      let position = this.#start;
      while (position < this.#end && !this.#signal?.aborted) {
        const length = Math.min(PIECE_BYTES, this.#end - position);
        const { buffer, bytesRead } = await this.#file.read(Buffer.allocUnsafe(length), 0, length, position);
        // The file was cut short underneath: an ended body says so better than a made-up one.
        if (bytesRead === 0) return;
        position += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      this.#reading = false;
      await this.#close();
    }
  }
}
