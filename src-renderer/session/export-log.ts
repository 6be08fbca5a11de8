import type { Core } from "./core.ts";

/** Writes an export of the log as it is now, and tells what the format could not carry. */
export async function exportLog(core: Core, format: "csv"): Promise<void> {
  const { host, world, desk, editing } = core;
  const open = editing.current();
  if (!open) return;
  try {
    // The machine exports what it holds, so everything made here has to be there first.
    await open.replica.settled();
    const outcome = await host.call("export.write", { logId: open.logId, format, options: {} });
    if (outcome.kind === "cancelled") return;
    if (outcome.kind === "download") world.download(outcome.url, outcome.name);
    desk.say({ key: "toast.exported", parameters: { name: outcome.name } });
    // One message for each kind of thing that did not go in: a format drops nothing in silence.
    for (const code of outcome.left) desk.say({ key: `left.${code}`, parameters: {} });
  } catch (error) {
    desk.reportError(error);
  }
}
