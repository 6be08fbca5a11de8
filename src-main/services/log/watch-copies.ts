import { basename, dirname } from "node:path";
import { watch } from "chokidar";
import { isCopyName } from "../files/copy-names.ts";
import type { WatchFile } from "./watch-file.ts";

/** Watches the folder of a log for files whose names say that they are copies of it; those there already are not told of. */
export const watchCopies: WatchFile = (logPath, onChange) => {
  const folder = dirname(logPath);
  const isOther = (path: string) => path !== folder && !isCopyName(basename(logPath), basename(path));
  const watcher = watch(folder, {
    depth: 0,
    ignored: isOther,
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 150, pollInterval: 50 },
  });
  watcher.on("add", onChange).on("change", onChange);
  // A folder that cannot be watched is looked into at the next opening.
  watcher.on("error", () => undefined);
  return () => watcher.close();
};
