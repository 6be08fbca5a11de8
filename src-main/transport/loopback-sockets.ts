import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { Answer, EventName, EventPayload, Handlers } from "#annotations/host/contract.ts";
import { dispatch, type NoteUnknown } from "#annotations/host/dispatch.ts";
import type { Caller } from "../services/ports.ts";
import { type GuardKeys, refusalOfSocket } from "./loopback-guard.ts";

/** Where the page connects to, below the origin; its query names the tab, so that one that lost its wire comes back as itself. */
export const SOCKET_PATH = "/socket";

const callSchema = z.strictObject({ id: z.int().min(0), name: z.unknown(), input: z.unknown() });
const tabSchema = z.string().regex(/^[\w-]{8,64}$/);

/** The largest message: pasted article text and big edits fit, more is a broken or hostile client. */
const MOST_BYTES = 64 * 1024 * 1024;
const DEFAULT_GRACE_MS = 15_000;

/** The tabs that are connected. */
export type Sockets = {
  readonly notify: <Name extends EventName>(
    to: Caller | "all",
    name: Name,
    payload: EventPayload<Name>,
  ) => void;
  readonly close: () => void;
};

type Tab = {
  readonly caller: Caller;
  socket: WebSocket | null;
  /** Events that came while the wire was broken. */
  missed: string[];
  leaving: NodeJS.Timeout | null;
};

/** What calls are answered with. */
export type SocketOptions = {
  readonly handlers: Handlers<Caller>;
  readonly noteUnknown: NoteUnknown;
  readonly callerGone: (caller: Caller) => void;
  readonly graceMs?: number;
};

/** Takes WebSockets of the page on a server: `{id, name, input}` in, `{id, answer}` and `{event, payload}` out. */
export function openSockets(server: Server, keys: GuardKeys, options: SocketOptions): Sockets {
  const tabs = new Map<string, Tab>();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES });

  server.on("upgrade", (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    const [path, query] = (request.url ?? "").split("?", 2);
    const tabId = tabSchema.safeParse(new URLSearchParams(query).get("tab"));
    const refusal = refusalOfSocket(request.headers, keys);
    if (refusal !== null || path !== SOCKET_PATH || !tabId.success) {
      duplex.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, duplex, head, (socket) => join(tabId.data, socket));
  });

  const join = (id: string, socket: WebSocket): void => {
    const tab = tabs.get(id) ?? { caller: { id }, socket: null, missed: [], leaving: null };
    tabs.set(id, tab);
    if (tab.leaving !== null) clearTimeout(tab.leaving);
    tab.leaving = null;
    tab.socket?.terminate();
    tab.socket = socket;
    for (const message of tab.missed.splice(0)) socket.send(message);
    socket.on("message", (data, isBinary) => {
      const call = isBinary ? undefined : readCall(String(data));
      if (call === undefined) socket.close(1008);
      else void answerCall(socket, tab.caller, call, options);
    });
    // The close event follows and does what there is to do.
    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => {
      if (tab.socket !== socket) return;
      tab.socket = null;
      // 1000 and 1001: the page was closed or left on purpose (RFC 6455, 7.4.1).
      const graceMs = code === 1000 || code === 1001 ? 0 : (options.graceMs ?? DEFAULT_GRACE_MS);
      tab.leaving = setTimeout(() => {
        tabs.delete(id);
        options.callerGone(tab.caller);
      }, graceMs);
    });
  };

  return {
    notify: (to, name, payload) => {
      const message = JSON.stringify({ event: name, payload });
      for (const tab of tabs.values()) {
        if (to !== "all" && to.id !== tab.caller.id) continue;
        if (tab.socket === null) tab.missed.push(message);
        else tab.socket.send(message);
      }
    },
    close: () => {
      for (const tab of tabs.values()) {
        if (tab.leaving !== null) clearTimeout(tab.leaving);
        const { socket } = tab;
        // Nobody is told that the tab is gone: whoever closes the host lets go of everything.
        tab.socket = null;
        socket?.close(1001);
      }
      sockets.close();
    },
  };
}

async function answerCall(
  socket: WebSocket,
  caller: Caller,
  call: z.output<typeof callSchema>,
  options: SocketOptions,
): Promise<void> {
  const answer: Answer = await dispatch(options.handlers, call.name, call.input, caller, options.noteUnknown);
  socket.send(JSON.stringify({ id: call.id, answer }));
}

function readCall(text: string): z.output<typeof callSchema> | undefined {
  try {
    return callSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
