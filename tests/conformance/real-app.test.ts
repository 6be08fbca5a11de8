import { spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchElectron, PROJECT, type RunningApp } from "../support/launch-electron.ts";
import { electronExecutable } from "../support/launch-runtime.ts";
import { electronObstacle } from "./electron-rig.ts";

const obstacle = electronObstacle();
const LOG = "itaewon-class.scenelog.json";

describe.skipIf(obstacle !== null)(`the real app${obstacle === null ? "" : ` (${obstacle})`}`, () => {
  let folder: string;
  let running: RunningApp;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "scenelog-real-app-"));
    await cp(join(PROJECT, "samples/itaewon-class"), join(folder, "first"), { recursive: true });
    await cp(join(PROJECT, "samples/itaewon-class"), join(folder, "second"), { recursive: true });
    running = await launchElectron([join(folder, "first", LOG)], { dataFolder: join(folder, "data") });
    await logIsShown(running.page);
  }, 60_000);
  afterAll(async () => {
    await running.app.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("comes under a policy that allows no inline script or style and no other origin", async () => {
    const policy = await running.page.evaluate(async () =>
      (await fetch("/")).headers.get("content-security-policy"),
    );
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toContain("http");
  });

  it("answers nothing of the disk that is no file of the page and has no handle", async () => {
    const statuses = await running.page.evaluate(() => {
      const paths = [
        "/../package.json",
        "/..%2f..%2fpackage.json",
        "/media/nothing",
        "/assets/",
        "/etc/passwd",
      ];
      return Promise.all(paths.map(async (path) => (await fetch(path)).status));
    });
    expect(statuses).toEqual([404, 404, 404, 404, 404]);
  });

  it("hands the file of a second start to the first, which opens a window for it", async () => {
    const opened = running.app.waitForEvent("window");
    expect(await startAgain(running, join(folder, "second", LOG))).toBe(0);
    const second = await opened;
    await logIsShown(second);
    expect(running.app.windows()).toHaveLength(2);
  });

  it("opens no second window for a file that it has open", async () => {
    const told = running.app.evaluate(
      ({ app }) => new Promise<void>((resolve) => app.once("second-instance", () => setImmediate(resolve))),
    );
    expect(await startAgain(running, join(folder, "first", LOG))).toBe(0);
    await told;
    expect(running.app.windows()).toHaveLength(2);
  });

  it("loads a window again whose page has crashed, with its log", async () => {
    await running.app.evaluate(({ BrowserWindow }) => {
      const first = BrowserWindow.getAllWindows().at(-1);
      first?.webContents.forcefullyCrashRenderer();
    });
    const texts = await running.app.evaluate(async ({ BrowserWindow }) => {
      const page = BrowserWindow.getAllWindows().at(-1)?.webContents;
      await new Promise<void>((resolve) => page?.once("did-finish-load", () => resolve()));
      const look = `new Promise((resolve) => {
        const seen = () => document.body.innerText.includes("elevator laugh");
        if (seen()) resolve(document.body.innerText);
        else new MutationObserver(() => seen() && resolve(document.body.innerText))
          .observe(document.body, { childList: true, subtree: true, characterData: true });
      })`;
      return String(await page?.executeJavaScript(look));
    });
    expect(texts).toContain("elevator laugh");
  });
});

async function logIsShown(page: Page): Promise<void> {
  await page.getByText("elevator laugh").first().waitFor();
}

/** Starts the app once more on the same data folder; resolves with the exit code of that process. */
function startAgain({ dataFolder }: RunningApp, file: string): Promise<number | null> {
  const switches = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const again = spawn(electronExecutable(), [...switches, `--user-data-dir=${dataFolder}`, PROJECT, file], {
    stdio: "ignore",
  });
  return new Promise((resolve) => again.once("exit", resolve));
}
