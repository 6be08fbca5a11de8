import { ReadableStream } from "node:stream/web";
import type { ServeOrigin } from "./serve-origin.ts";

/**
 * Has Node load its fetch classes, which it does at their first use and which takes some 60 ms: called while the page's
 * process is still being started, so that the first request does not wait for it.
 */
export function loadFetchClasses(): void {
  void new Response(null);
}

/** Answers a request in the form of the fetch standard, as Electron's `protocol.handle` gives it. */
export async function answerWebRequest(serve: ServeOrigin, request: Request): Promise<Response> {
  const answer = await serve({
    method: request.method,
    path: new URL(request.url).pathname.slice(1),
    headers: Object.fromEntries(request.headers),
    signal: request.signal,
  });
  const body = answer.body === null ? null : ReadableStream.from(answer.body);
  return new Response(body, { status: answer.status, headers: { ...answer.headers } });
}
