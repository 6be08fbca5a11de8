/**
 * What the page may do, the same in both hosts: everything comes from its own origin. No `unsafe-inline` and no
 * `unsafe-eval`; styles are set through the CSSOM. `blob:` carries pictures that the page makes itself, `data:` the icon
 * font that video.js brings inside its style sheet. `socketOrigin` is the WebSocket's in the loopback host.
 */
export function contentSecurityPolicy(socketOrigin: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    socketOrigin === null ? "connect-src 'self' blob:" : `connect-src 'self' blob: ${socketOrigin}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Headers of every answer of the origin, whatever it carries. In a browser no page elsewhere may keep hold of ours by having
 * opened it; in the Electron app nothing can open it, and there the header would only have Chromium start the page's
 * process a second time, which takes a fifth of the start-up.
 */
export function commonHeaders(isInBrowser: boolean): Readonly<Record<string, string>> {
  return {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(isInBrowser ? { "Cross-Origin-Opener-Policy": "same-origin" } : {}),
  };
}

/** The policy of what is not the page: an article's picture or an export that is opened by itself may do nothing. */
export const BYTES_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";
