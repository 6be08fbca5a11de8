import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type ElectronApplication, _electron, type Page } from "playwright";

/** The folder of the project, which is also the app that Electron is given. */
export const PROJECT = join(import.meta.dirname, "../..");

/** A running app with its window, and the data folder that it keeps its journal and settings in. */
export type RunningApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
};

/** The executable of the Electron runtime that the test runner found; throws where there is none. */
export function electronExecutable(): string {
  const executable = process.env["SCENELOG_ELECTRON"];
  if (!executable)
    throw new Error("SCENELOG_ELECTRON names no Electron runtime: run the tests by `npm test`");
  return executable;
}

/** Starts the built app on files, with a data folder of its own unless one is given, in English unless told otherwise. */
export async function launchElectron(
  files: readonly string[],
  options: { readonly dataFolder?: string; readonly language?: "en" | "ko" } = {},
): Promise<RunningApp> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), "scenelog-data-")));
  // Not by `executablePath`: only an app whose runtime Playwright finds itself is held back until it hears of every window.
  // A window that has loaded before is waited for in vain, about one time in ten.
  process.env["ELECTRON_OVERRIDE_DIST_PATH"] = runtimeFolder(electronExecutable());
  const app = await _electron.launch({
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      `--user-data-dir=${dataFolder}`,
      `--lang=${options.language ?? "en"}`,
      PROJECT,
      ...files,
    ],
    env: {
      ...process.env,
      XDG_CACHE_HOME: join(dataFolder, "cache"),
      LANG: options.language === "ko" ? "ko_KR.UTF-8" : "en_US.UTF-8",
    },
  });
  const page = await app.firstWindow();
  return { app, page, dataFolder };
}

/** The folder that a runtime was unpacked into: on macOS the executable lies inside of a bundle there. */
function runtimeFolder(executable: string): string {
  const bundle = executable.indexOf("/Electron.app/");
  return bundle === -1 ? dirname(executable) : executable.slice(0, bundle);
}

/** Removes a data folder that a test made. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
