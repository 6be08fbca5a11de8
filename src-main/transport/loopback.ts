import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { EventName, EventPayload, Handlers } from "#annotations/host/contract.ts";
import type { NoteUnknown } from "#annotations/host/dispatch.ts";
import type { Caller } from "../services/ports.ts";
import { type GuardKeys, refusalOf, refusalOfPlace } from "./loopback-guard.ts";
import { openSockets } from "./loopback-sockets.ts";
import type { ServeOrigin } from "./serve-origin.ts";
import { isToken, makeToken } from "./token.ts";

/** What the loopback host needs of the composition root. */
export type LoopbackOptions = {
  readonly handlers: Handlers<Caller>;
  readonly noteUnknown: NoteUnknown;
  /** Page and bytes; gets the WebSocket's origin, which the page's policy has to name. */
  readonly serveOrigin: (socketOrigin: string) => ServeOrigin;
  /** A tab is gone and has not come back within {@link graceMs}. */
  readonly callerGone: (caller: Caller) => void;
  /** What a browser without the token is told, as plain text. */
  readonly refusedText: string;
  /** 0, the default: a free port that the system picks. */
  readonly port?: number;
  /** How long a tab whose connection broke may take to come back. */
  readonly graceMs?: number;
};

/** A running loopback host. */
export type Loopback = {
  /** The address to open: with the token, so it is as secret as a password. */
  readonly address: string;
  readonly origin: string;
  readonly notify: <Name extends EventName>(
    to: Caller | "all",
    name: Name,
    payload: EventPayload<Name>,
  ) => void;
  readonly close: () => Promise<void>;
};

/**
 * Serves page, bytes and calls on 127.0.0.1. The first visit trades the token of the address for a cookie that scripts
 * cannot read, so that pictures and media need no token in their URLs. Rejects where the port is taken.
 */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const token = makeToken();
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const authority = `127.0.0.1:${port}`;
  const keys: GuardKeys = {
    authority,
    origin: `http://${authority}`,
    cookieName: `scenelog-${port}`,
    cookieSecret: makeToken(),
  };
  const serve = options.serveOrigin(`ws://${authority}`);
  server.on("request", (request, response) => {
    answer(request, response, { keys, token, serve, refusedText: options.refusedText }).catch(
      (error: unknown) => {
        options.noteUnknown("http", error);
        response.destroy();
      },
    );
  });
  const sockets = openSockets(server, keys, options);
  return {
    address: `${keys.origin}/?token=${token}`,
    origin: keys.origin,
    notify: sockets.notify,
    close: async () => {
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Parts = {
  readonly keys: GuardKeys;
  readonly token: string;
  readonly serve: ServeOrigin;
  readonly refusedText: string;
};

async function answer(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const url = request.url ?? "/";
  const [path = "/", query = ""] = url.split("?", 2);
  const presented = new URLSearchParams(query).get("token") ?? undefined;
  if (path === "/" && presented !== undefined) {
    if (refusalOfPlace(request.headers, parts.keys) === null && isToken(presented, parts.token)) {
      const { cookieName, cookieSecret } = parts.keys;
      response.writeHead(303, {
        Location: "/",
        "Set-Cookie": `${cookieName}=${cookieSecret}; Path=/; HttpOnly; SameSite=Strict`,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
      });
      response.end();
    } else refuse(response, parts.refusedText);
    return;
  }
  if (refusalOf(request.headers, parts.keys) !== null) {
    refuse(response, parts.refusedText);
    return;
  }
  await forward(request, response, path, parts.serve);
}

async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  serve: ServeOrigin,
): Promise<void> {
  const aborted = new AbortController();
  response.once("close", () => aborted.abort());
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  const served = await serve({
    method: request.method ?? "GET",
    path: path.slice(1),
    headers: Object.fromEntries(headers),
    signal: aborted.signal,
  });
  response.writeHead(served.status, { ...served.headers });
  if (served.body === null) {
    response.end();
    return;
  }
  try {
    await pipeline(Readable.from(served.body, { objectMode: false }), response);
  } catch (error) {
    // A player drops a range whenever it seeks: a client that has gone away is no error.
    if (!aborted.signal.aborted) throw error;
  }
}

function refuse(response: ServerResponse, text: string): void {
  response.writeHead(403, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  response.end(`${text}\n`);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve(addressOf(server).port);
    });
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address;
}
