import type { App } from "electron";

const filesIn = (data: unknown): readonly string[] => {
  const files: unknown = typeof data === "object" && data !== null ? Reflect.get(data, "files") : undefined;
  return Array.isArray(files) ? files.filter((file) => typeof file === "string") : [];
};

/**
 * Makes this the only process of the user. A second start hands its files over and gets `false`: it has nothing more to
 * do. The files travel beside the command line, which Chromium re-orders.
 */
export function becomeSingleInstance(
  app: Pick<App, "requestSingleInstanceLock" | "on">,
  files: readonly string[],
  onSecondStart: (files: readonly string[]) => void,
): boolean {
  if (!app.requestSingleInstanceLock({ files: [...files] })) return false;
  app.on("second-instance", (_event, _argv, _folder, data) => onSecondStart(filesIn(data)));
  return true;
}

/** Files that the system asks the app to open (macOS: Finder, Dock). They may come before the app is ready. */
export function onSystemOpen(app: Pick<App, "on">, open: (file: string) => void): void {
  app.on("open-file", (event, file) => {
    event.preventDefault();
    open(file);
  });
}
