import { dirname, extname } from "node:path";
import type { RestoreStamp } from "#annotations/restore/restore.ts";
import type { Downloads } from "./export/downloads.ts";
import { kindOfName, mediaType } from "./files/file-kind.ts";
import type { Handles } from "./files/handles.ts";
import { resolveInside } from "./files/inside.ts";
import { readOpenRequest } from "./files/open-request.ts";
import type { LogService } from "./log/log-api.ts";
import type { Lanes } from "./media/lanes/lanes.ts";
import { serveRange } from "./media/serve-range.ts";
import type { Stills } from "./media/stills.ts";
import type { OpenLogs } from "./open-logs.ts";
import type { ByteRequest, ByteResponse } from "./ports.ts";

/** Pictures that an article may show. SVG is left out: opened by itself it would run scripts in our origin. */
const IMAGE_TYPES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".bmp": "image/bmp",
};

const NOT_FOUND: ByteResponse = { status: 404, headers: {}, body: null };

/** What requests for bytes are answered from. */
export type ByteSources = {
  readonly handles: Handles;
  readonly openLogs: OpenLogs;
  readonly logService: LogService;
  readonly downloads: Downloads;
  readonly lanes: Pick<Lanes, "bytes">;
  readonly stills: Stills;
  /** Who restores a backup, and when: for the notes of what is removed by it. */
  readonly restorer: () => RestoreStamp;
};

/** Answers `log/`, `media/`, `still/`, `frames/`, `lane/`, `article/` and `export/`; 404 for everything else. */
export async function serveBytes(sources: ByteSources, request: ByteRequest): Promise<ByteResponse> {
  const response = await route(sources, request);
  return { ...response, headers: { ...response.headers, "x-content-type-options": "nosniff" } };
}

async function route(sources: ByteSources, request: ByteRequest): Promise<ByteResponse> {
  const { handles, openLogs, logService, downloads, stills } = sources;
  const [area, key = "", ...rest] = request.path.split("/");
  const path = handles.path(key);
  switch (area) {
    case "log": {
      if (key === "shared") return serveShared(handles, rest[0] ?? "", request);
      if (key === "ahead") return serveAhead(handles.path(rest[0] ?? ""), request);
      if (request.method !== "GET" || !openLogs.get(key)) return NOT_FOUND;
      if (rest[0] === "restore") return serveRestore(sources, key, rest);
      return text("application/json", encoded(logService.textOf(key)));
    }
    case "media":
      return path !== undefined && kindOfName(path) === "video"
        ? serveRange(request, path, mediaType(path))
        : NOT_FOUND;
    case "still":
      return path !== undefined && kindOfName(path) === "video"
        ? serveStill(stills, request, path)
        : NOT_FOUND;
    case "frames":
      return path?.endsWith(".f64") ? serveRange(request, path, "application/octet-stream") : NOT_FOUND;
    case "lane":
      return request.method === "GET" ? serveLane(sources, key, rest[0] ?? "") : NOT_FOUND;
    case "article":
      return path === undefined ? NOT_FOUND : serveImage(request, path, rest.join("/"));
    case "export": {
      const download = request.method === "GET" ? downloads.take(key) : undefined;
      if (!download) return NOT_FOUND;
      const answer = text(download.mediaType, encoded([download.text]));
      const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(download.name)}`;
      return { ...answer, headers: { ...answer.headers, "content-disposition": disposition } };
    }
    default:
      return NOT_FOUND;
  }
}

/** What has come of a lane, from an offset on: `lane/KEY/OFFSET`. */
function serveLane({ lanes }: ByteSources, key: string, offset: string): ByteResponse {
  const bytes = /^\d{1,12}$/.test(offset) ? lanes.bytes(key, Number(offset)) : undefined;
  if (!bytes) return NOT_FOUND;
  const headers = {
    "content-type": "application/octet-stream",
    "content-length": `${bytes.length}`,
    "cache-control": "no-store",
  };
  return { status: 200, headers, body: pieces(bytes) };
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** One picture of a film; not there where none can be made. */
async function serveStill(stills: Stills, request: ByteRequest, film: string): Promise<ByteResponse> {
  const still = await stills.of(film);
  return still === undefined ? NOT_FOUND : serveRange(request, still, "image/jpeg");
}

/** The diff that restores a backup: `log/LOG/restore/BACKUP/all` or `…/missing`. */
async function serveRestore(
  { logService, restorer }: ByteSources,
  logId: string,
  [, encodedId = "", scope]: readonly string[],
): Promise<ByteResponse> {
  const id = decodeName(encodedId);
  if (id === undefined || (scope !== "all" && scope !== "missing")) return NOT_FOUND;
  const diff = await logService.restoreText(logId, id, scope, restorer());
  return diff.ok ? text("application/json", encoded([diff.value])) : NOT_FOUND;
}

function serveShared(
  handles: Handles,
  key: string,
  request: ByteRequest,
): Promise<ByteResponse> | ByteResponse {
  const path = handles.path(key);
  return path === undefined || !/\.json$/i.test(path)
    ? NOT_FOUND
    : serveRange(request, path, "application/json");
}

/** The file that opening a handle would open, for a window that reads while it is being opened. */
async function serveAhead(asked: string | undefined, request: ByteRequest): Promise<ByteResponse> {
  if (asked === undefined) return NOT_FOUND;
  const opens = await readOpenRequest(asked, { newId: () => "" });
  if (!opens.ok || opens.value.kind !== "log" || opens.value.newText !== undefined) return NOT_FOUND;
  return serveRange(request, opens.value.path, "application/json");
}

/** A picture beside or below the article; whatever leads out of its folder is not there. */
async function serveImage(request: ByteRequest, article: string, encodedName: string): Promise<ByteResponse> {
  const name = decodeName(encodedName);
  const type = IMAGE_TYPES[extname(name ?? "").toLowerCase()];
  if (name === undefined || type === undefined) return NOT_FOUND;
  const path = await resolveInside(dirname(article), name);
  return path === undefined ? NOT_FOUND : serveRange(request, path, type);
}

function decodeName(encodedName: string): string | undefined {
  try {
    return decodeURIComponent(encodedName);
  } catch {
    // Not a well-formed path, so not one of ours.
    return undefined;
  }
}

function text(type: string, body: AsyncIterable<Uint8Array>): ByteResponse {
  return {
    status: 200,
    headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" },
    body,
  };
}

async function* encoded(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Buffer.from(piece);
}
