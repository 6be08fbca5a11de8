import { readAppArguments } from "./lib/app-arguments.ts";
import { runBrowserHost } from "./lib/browser-host.ts";
import { ensureBuild } from "./lib/build.ts";
import { hasDisplay } from "./lib/display.ts";
import { findRuntime } from "./lib/electron-runtime/find-runtime.ts";
import type { RuntimeChoice } from "./lib/electron-runtime/runtime-choice.ts";
import { windowNeeds } from "./lib/package-needs.ts";
import { projectRoot, say } from "./lib/project.ts";
import { runInForeground } from "./lib/run-process.ts";
import { sandboxObstacle, sandboxSwitches } from "./lib/sandbox.ts";
import { ensureSystemPackages } from "./lib/system-packages.ts";

/** `npm start`: opens the app in Electron, or in the browser host where no window can be had. */
async function start(): Promise<number> {
  const args = readAppArguments(process.argv.slice(2), process.env);
  const shown = hasDisplay(process.env);
  // Without a display Electron's libraries are of no use, and nothing is installed or fetched for it.
  if (shown && !(await ensureSystemPackages(windowNeeds))) return 1;
  if (!(await ensureBuild())) return 1;

  const runtime: RuntimeChoice = shown
    ? await findRuntime()
    : { kind: "none", why: "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)" };
  const obstacle = runtime.kind === "none" ? runtime.why : sandboxObstacle(runtime.executable);
  if (runtime.kind === "none" || obstacle !== undefined) {
    say(`No app window: ${obstacle}`);
    say("Starting the browser host instead; open the address it prints in a browser on this machine.");
    return await runBrowserHost(args);
  }
  return await runInForeground(runtime.executable, [...sandboxSwitches(), projectRoot, ...args]);
}

process.exitCode = await start();
