import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { closeWindow } from "./electron-test.ts";
import { launchElectron, type RunningApp } from "./launch-electron.ts";
import type { Stage } from "./stage.ts";

/** The real app in Electron on the given files. Only the system's own dialogs are answered by the test. */
export async function electronStage(files: readonly string[], dataFolder: string): Promise<Stage> {
  let running: RunningApp = await launchElectron(files, { dataFolder });
  return {
    page: () => running.page,
    async pickFile(path, ask) {
      await running.app.evaluate(({ dialog }, picked) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [picked] });
      }, path);
      await ask();
    },
    async takeExport(ask) {
      const path = join(dataFolder, "exported.csv");
      await running.app.evaluate(({ dialog }, target) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: target });
      }, path);
      await ask();
      await expect.poll(() => readFile(path).catch(() => undefined)).toBeDefined();
      return readFile(path);
    },
    async restart() {
      await closeWindow(running);
      running = await launchElectron(files, { dataFolder });
    },
    end: () => running.app.close(),
  };
}
