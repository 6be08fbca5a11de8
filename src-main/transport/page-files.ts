import { createReadStream, readdirSync, statSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import type { ByteRequest, ByteResponse } from "../services/ports.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/** Every piece of an answer crosses from Node to the browser by itself, so that a bundle in small ones is slow to come. */
const PIECE_BYTES = 1024 * 1024;

/** Answers a request for one of the page's own files; `undefined` where the path is none of them. */
export type PageFiles = (request: ByteRequest) => ByteResponse | undefined;

/**
 * Serves the built page from a folder. The files are listed once, at the start, so that a request can name nothing else
 * on the disk. Throws where the folder has no `index.html`.
 */
export function openPageFiles(folder: string): PageFiles {
  const files = listFiles(folder);
  const index = files.get("index.html");
  if (index === undefined) throw new Error(`The built page is missing: ${join(folder, "index.html")}`);
  files.set("", index);
  return ({ method, path }) => {
    const file = files.get(path);
    if (file === undefined) return undefined;
    if (method !== "GET" && method !== "HEAD") return { status: 405, headers: {}, body: null };
    const headers = {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Length": String(statSync(file).size),
      // The builder puts a digest of the content into the names of all files but the page itself.
      "Cache-Control": path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    };
    return {
      status: 200,
      headers,
      body: method === "HEAD" ? null : createReadStream(file, { highWaterMark: PIECE_BYTES }),
    };
  };
}

function listFiles(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [relative(folder, file).split(sep).map(encodeURIComponent).join("/"), file];
      }),
  );
}
