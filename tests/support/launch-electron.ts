import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright";
import { electronExecutable, launchRuntime } from "./launch-runtime.ts";

/** The folder of the project, which is also the app that Electron is given. */
export const PROJECT = join(import.meta.dirname, "../..");

/** A running app with its window, and the data folder that it keeps its journal and settings in. */
export type RunningApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
};

/** Starts the built app on files, with a data folder of its own unless one is given, in English unless told otherwise. */
export async function launchElectron(
  files: readonly string[],
  options: {
    readonly dataFolder?: string;
    readonly language?: "en" | "ko";
    /** The folders in which programs are looked for, in place of those of this machine. */
    readonly programs?: string;
  } = {},
): Promise<RunningApp> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), "scenelog-data-")));
  const app = await launchRuntime(
    electronExecutable(),
    [`--user-data-dir=${dataFolder}`, `--lang=${options.language ?? "en"}`, PROJECT, ...files],
    {
      env: {
        XDG_CACHE_HOME: join(dataFolder, "cache"),
        ...(options.programs === undefined ? {} : { PATH: options.programs }),
        LANG: options.language === "ko" ? "ko_KR.UTF-8" : "en_US.UTF-8",
      },
    },
  );
  const page = await app.firstWindow();
  return { app, page, dataFolder };
}

/** Removes a data folder that a test made. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
