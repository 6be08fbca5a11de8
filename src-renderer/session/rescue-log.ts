import type { Trouble } from "#annotations/host/shapes.ts";
import type { Core } from "./core.ts";

/** Troubles of a file that is a log, or was one: what can be read of it may be saved. */
const DAMAGES: ReadonlySet<string> = new Set([
  "not-json",
  "duplicate-key",
  "unsafe-integer",
  "too-deep",
  "wrong-value",
  "duplicate-id",
  "bad-version",
  "not-utf8",
]);

/** Whether a trouble is that the file of a log is damaged. */
export function isDamage({ code }: Trouble): boolean {
  return DAMAGES.has(code);
}

/** See `Session.rescue`. */
export async function rescueLog(
  { host, stores, desk }: Core,
  damaged: string,
  open: (handle: string) => Promise<void>,
): Promise<void> {
  try {
    const { handle, ...report } = await host.call("log.rescue", { handle: damaged });
    await open(handle);
    if (stores.log.getState().phase === "open") stores.exchange.setState({ kind: "rescued", report }, true);
  } catch (error) {
    desk.reportError(error);
  }
}

/** See `Session.putAside`. */
export async function putAside({ host, desk, editing }: Core): Promise<void> {
  const open = editing.current();
  if (!open) return;
  try {
    const { kept } = await host.call("log.putAside", { logId: open.logId });
    if (kept !== null) desk.say({ key: "toast.put-aside", parameters: { name: kept } });
  } catch (error) {
    desk.reportError(error);
  }
}
