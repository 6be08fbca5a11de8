import { dirname } from "node:path";
import { type ElectronApplication, _electron } from "playwright";

/** The executable of the Electron runtime that the test runner found; throws where there is none. */
export function electronExecutable(): string {
  const executable = process.env["SCENELOG_ELECTRON"];
  if (!executable)
    throw new Error("SCENELOG_ELECTRON names no Electron runtime: run the tests by `npm test`");
  return executable;
}

/**
 * Starts an app folder (the first of `args` that is no switch) in a runtime. Not by Playwright's `executablePath`: only an
 * app whose runtime Playwright finds itself is held back until it hears of every window. A window that has loaded
 * before is waited for in vain, about one time in ten.
 */
export function launchRuntime(
  executable: string,
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly timeout?: number } = {},
): Promise<ElectronApplication> {
  process.env["ELECTRON_OVERRIDE_DIST_PATH"] = runtimeFolder(executable);
  const { env, timeout } = options;
  return _electron.launch({
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), ...args],
    ...(env === undefined ? {} : { env: { ...definedEnvironment(), ...env } }),
    ...(timeout === undefined ? {} : { timeout }),
  });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value] as const],
    ),
  );
}

/** The folder that a runtime was unpacked into: on macOS the executable lies inside of a bundle there. */
function runtimeFolder(executable: string): string {
  const bundle = executable.indexOf("/Electron.app/");
  return bundle === -1 ? dirname(executable) : executable.slice(0, bundle);
}
