import type { ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchElectron, type RunningApp } from "./launch-electron.ts";

/** What a test of the real app works with. */
export type AppTest = {
  /** An empty folder for the film, its article and its log; removed afterwards. */
  readonly temp: string;
  /** One data folder for the whole test, so that a second start is a second day with the same app. */
  readonly data: string;
  /** Starts the real app; what the test leaves running is closed after it. */
  start(
    files?: readonly string[],
    options?: { readonly language?: "en" | "ko"; readonly programs?: string },
  ): Promise<RunningApp>;
};

/** The body of a test that starts the real app in folders of its own. */
export function withApp(story: (test: AppTest) => Promise<void>): () => Promise<void> {
  return async () => {
    const whole = await mkdtemp(join(tmpdir(), "scenelog-test-"));
    const temp = join(whole, "film");
    const data = join(whole, "data");
    const running: { readonly app: RunningApp; readonly process: ChildProcess }[] = [];
    await mkdir(temp);
    try {
      await story({
        temp,
        data,
        start: async (files = [], options = {}) => {
          const app = await launchElectron(files, { dataFolder: data, ...options });
          // Once it has ended, Playwright does not tell the process any more.
          running.push({ app, process: app.app.process() });
          return app;
        },
      });
    } finally {
      for (const { app, process } of running) {
        if (process.exitCode === null && process.signalCode === null) await app.app.close();
      }
      await rm(whole, { recursive: true, force: true });
    }
  };
}

/** Makes the system's dialogs answer with a path: a file or folder to open, or the place of an export. */
export async function answerDialogs({ app }: RunningApp, path: string): Promise<void> {
  await app.evaluate(({ dialog }, answer) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answer });
  }, path);
}

/** Closes the window as a user does, and waits until the app has written everything and is gone. */
export async function closeWindow({ app }: RunningApp): Promise<void> {
  const gone = app.waitForEvent("close");
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  await gone;
}
