import { watch } from "chokidar";

/** Watches one file; calls back when it was changed, replaced or removed. The returned function stops that. */
export type WatchFile = (path: string, onChange: () => void) => () => Promise<void>;

/** Watching by the system's notifications; a file that is still being written is awaited. */
export const watchFile: WatchFile = (path, onChange) => {
  const watcher = watch(path, {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 150, pollInterval: 50 },
  });
  watcher.on("add", onChange).on("change", onChange).on("unlink", onChange);
  // A place that cannot be watched is looked at before each save all the same.
  watcher.on("error", () => undefined);
  return () => watcher.close();
};
