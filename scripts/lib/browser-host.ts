import { join } from "node:path";
import { projectRoot } from "./project.ts";
import { runInForeground } from "./run-process.ts";

/** Runs the built browser host, which prints its address, until it ends; resolves with its exit code. */
export async function runBrowserHost(args: readonly string[]): Promise<number> {
  return await runInForeground(process.execPath, [join(projectRoot, "out/main/serve.js"), ...args]);
}
