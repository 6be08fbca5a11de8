import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright";
import { build } from "vite";
import { PROJECT } from "../support/launch-electron.ts";
import { electronExecutable, launchRuntime } from "../support/launch-runtime.ts";
import type { Client, Rig } from "./cases.ts";

/** Why no Electron test can run here, in words; `null` where it can. */
export function electronObstacle(): string | null {
  if (!process.env["SCENELOG_ELECTRON"]) return "not run: no Electron runtime";
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === "linux" && !DISPLAY && !WAYLAND_DISPLAY ? "not run: no display" : null;
}

/** The stub app in a real Electron, with two windows. */
export type ElectronRig = Rig & {
  readonly app: ElectronApplication;
  readonly pages: readonly [Page, Page];
  readonly preload: string;
};

/** Builds the stub app into a folder of its own and starts it. */
export async function startStubElectron(): Promise<ElectronRig> {
  const folder = await mkdtemp(join(tmpdir(), "scenelog-conformance-"));
  await bundle(join(PROJECT, "tests/conformance/electron-app/main.ts"), folder, "main.js", "es");
  await bundle(join(PROJECT, "src-main/preload/index.ts"), folder, "preload.cjs", "cjs");
  const manifest = { name: "scenelog-conformance", type: "module", main: "main.js" };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  const app = await launchRuntime(electronExecutable(), [`--user-data-dir=${join(folder, "data")}`, folder]);
  const first = await app.firstWindow();
  const second = app.windows()[1] ?? (await app.waitForEvent("window"));
  return {
    app,
    pages: [first, second],
    preload: join(folder, "preload.cjs"),
    one: await speak(first),
    two: await speak(second),
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function bundle(entry: string, outDir: string, name: string, format: "es" | "cjs"): Promise<void> {
  await build({
    configFile: false,
    logLevel: "error",
    root: PROJECT,
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: false,
      target: "node20.18",
      rollupOptions: { external: ["electron"], output: { format, entryFileNames: name } },
    },
  });
}

/** The preload's pipe as the page has it. */
type Pipe = {
  readonly call: (name: unknown, input: unknown) => Promise<unknown>;
  readonly on: (listener: (name: string, payload: unknown) => void) => void;
};
declare global {
  interface Window {
    readonly scenelog: Pipe;
    heard: { name: string; payload: unknown }[];
  }
}

async function speak(page: Page): Promise<Client> {
  await page.waitForLoadState();
  await page.evaluate(() => {
    window.heard = [];
    window.scenelog.on((name, payload) => window.heard.push({ name, payload }));
  });
  return {
    call: (name, input) => page.evaluate(([n, i]) => window.scenelog.call(n, i), [name, input]),
    events: async (count) => {
      await page.waitForFunction((wanted) => window.heard.length >= wanted, count);
      return page.evaluate((wanted) => window.heard.slice(0, wanted), count);
    },
  };
}
