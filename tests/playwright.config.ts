import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const resultsFolder = fileURLToPath(new URL("../test-results/playwright", import.meta.url));

/** The system's Chromium or Chrome on Linux; elsewhere Playwright looks for the installed Chrome. */
const systemBrowser = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/chromium-browser",
].find((path) => existsSync(path));

// What keeps Chromium from asking the network for anything, and from starting its sandbox as root, where it cannot.
const browserSwitches = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// One test at a time: each drives a window that plays video. A test that passes only the second time has failed.
export default defineConfig({
  workers: 1,
  retries: 0,
  timeout: 90_000,
  forbidOnly: process.env["CI"] !== undefined,
  outputDir: resultsFolder,
  // The JSON report goes where PLAYWRIGHT_JSON_OUTPUT_FILE says; `npm test` sets it.
  reporter: process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] === undefined ? "list" : [["list"], ["json"]],
  use: { trace: "retain-on-failure", screenshot: "only-on-failure" },
  projects: [
    { name: "electron", testDir: "electron" },
    {
      name: "browser",
      testDir: "browser",
      use: {
        viewport: { width: 1440, height: 900 },
        ...(systemBrowser === undefined ? { channel: "chrome" } : {}),
        launchOptions: {
          args: browserSwitches,
          ...(systemBrowser === undefined ? {} : { executablePath: systemBrowser }),
        },
      },
    },
  ],
});
