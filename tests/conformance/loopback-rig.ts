import { WebSocket } from "ws";
import { startLoopback, type Loopback } from "../../src-main/transport/loopback.ts";
import type { Client } from "./cases.ts";
import { createStubHandlers, NOTED_ID } from "./stub-handlers.ts";

/** A real loopback server on a free port with the stub handlers, and a page of one line. */
export async function startStubLoopback(
  options: { readonly callerGone?: (id: string) => void; readonly graceMs?: number } = {},
): Promise<Loopback> {
  const running: { loopback?: Loopback } = {};
  const handlers = createStubHandlers((id, name, payload) => running.loopback?.notify({ id }, name, payload));
  running.loopback = await startLoopback({
    handlers,
    noteUnknown: () => NOTED_ID,
    serveOrigin: () => async (request) =>
      request.path === ""
        ? { status: 200, headers: { "content-type": "text/html" }, body: piecesOf("<p>page</p>") }
        : { status: 404, headers: {}, body: null },
    callerGone: ({ id }) => options.callerGone?.(id),
    refusedText: "refused",
    ...(options.graceMs === undefined ? {} : { graceMs: options.graceMs }),
  });
  return running.loopback;
}

async function* piecesOf(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** The cookie that a browser has after it opened the printed address. */
export async function visit(loopback: Loopback): Promise<string> {
  const first = await fetch(loopback.address, { redirect: "manual" });
  return (first.headers.get("set-cookie") ?? "").split(";", 1)[0] ?? "";
}

/** Connects as a page does, with headers of choice; rejects where the server refuses it. */
export function connectPage(
  loopback: Loopback,
  tab: string,
  headers: Readonly<Record<string, string>>,
): Promise<Page> {
  const socket = new WebSocket(`${loopback.origin.replace("http", "ws")}/socket?tab=${tab}`, { headers });
  const client = speak(socket);
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve({ ...client, socket }));
    socket.once("error", reject);
  });
}

/** A page's end of the wire, and the socket under it. */
export type Page = Client & { readonly socket: WebSocket };

function speak(socket: WebSocket): Client {
  const answers = new Map<number, (answer: unknown) => void>();
  const heard: { name: string; payload: unknown }[] = [];
  let wake: () => void = () => {};
  let nextId = 1;
  socket.on("message", (data) => {
    const message: { id?: number; answer?: unknown; event?: string; payload?: unknown } = JSON.parse(
      String(data),
    );
    if (message.event !== undefined) {
      heard.push({ name: message.event, payload: message.payload });
      wake();
    } else answers.get(message.id ?? 0)?.(message.answer);
  });
  return {
    call: (name, input) =>
      new Promise((resolve) => {
        const id = nextId++;
        answers.set(id, resolve);
        socket.send(JSON.stringify({ id, name, input }));
      }),
    events: async (count) => {
      while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve));
      return heard.slice(0, count);
    },
  };
}
