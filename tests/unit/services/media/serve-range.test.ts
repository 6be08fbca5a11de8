import { open, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serveRange } from "../../../../src-main/services/media/serve-range.ts";
import type { ByteResponse } from "../../../../src-main/services/ports.ts";
import { tempFolder } from "../support/temp-folder.ts";

async function bytesOf(response: ByteResponse): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of response.body ?? []) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function tenBytes(): Promise<string> {
  const path = join(tempFolder(), "ten.mp4");
  await writeFile(path, "0123456789");
  return path;
}

function get(path: string, headers: Record<string, string> = {}, method = "GET", signal?: AbortSignal) {
  const request = { method, path: "media/x", headers };
  return serveRange(signal ? { ...request, signal } : request, path, "video/mp4");
}

describe("bytes of a file", () => {
  test.each([
    ["no range", undefined, 200, undefined, "0123456789"],
    ["from the start", "bytes=0-", 206, "bytes 0-9/10", "0123456789"],
    ["a span", "bytes=2-5", 206, "bytes 2-5/10", "2345"],
    ["one byte", "bytes=9-9", 206, "bytes 9-9/10", "9"],
    ["past the end", "bytes=8-100", 206, "bytes 8-9/10", "89"],
    ["a suffix", "bytes=-3", 206, "bytes 7-9/10", "789"],
    ["a suffix longer than the file", "bytes=-30", 206, "bytes 0-9/10", "0123456789"],
    ["beyond the file", "bytes=10-", 416, "bytes */10", ""],
    ["an empty suffix", "bytes=-0", 416, "bytes */10", ""],
    ["backwards", "bytes=5-2", 200, undefined, "0123456789"],
    ["several ranges", "bytes=0-1,4-5", 200, undefined, "0123456789"],
    ["another unit", "seconds=0-1", 200, undefined, "0123456789"],
    ["nonsense", "bytes=-", 200, undefined, "0123456789"],
  ])("%s", async (_name, range, status, contentRange, text) => {
    const response = await get(await tenBytes(), range === undefined ? {} : { range });
    expect(response.status).toBe(status);
    expect(response.headers["content-range"]).toBe(contentRange);
    expect(response.headers["accept-ranges"]).toBe("bytes");
    expect((await bytesOf(response)).toString()).toBe(text);
    expect(response.headers["content-length"]).toBe(status === 416 ? undefined : `${text.length}`);
  });

  test("HEAD gives the headers of a GET and no body", async () => {
    const response = await get(await tenBytes(), { range: "bytes=0-3" }, "HEAD");
    expect(response).toMatchObject({ status: 206, body: null, headers: { "content-length": "4" } });
  });

  test("If-Range gives the part for the same file and the whole for another", async () => {
    const path = await tenBytes();
    const { etag = "" } = (await get(path, {}, "HEAD")).headers;
    expect((await get(path, { range: "bytes=0-3", "if-range": etag }, "HEAD")).status).toBe(206);
    expect((await get(path, { range: "bytes=0-3", "if-range": '"other"' }, "HEAD")).status).toBe(200);
  });

  test("If-None-Match of the same file is 304", async () => {
    const path = await tenBytes();
    const { etag = "" } = (await get(path, {}, "HEAD")).headers;
    expect(await get(path, { "if-none-match": etag })).toMatchObject({ status: 304, body: null });
  });

  test("a missing file and a folder are 404, writing is 405", async () => {
    expect((await get(join(tempFolder(), "none.mp4"))).status).toBe(404);
    expect((await get(tempFolder())).status).toBe(404);
    expect((await get(await tenBytes(), {}, "POST")).status).toBe(405);
  });

  test("the end of a file of 3 GB comes at once", async () => {
    const path = join(tempFolder(), "big.mp4");
    const file = await open(path, "w");
    const size = 3 * 1024 ** 3;
    await file.truncate(size);
    await file.write("end", size - 3);
    await file.close();
    expect((await stat(path)).size).toBe(3221225472);
    const response = await get(path, { range: "bytes=3221225469-" });
    expect(response.headers["content-range"]).toBe("bytes 3221225469-3221225471/3221225472");
    expect((await bytesOf(response)).toString()).toBe("end");
  });

  test("a client that goes away ends the reading", async () => {
    const path = join(tempFolder(), "long.mp4");
    await writeFile(path, Buffer.alloc(4 * 1024 * 1024));
    const gone = new AbortController();
    const response = await get(path, {}, "GET", gone.signal);
    let length = 0;
    for await (const piece of response.body ?? []) {
      length += piece.length;
      gone.abort();
    }
    expect(length).toBe(256 * 1024);
  });
});
