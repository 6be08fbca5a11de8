import { z } from "zod";
import type { Wire } from "./wire.ts";

/** What the preload puts on the window as `scenelog`. */
export type Bridge = {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  readonly on: (listener: (name: string, payload: unknown) => void) => void;
  readonly handleOfDrop: (file: unknown) => Promise<unknown>;
};

const isFunction = z.custom<unknown>((value) => typeof value === "function");
const bridgeSchema = z.object({ call: isFunction, on: isFunction, handleOfDrop: isFunction });

/** The preload's bridge on a window, or `null` where the page runs in a browser. */
export function findBridge(scope: object): Bridge | null {
  const found: unknown = Reflect.get(scope, "scenelog");
  return bridgeSchema.safeParse(found).success ? (found as Bridge) : null;
}

/** The wire of the Electron app. */
export function createBridgeWire(bridge: Bridge): Wire {
  return {
    call: bridge.call,
    listen: bridge.on,
    handleOfDrop: async (file) =>
      z
        .string()
        .nullable()
        .parse(await bridge.handleOfDrop(file)),
  };
}
