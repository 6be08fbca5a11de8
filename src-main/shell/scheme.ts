import type { Protocol } from "electron";

const SCHEME = "scenelog";

/** The origin of page and media alike, as Chromium writes it: another host would taint the canvas. */
export const PAGE_ORIGIN = `${SCHEME}://app`;

/** The address of the page. */
export const PAGE_URL = `${PAGE_ORIGIN}/`;

/**
 * Makes our scheme one that behaves as https does: an origin of its own, a secure context, fetch, and media that is played
 * while it loads; and whose scripts are kept compiled from one start to the next. Has to run before the app is ready.
 */
export function registerScheme(protocol: Pick<Protocol, "registerSchemesAsPrivileged">): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Answers the scheme's requests; those of another host than `app` find nothing. */
export function answerScheme(
  protocol: Pick<Protocol, "handle">,
  answer: (request: Request) => Promise<Response>,
): void {
  protocol.handle(SCHEME, (request) =>
    new URL(request.url).host === "app" ? answer(request) : new Response(null, { status: 404 }),
  );
}
