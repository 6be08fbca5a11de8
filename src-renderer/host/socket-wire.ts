import { HostError } from "#annotations/host/dispatch.ts";
import { z } from "zod";
import { sha256OfFile } from "./sha256.ts";
import type { Wire } from "./wire.ts";

/** The part of a WebSocket that the wire uses. */
export type Socket = {
  send(text: string): void;
  addEventListener(type: "open" | "close", listener: () => void): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
};

/** What the wire takes from the world. */
export type SocketWorld = {
  /** Opens a new socket to the loopback host. */
  readonly openSocket: () => Socket;
  /** Runs something later; `setTimeout` outside tests. */
  readonly later: (run: () => void, delayMs: number) => void;
};

const messageSchema = z.union([
  z.strictObject({ id: z.int(), answer: z.unknown() }),
  z.strictObject({ event: z.string(), payload: z.unknown() }),
]);

type Pending = { readonly resolve: (answer: unknown) => void; readonly reject: (error: HostError) => void };

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 5_000;

/**
 * The wire of the loopback host. Where the connection breaks, it tells so (`connection-lost`), calls under way fail with
 * that code, since nobody can know whether they ran, and new ones wait until it stands again.
 */
export function createSocketWire(world: SocketWorld): Wire {
  const pending = new Map<number, Pending>();
  const waiting: string[] = [];
  let listener: (name: string, payload: unknown) => void = () => {};
  let open: Socket | null = null;
  let nextId = 1;
  let delayMs = FIRST_DELAY_MS;

  const connect = (): void => {
    const socket = world.openSocket();
    socket.addEventListener("open", () => {
      open = socket;
      delayMs = FIRST_DELAY_MS;
      for (const text of waiting.splice(0)) socket.send(text);
    });
    socket.addEventListener("message", ({ data }) => {
      const message = messageSchema.parse(JSON.parse(String(data)));
      if ("event" in message) listener(message.event, message.payload);
      else {
        pending.get(message.id)?.resolve(message.answer);
        pending.delete(message.id);
      }
    });
    socket.addEventListener("close", () => {
      const stood = open === socket;
      open = null;
      if (stood) loseConnection();
      world.later(connect, delayMs);
      delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS);
    });
  };

  const loseConnection = (): void => {
    const lost = [...pending.values()];
    pending.clear();
    for (const { reject } of lost) reject(new HostError("connection-lost"));
    listener("app.trouble", { code: "connection-lost", parameters: {} });
  };

  connect();
  return {
    call: (name, input) =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        pending.set(id, { resolve, reject });
        const text = JSON.stringify({ id, name, input });
        if (open === null) waiting.push(text);
        else open.send(text);
      }),
    listen: (next) => {
      listener = next;
    },
    handleOfDrop: async (file, host) => {
      if (!(file instanceof File)) return null;
      const sha256 = await sha256OfFile(file);
      if (sha256 === null) return null;
      return (await host.call("files.match", { name: file.name, size: file.size, sha256 })).handle;
    },
  };
}
