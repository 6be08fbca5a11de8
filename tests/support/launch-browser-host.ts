import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { PROJECT } from "./launch-electron.ts";

/** A loopback host that serves the built app, and the address that opens it. */
export type BrowserHost = { readonly process: ChildProcess; readonly address: string; stop(): Promise<void> };

/** Starts the loopback host on files and folders; resolves with the address that it prints. */
export async function startBrowserHost(files: readonly string[], dataFolder: string): Promise<BrowserHost> {
  const child = spawn(
    process.execPath,
    [join(PROJECT, "out/main/serve.js"), "--data-dir", dataFolder, ...files],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, LANG: "en_US.UTF-8", XDG_CACHE_HOME: join(dataFolder, "cache") },
    },
  );
  const address = await firstAddress(child);
  return {
    process: child,
    address,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    },
  };
}

function firstAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) return reject(new Error("the host has no output"));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line);
      if (found) resolve(found[0]);
    });
    child.once("exit", (code) =>
      reject(new Error(`the host ended with ${code} before it printed its address`)),
    );
  });
}
