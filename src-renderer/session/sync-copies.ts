import type { Core } from "./core.ts";
import { loadShared } from "./shared-log.ts";
import type { Session } from "./types.ts";

/** The copies that sync services made beside the open log: found, merged, or left where they are. */
export type SyncCopies = Pick<Session, "mergeCopy" | "leaveCopy"> & {
  /** Looks for them; `logId` says for which log, where it may be another than the open one. */
  look(logId?: string): Promise<void>;
};

/** Makes the finder of copies. */
export function createSyncCopies(core: Core): SyncCopies {
  const { host, stores, desk, editing } = core;

  const look: SyncCopies["look"] = async (logId = editing.current()?.logId) => {
    const open = editing.current();
    if (!open || open.logId !== logId || !editing.isWritable()) return;
    try {
      const { items } = await host.call("copy.list", { logId });
      if (editing.current()?.logId === logId) stores.copies.setState(items, true);
    } catch (error) {
      desk.reportError(error);
    }
  };

  /** The copy is decided on, and is not offered again as long as it stays as it is. */
  const settle = async (handle: string): Promise<void> => {
    const open = editing.current();
    if (!open) return;
    stores.copies.setState(
      stores.copies.getState().filter((copy) => copy.handle !== handle),
      true,
    );
    if (stores.copies.getState().length === 0 && stores.ui.getState().sheet === "copies")
      stores.ui.setState({ sheet: "none" });
    try {
      await host.call("copy.settle", { logId: open.logId, handle });
    } catch (error) {
      desk.reportError(error);
    }
  };

  return {
    look,
    async mergeCopy(handle) {
      if (!(await loadShared(core, handle))) return;
      // What came of it floats where the sheet with the copies was.
      stores.ui.setState({ sheet: "none" });
      await settle(handle);
      // What came from one need not come from another any more.
      await look();
    },
    leaveCopy: settle,
  };
}
