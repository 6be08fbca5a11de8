import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { launchElectron, type RunningApp } from "./launch-electron.ts";

/** Starts the real app; what a test leaves running is closed after it. */
export type StartApp = (
  files?: readonly string[],
  options?: { readonly dataFolder?: string; readonly language?: "en" | "ko" },
) => Promise<RunningApp>;

/**
 * Tests of the real app: `temp` is an empty folder for the film and its log, removed afterwards; `start` starts the app with
 * one data folder for the whole test, so that a second start is a second day with the same app.
 */
export const test = base.extend<{ temp: string; start: StartApp }>({
  // Playwright reads the names of the fixtures that a fixture needs from this pattern, an empty one too.
  // oxlint-disable-next-line no-empty-pattern
  temp: async ({}, use) => {
    const whole = await mkdtemp(join(tmpdir(), "scenelog-test-"));
    const folder = join(whole, "film");
    await mkdir(folder);
    await use(folder);
    await rm(whole, { recursive: true, force: true });
  },
  start: async ({ temp }, use) => {
    const running: RunningApp[] = [];
    await use(async (files = [], options = {}) => {
      const app = await launchElectron(files, { dataFolder: join(temp, "../data"), ...options });
      running.push(app);
      return app;
    });
    for (const { app } of running) {
      const { exitCode, signalCode } = app.process();
      if (exitCode === null && signalCode === null) await app.close();
    }
  },
});

/** Makes the system's dialogs answer with a path: a file or folder to open, or the place of an export. */
export async function answerDialogs({ app }: RunningApp, path: string): Promise<void> {
  await app.evaluate(({ dialog }, answer) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answer });
  }, path);
}

/** Closes the window as a user does, and waits until the app has written everything and is gone. */
export async function closeWindow({ app, page }: RunningApp): Promise<void> {
  const gone = app.waitForEvent("close");
  await page.close();
  await gone;
}
