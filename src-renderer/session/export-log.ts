import type { Core } from "./core.ts";

/** Writes an export of the log as it is now, and tells what the format could not carry. */
export async function exportLog(core: Core, format: "csv"): Promise<void> {
  const { host, world, stores, desk, editing } = core;
  const open = editing.current();
  if (!open) return;
  try {
    // The machine exports what it holds, so everything made here has to be there first.
    await open.replica.settled();
    const outcome = await host.call("export.write", { logId: open.logId, format, options: {} });
    if (outcome.kind === "cancelled") return;
    if (outcome.kind === "download") world.download(outcome.url, outcome.name);
    if (outcome.left.length === 0) {
      desk.say({ key: "toast.exported", parameters: { name: outcome.name } });
      return;
    }
    const left = outcome.left.map(({ code, parameters }) => ({ key: `left.${code}`, parameters }));
    stores.exchange.setState({ kind: "exported", report: { name: outcome.name, left } }, true);
  } catch (error) {
    desk.reportError(error);
  }
}
