import { kindOfName } from "./files/file-kind.ts";
import type { LogService, OpenedLog } from "./log/log-api.ts";

/** How long a log is held for a window whose page is still being loaded, in milliseconds. */
const HELD_MS = 15_000;

/** A log that was opened ahead: what was found, which is told only once, and how to let it go once it is open otherwise. */
export type HeldLog = { readonly opened: OpenedLog; readonly release: () => void };

/**
 * Logs opened while the page of their window is still being loaded, so that the window's own opening finds them read. Each
 * is held until that has come, or for fifteen seconds.
 */
export type OpenAhead = {
  /** Begins to open a log (absolute path); nothing happens for anything else. */
  readonly begin: (path: string) => void;
  /** For whoever opens the log now; `undefined` where it was not opened ahead. */
  readonly take: (path: string) => Promise<HeldLog | undefined>;
  /** Calls off what is waited for; the log service closes its logs itself. */
  readonly stop: () => void;
};

/** Makes the opener; `failed` hears of a log that could not be let go. */
export function createOpenAhead(logService: LogService, failed: (error: unknown) => void): OpenAhead {
  type Held = { readonly opened: Promise<OpenedLog | undefined>; readonly timer: NodeJS.Timeout };
  const held = new Map<string, Held>();

  const open = async (path: string): Promise<OpenedLog | undefined> => {
    try {
      const opened = await logService.open(path);
      return opened.ok ? opened.value : undefined;
    } catch {
      // The window's own opening meets the same failure, and says so.
      return undefined;
    }
  };

  const take = async (path: string): Promise<HeldLog | undefined> => {
    const hold = held.get(path);
    if (hold === undefined) return undefined;
    held.delete(path);
    clearTimeout(hold.timer);
    const opened = await hold.opened;
    return opened && { opened, release: () => void logService.close(opened.logId).catch(failed) };
  };

  const letGo = async (path: string): Promise<void> => {
    (await take(path))?.release();
  };

  return {
    begin: (path) => {
      if (kindOfName(path) !== "log" || held.has(path)) return;
      const timer = setTimeout(() => void letGo(path), HELD_MS).unref();
      held.set(path, { opened: open(path), timer });
    },
    take,
    stop: () => {
      for (const { timer } of held.values()) clearTimeout(timer);
      held.clear();
    },
  };
}
