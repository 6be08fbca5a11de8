import type { ByteRequest, ByteResponse } from "../services/ports.ts";
import type { PageFiles } from "./page-files.ts";
import { BYTES_POLICY, commonHeaders, contentSecurityPolicy } from "./page-headers.ts";

/** Answers every request to the app's one origin. Never rejects. */
export type ServeOrigin = (request: ByteRequest) => Promise<ByteResponse>;

/** What {@link createServeOrigin} puts together. */
export type OriginParts = {
  readonly page: PageFiles;
  /** The services' answer to everything that is not the page: media, frames, log text, article pictures, exports. */
  readonly bytes: (request: ByteRequest) => Promise<ByteResponse>;
  /** Origin of the WebSocket in the loopback host, else `null`. */
  readonly socketOrigin: string | null;
  /** Notes an error that nobody foresaw. */
  readonly noteUnknown: (where: string, error: unknown) => string;
};

/** Page and bytes under one origin, with the headers that go with each. */
export function createServeOrigin(parts: OriginParts): ServeOrigin {
  const pagePolicy = contentSecurityPolicy(parts.socketOrigin);
  const common = commonHeaders(parts.socketOrigin !== null);
  return async (request) => {
    try {
      const page = parts.page(request);
      const answer = page ?? (await parts.bytes(request));
      const policy = page === undefined ? BYTES_POLICY : pagePolicy;
      return {
        ...answer,
        headers: { ...answer.headers, ...common, "Content-Security-Policy": policy },
      };
    } catch (error) {
      return { status: 500, headers: { "X-Error-Id": parts.noteUnknown("serve", error) }, body: null };
    }
  };
}
