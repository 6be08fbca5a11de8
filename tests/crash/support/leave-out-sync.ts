/** Told of every sync as it is asked for; true: it does nothing, though it takes its step. */
export type LeaveOut = (operation: "sync" | "syncFile" | "syncFolder", path: string) => boolean;

/**
 * Leaves out the syncs of one place in the sources, named `file function operation`, with what is synced after it where one
 * place syncs several kinds.
 */
export function leavingOut(site: string): LeaveOut {
  return (operation, path) => siteOf(operation, path) === site;
}

/** Leaves out nothing and collects the names of all places that sync. */
export function collectingSites(sites: Set<string>): LeaveOut {
  return (operation, path) => {
    sites.add(siteOf(operation, path));
    return false;
  };
}

/** The place that called, by the stack: so a sync that is added later has a name of its own, and no proof yet. */
function siteOf(operation: string, path: string): string {
  const frames = (new Error("who calls?").stack ?? "").split("\n");
  const caller = frames.find((frame) => /src-main.services/.test(frame)) ?? "";
  const [, name = "?", file = "?"] = /at (?:async )?(?:\S+\.)?(\S+) .*[/\\]([\w-]+)\.ts/.exec(caller) ?? [];
  const kind = file === "replace-durably" ? (path.includes("backups") ? " backup" : " base") : "";
  return `${file} ${name} ${operation}${kind}`;
}
