import type { IncomingHttpHeaders } from "node:http";
import { isToken } from "./token.ts";

/** What the guard compares with: the server's own authority and origin, and the secret of its cookie. */
export type GuardKeys = {
  /** `127.0.0.1:PORT` */
  readonly authority: string;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly cookieName: string;
  readonly cookieSecret: string;
};

/** Why a request is refused. */
export type Refusal = "wrong-host" | "wrong-origin" | "wrong-site" | "no-token";

/**
 * The reason to refuse a request, or `null`. Cookies do not know ports, and another server on this machine counts as the
 * same site: what the browser calls anything but same-origin or typed by the user is refused (Fetch Metadata, 2.1).
 */
export function refusalOf(headers: IncomingHttpHeaders, keys: GuardKeys): Refusal | null {
  const place = refusalOfPlace(headers, keys);
  if (place !== null) return place;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return "wrong-site";
  return hasCookie(headers, keys) ? null : "no-token";
}

/** As {@link refusalOf} for a WebSocket, whose `Origin` must be there: browsers always send it (RFC 6455, 4.1). */
export function refusalOfSocket(headers: IncomingHttpHeaders, keys: GuardKeys): Refusal | null {
  if (headers.host !== keys.authority) return "wrong-host";
  if (headers.origin !== keys.origin) return "wrong-origin";
  return hasCookie(headers, keys) ? null : "no-token";
}

/**
 * The checks that need no secret, for the first visit, which brings the token in its address. `Host` has to be ours to
 * the letter (DNS rebinding); `Origin`, where there is one, as well.
 */
export function refusalOfPlace(headers: IncomingHttpHeaders, keys: GuardKeys): Refusal | null {
  if (headers.host !== keys.authority) return "wrong-host";
  return headers.origin === undefined || headers.origin === keys.origin ? null : "wrong-origin";
}

function hasCookie(headers: IncomingHttpHeaders, keys: GuardKeys): boolean {
  const pairs = (headers.cookie ?? "").split(";").map((pair) => pair.trim().split("=", 2));
  return pairs.some(([name, value]) => name === keys.cookieName && isToken(value, keys.cookieSecret));
}
