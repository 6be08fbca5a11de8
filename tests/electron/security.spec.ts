import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright";
import { z } from "zod";
import { withApp } from "../support/electron-test.ts";
import { waitForFilm } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

const answerSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string(), parameters: z.record(z.string(), z.unknown()) }),
]);

/** Calls the machine as any script in the page could, past the app's own code. */
async function callRaw(page: Page, name: unknown, input: unknown) {
  const answer = await page.evaluate(([asked, given]) => Reflect.get(window, "scenelog").call(asked, given), [
    name,
    input,
  ] as const);
  return answerSchema.parse(answer);
}

/** The code of a refusal; `undefined` where the call went through. */
async function refusalOf(page: Page, name: unknown, input: unknown): Promise<string | undefined> {
  const answer = await callRaw(page, name, input);
  return answer.ok ? undefined : answer.code;
}

test(
  "the window is sandboxed and isolated, and its page has nothing of Node",
  withApp(async ({ start }) => {
    const { app, page } = await start();
    await expect(page.getByRole("main")).toBeVisible();
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      // Electron has it, and its types do not.
      const found = Reflect.get(window?.webContents ?? {}, "getLastWebPreferences").call(window?.webContents);
      return {
        sandbox: found?.sandbox,
        contextIsolation: found?.contextIsolation,
        nodeIntegration: found?.nodeIntegration,
        nodeIntegrationInSubFrames: found?.nodeIntegrationInSubFrames,
        webSecurity: found?.webSecurity,
        webviewTag: found?.webviewTag,
      };
    });
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
    const globals = ["require", "process", "module", "Buffer", "global", "electron", "ipcRenderer"];
    expect(await page.evaluate((names) => names.filter((name) => name in window), globals)).toEqual([]);
    expect(await page.evaluate(() => Object.keys(Reflect.get(window, "scenelog")).sort())).toEqual([
      "call",
      "handleOfDrop",
      "on",
      "sandboxed",
    ]);
  }),
);

test(
  "the process of the page runs in the sandbox of the system",
  withApp(async ({ start }) => {
    test.skip(process.getuid?.() === 0, "not run: as root Chromium runs without its sandbox only");
    const { page } = await start();
    await expect(page.getByRole("main")).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(Reflect.get(window, "scenelog"), "sandboxed"))).toBe(true);
  }),
);

test(
  "no script, handler, style, frame or request that slips into the page comes to anything",
  withApp(async ({ start }) => {
    const { page } = await start();
    await expect(page.getByRole("main")).toBeVisible();
    const policy = await page.evaluate(async () => (await fetch("/")).headers.get("content-security-policy"));
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");

    const blocked = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const seen = new Set<string>();
          document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
            seen.add(`${effectiveDirective} ${blockedURI}`);
            if (seen.size === 6) resolve([...seen].sort());
          });
          const script = document.createElement("script");
          script.textContent = "window.ran = 'inline'";
          const handler = document.createElement("b");
          handler.setAttribute("onclick", "window.ran = 'handler'");
          const frame = document.createElement("iframe");
          frame.src = "https://example.invalid/frame";
          const image = new Image();
          image.src = "https://example.invalid/pixel.png";
          document.body.append(script, handler, frame, image);
          handler.click();
          fetch("https://example.invalid/answer").catch(() => {
            // Refused, as it has to be; the policy tells so by its event.
          });
          // In a timer: what the debugger runs directly may evaluate text whatever the policy says.
          setTimeout(() => {
            try {
              Reflect.set(window, "ran", new Function("return 'eval'")());
            } catch {
              // Refused, as it has to be.
            }
          });
        }),
    );
    expect(await blocked).toEqual([
      "connect-src https://example.invalid/answer",
      "frame-src https://example.invalid",
      "img-src https://example.invalid/pixel.png",
      "script-src eval",
      "script-src-attr inline",
      "script-src-elem inline",
    ]);
    expect(await page.evaluate(() => Reflect.get(window, "ran"))).toBeUndefined();
  }),
);

test(
  "the page opens no window and goes nowhere",
  withApp(async ({ temp, start }) => {
    const secret = join(temp, "secret.html");
    await writeFile(secret, "<h1>secret</h1>");
    const { app, page } = await start();
    await expect(page.getByRole("main")).toBeVisible();
    for (const url of ["https://example.invalid/", `file://${secret}`, "scenelog://app/", "about:blank"]) {
      expect(await page.evaluate((address) => window.open(address) === null, url)).toBe(true);
    }
    expect(app.windows()).toHaveLength(1);

    // Pages cannot send themselves to file: or data: at all; that Chromium sees to.
    const places = ["https://example.invalid/", "scenelog://other/"];
    await app.evaluate(({ BrowserWindow }) => {
      const seen = { tried: [] as string[], reached: [] as string[] };
      Reflect.set(globalThis, "navigations", seen);
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.on("will-navigate", ({ url }) => seen.tried.push(url));
      contents?.on("did-navigate", (_event, url) => seen.reached.push(url));
      contents?.on("did-navigate-in-page", (_event, url) => seen.reached.push(url));
    });
    const navigations = () => app.evaluate(() => Reflect.get(globalThis, "navigations"));
    for (const [index, url] of places.entries()) {
      await app.evaluate(({ BrowserWindow }, address) => {
        const go = `location.assign(${JSON.stringify(address)})`;
        // Not awaited: the answer of a page that is about to be left may never come.
        void BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(go, true);
      }, url);
      await expect.poll(async () => (await navigations()).tried.length).toBe(index + 1);
    }
    expect(await navigations()).toEqual({ tried: places, reached: [] });
    const title = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return contents?.executeJavaScript("`${location.href} ${document.querySelector('h1')?.textContent}`");
    });
    expect(title).toBe("scenelog://app/ Log what happens in the film");
  }),
);

