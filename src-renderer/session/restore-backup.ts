import { diffSchema } from "#annotations/history/diff.ts";
import { rebaseKeepingOthers } from "#annotations/history/rebase-diff.ts";
import type { BackupView } from "#annotations/host/backup-shapes.ts";
import type { RestoreScope } from "#annotations/restore/restore.ts";
import type { Core } from "./core.ts";

/** See `Session.lookAtBackup`. */
export async function lookAtBackup(
  { host, desk, editing }: Core,
  backup: string,
): Promise<BackupView | null> {
  const open = editing.current();
  if (!open) return null;
  try {
    // The machine compares with what it holds, so everything made here has to be there first.
    await open.replica.settled();
    return await host.call("backup.look", { logId: open.logId, backup });
  } catch (error) {
    desk.reportError(error);
    return null;
  }
}

/** See `Session.restoreBackup`. */
export async function restoreBackup(
  { world, desk, editing }: Core,
  view: BackupView,
  scope: RestoreScope,
  time: string,
): Promise<boolean> {
  try {
    const wanted = diffSchema.parse(JSON.parse(await world.fetchText(view.restoreUrls[scope])));
    const document = editing.document();
    if (!document) return false;
    const { diff, dropped } = rebaseKeepingOthers(wanted, document);
    const key = scope === "all" ? "step.restoreBackup" : "step.bringBack";
    if (!editing.commit({ key, parameters: { time } }, diff, { select: [] })) return false;
    desk.toast({
      tone: "plain",
      key: dropped.length > 0 ? "toast.restored-in-part" : "toast.restored",
      parameters: { time },
      action: { key: "command.edit.undo", run: editing.undo },
    });
    return true;
  } catch (error) {
    desk.reportError(error);
    return false;
  }
}
