import type { BrowserWindow, Dialog } from "electron";
import type { Parameters } from "#annotations/host/shapes.ts";
import type { TextKey } from "#annotations/texts/index.ts";

/** What recovering a crashed page needs. */
export type CrashRecovery = {
  readonly dialog: Dialog;
  readonly say: (key: TextKey, parameters?: Parameters) => string;
  /** Lets go of what the page had open, so that the page that is loaded next can open it again. */
  readonly release: () => Promise<void>;
  /** Takes what went wrong while letting go; the page is loaded again all the same. */
  readonly failed: (error: unknown) => void;
  /** Tells the page that is loaded next what happened. */
  readonly tell: (reason: string) => void;
  readonly now: () => number;
};

/** Two crashes within this time, in milliseconds, are asked about instead of loading for ever. */
const TOO_SOON_MS = 20_000;

/** Loads the page again when its process has died, and says so in it; asks first where it keeps dying. */
export function recoverFromCrashes(window: BrowserWindow, recovery: CrashRecovery): void {
  let lastCrash = Number.NEGATIVE_INFINITY;
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit" || window.isDestroyed()) return;
    const soon = recovery.now() - lastCrash < TOO_SOON_MS;
    lastCrash = recovery.now();
    void recover(window, recovery, reason, soon);
  });
}

async function recover(
  window: BrowserWindow,
  { dialog, say, release, failed, tell }: CrashRecovery,
  reason: string,
  soon: boolean,
): Promise<void> {
  await release().catch(failed);
  if (soon) {
    const { response } = await dialog.showMessageBox(window, {
      type: "error",
      message: say("dialog.crashed"),
      detail: say("dialog.crashed-detail", { reason }),
      buttons: [say("dialog.reload"), say("dialog.close")],
      defaultId: 0,
      cancelId: 1,
    });
    if (response === 1) {
      window.close();
      return;
    }
  }
  if (window.isDestroyed()) return;
  window.webContents.once("dom-ready", () => tell(reason));
  window.webContents.reload();
}
