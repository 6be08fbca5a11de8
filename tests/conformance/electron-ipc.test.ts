import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeConformance } from "./cases.ts";
import { electronObstacle, type ElectronRig, startStubElectron } from "./electron-rig.ts";

const obstacle = electronObstacle();

describe.skipIf(obstacle !== null)(`Electron IPC${obstacle === null ? "" : ` (${obstacle})`}`, () => {
  describeConformance("Electron IPC", startStubElectron);

  describe("a window of the app", () => {
    let rig: ElectronRig;
    beforeAll(async () => {
      rig = await startStubElectron();
    }, 60_000);
    afterAll(() => rig.close());

    it("runs its page in a sandbox, apart from the preload and without Node", async () => {
      const [page] = rig.pages;
      const seen = await page.evaluate(() => ({
        sandboxed: Reflect.get(window.scenelog, "sandboxed"),
        pipe: Object.keys(window.scenelog).toSorted(),
        node: ["require", "process", "module", "Buffer"].filter((name) => name in window),
      }));
      expect(seen).toEqual({
        sandboxed: true,
        pipe: ["call", "handleOfDrop", "on", "sandboxed"],
        node: [],
      });
      const preferences = await rig.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(({ webContents }) => {
          const read: unknown = Reflect.get(webContents, "getLastWebPreferences");
          const all: unknown = typeof read === "function" ? read.call(webContents) : {};
          const names = ["sandbox", "contextIsolation", "nodeIntegration", "webviewTag", "webSecurity"];
          return Object.fromEntries(names.map((name) => [name, Reflect.get(Object(all), name)]));
        }),
      );
      const locked = { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false };
      expect(preferences).toEqual([
        { ...locked, webSecurity: true },
        { ...locked, webSecurity: true },
      ]);
    });

    it("refuses calls from a window that is not the app's own, even on the app's page", async () => {
      const answer = await rig.app.evaluate(async ({ BrowserWindow }, preload) => {
        const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        await stranger.loadURL("scenelog://app/");
        const result: unknown = await stranger.webContents.executeJavaScript(
          `scenelog.call("app.start", {})`,
        );
        stranger.destroy();
        return result;
      }, rig.preload);
      expect(answer).toEqual({ ok: false, code: "refused", parameters: {} });
    });

    it("refuses calls from one of its windows that shows another origin", async () => {
      const answer = await rig.app.evaluate(async ({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows().at(-1);
        await window?.loadURL("data:text/html,<p>elsewhere</p>");
        const result: unknown = await window?.webContents.executeJavaScript(`scenelog.call("app.start", {})`);
        await window?.loadURL("scenelog://app/");
        return result;
      });
      expect(answer).toEqual({ ok: false, code: "refused", parameters: {} });
    });

    it("gives frames inside the page no pipe, and lets none load anything", async () => {
      const [page] = rig.pages;
      const inside = await page.evaluate(async () => {
        const frame = document.createElement("iframe");
        frame.src = "scenelog://app/";
        const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
        document.body.append(frame);
        await loaded;
        try {
          return typeof Reflect.get(frame.contentWindow ?? {}, "scenelog");
        } catch {
          // What stands in for a page that was blocked is of another origin.
          return "out of reach";
        }
      });
      expect(["undefined", "out of reach"]).toContain(inside);
      expect(page.frames().filter((frame) => frame.url() === "scenelog://app/")).toHaveLength(1);
    });

    it("denies every permission but writing to the clipboard and full screen", async () => {
      const [page] = rig.pages;
      const states = await page.evaluate(async () => {
        const names = ["geolocation", "notifications", "microphone", "camera", "midi"] as const;
        return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
      });
      expect(states).toEqual(["denied", "denied", "denied", "denied", "denied"]);
    });

    it("runs no script and applies no style that does not come from its own files", async () => {
      const [page] = rig.pages;
      const ran = await page.evaluate(async () => {
        const script = document.createElement("script");
        script.textContent = "window.name = 'ran'";
        document.head.append(script);
        // In a task of the page's own: what the test itself evaluates is free of the policy.
        const evaluated = await new Promise((resolve) => {
          setTimeout(() => {
            try {
              resolve(new Function("return true")());
            } catch {
              resolve(false);
            }
          });
        });
        return { inline: window.name === "ran", evaluated };
      });
      expect(ran).toEqual({ inline: false, evaluated: false });
    });

    it("turns a file that the user chose into a handle, and a file that a script made into nothing", async () => {
      const [page] = rig.pages;
      const folder = await mkdtemp(join(tmpdir(), "scenelog-drop-"));
      await writeFile(join(folder, "making-of.md"), "# Making-of\n");
      await page.evaluate(() => {
        const input = document.createElement("input");
        input.type = "file";
        document.body.append(input);
      });
      await page.setInputFiles("input", join(folder, "making-of.md"));
      const handles = await page.evaluate(async () => {
        const pipe: unknown = Reflect.get(window.scenelog, "handleOfDrop");
        const ask = (file: unknown): unknown => (typeof pipe === "function" ? pipe(file) : undefined);
        const chosen = document.querySelector("input")?.files?.[0];
        return [await ask(chosen), await ask(new File(["x"], "/etc/passwd"))];
      });
      expect(handles).toEqual(["handle of making-of.md", null]);
      await rm(folder, { recursive: true });
    });

    // The last: the driver goes on waiting for the navigation that was held back.
    it("goes nowhere and opens no window", async () => {
      const [page] = rig.pages;
      const opened = await page.evaluate(() => window.open("https://example.org/") === null);
      const heldBack = rig.app.evaluate(({ BrowserWindow }) => {
        const windows = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
        return new Promise<boolean>((resolve) => {
          for (const contents of windows)
            contents.once("will-navigate", (event) => resolve(event.defaultPrevented));
        });
      });
      await page.evaluate(() => {
        location.href = "https://example.org/";
      });
      expect(opened).toBe(true);
      expect(await heldBack).toBe(true);
      expect(page.url()).toBe("scenelog://app/");
      expect(rig.app.windows()).toHaveLength(2);
    });
  });
});
