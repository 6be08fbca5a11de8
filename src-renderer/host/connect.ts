import type { Host } from "#annotations/host/contract.ts";
import { createBridgeWire, findBridge } from "./bridge-wire.ts";
import { createSocketWire } from "./socket-wire.ts";
import { createHost } from "./wire.ts";

/** The machine behind this page: by the preload's bridge in the Electron app, by a WebSocket in a browser. */
export function connect(): Host {
  const bridge = findBridge(window);
  if (bridge !== null) return createHost(createBridgeWire(bridge));
  // The tab's own name, so that the server takes a broken and renewed connection for the same tab.
  const tab = crypto.randomUUID();
  return createHost(
    createSocketWire({
      openSocket: () => new WebSocket(`ws://${location.host}/socket?tab=${tab}`),
      later: (run, delayMs) => setTimeout(run, delayMs),
    }),
  );
}