test(
  "camera, place, messages and reading the clipboard are denied without a question",
  withApp(async ({ start }) => {
    const { page } = await start();
    await expect(page.getByRole("main")).toBeVisible();
    const answers = await page.evaluate(async () => {
      const nameOf = (error: unknown) => (error instanceof Error ? error.name : "no error");
      return {
        camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => "granted", nameOf),
        screen: await navigator.mediaDevices.getDisplayMedia({ video: true }).then(() => "granted", nameOf),
        place: await new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve("granted"),
            ({ code }) => resolve(code),
          );
        }),
        messages: await Notification.requestPermission(),
        clipboard: await navigator.clipboard.readText().then(() => "granted", nameOf),
      };
    });
    expect(answers).toMatchObject({ place: 1, messages: "denied", clipboard: "NotAllowedError" });
    expect(answers.camera).not.toBe("granted");
    expect(answers.screen).not.toBe("granted");
  }),
);

test(
  "calls that the contract does not have, and inputs that it does not allow, are refused",
  withApp(async ({ start }) => {
    const { page } = await start();
    await expect(page.getByRole("main")).toBeVisible();
    for (const name of ["files.read", "constructor", "__proto__", "toString", "scenelog:drop", "", 7, null]) {
      expect(await refusalOf(page, name, {}), String(name)).toBe("unknown-call");
    }
    expect(await refusalOf(page, "log.open", { handle: "/etc/passwd" })).toBe("unknown-handle");
    expect(await refusalOf(page, "log.open", { handle: "x", path: "/etc/passwd" })).toBe("bad-input");
    expect(await refusalOf(page, "log.open", "/etc/passwd")).toBe("bad-input");
    expect(await refusalOf(page, "settings.set", { patch: { theme: "pink" } })).toBe("bad-input");
    expect(await refusalOf(page, "medium.open", { logId: "other", medium: "clip" })).toBe("log-not-open");
  }),
);

test(
  "the page reaches no path of its own choosing: not by drops, not by addresses, and none is told to it",
  withApp(async ({ temp, data, start }) => {
    const folder = join(temp, "film");
    const log = await copySample(folder);
    await writeFile(join(temp, "outside.png"), "not for the page");
    const { page } = await start([log]);
    await waitForFilm(page);

    const made = await page.evaluate(async () => {
      const handleOfDrop = Reflect.get(Reflect.get(window, "scenelog"), "handleOfDrop");
      const attempts = [
        new File(["x"], "/etc/passwd"),
        { path: "/etc/passwd", name: "passwd" },
        "/etc/passwd",
        null,
      ];
      return Promise.all(
        attempts.map(async (attempt) => {
          try {
            return await handleOfDrop(attempt);
          } catch {
            return "refused";
          }
        }),
      );
    });
    expect(made).toEqual([null, "refused", "refused", "refused"]);

    const addresses = [
      "/media//etc/passwd",
      "/media/%2Fetc%2Fpasswd",
      "/../../package.json",
      "/%2e%2e/%2e%2e/package.json",
      "/assets/..%2f..%2f..%2fpackage.json",
      "/log/shared/%2Fetc%2Fpasswd",
      "scenelog://other/index.html",
    ];
    const statuses = await page.evaluate(
      (urls) =>
        Promise.all(
          urls.map((url) =>
            fetch(url).then(
              ({ status }) => status,
              () => 404,
            ),
          ),
        ),
      addresses,
    );
    expect(statuses).toEqual(addresses.map(() => 404));

    const told: unknown[] = [];
    const ask = async (name: string, input: unknown) => {
      const answer = await callRaw(page, name, input);
      told.push(answer);
      return answer.ok ? answer.value : undefined;
    };
    const started = z.object({ open: z.string().nullable() }).parse(await ask("app.start", {}));
    const recent = z
      .object({ items: z.array(z.object({ handle: z.string() })) })
      .parse(await ask("recent.list", {}));
    const handle = started.open ?? recent.items[0]?.handle ?? "";
    const opened = z.object({ logId: z.string() }).parse(await ask("log.open", { handle }));
    const read = z
      .object({ imageBase: z.string() })
      .parse(await ask("article.read", { logId: opened.logId, article: "making-of-en" }));
    const place = z
      .object({ handle: z.string() })
      .parse(await ask("medium.open", { logId: opened.logId, medium: "making-of" }));
    await ask("medium.read", { logId: opened.logId, medium: "making-of", handle: place.handle });
    await ask("log.readShared", { handle });
    await ask("diagnostics.report", { paths: false, texts: false });
    await ask("files.list", { folder: null });
    await ask("log.close", { logId: opened.logId });
    const text = JSON.stringify(told);
    for (const path of [temp, data, "/tmp", process.env["HOME"]]) if (path) expect(text).not.toContain(path);

    const outside = await page.evaluate(
      (base) =>
        Promise.all(
          [
            "../outside.png",
            "%2e%2e/outside.png",
            "..%2foutside.png",
            "article.md",
            "itaewon-class.scenelog.json",
          ].map((name) => fetch(`${base}${name}`).then(({ status }) => status)),
        ),
      read.imageBase,
    );
    expect(outside).toEqual([404, 404, 404, 404, 404]);
  }),
);
