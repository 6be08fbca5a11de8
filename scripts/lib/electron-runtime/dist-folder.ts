import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The program's path inside an unpacked Electron distribution, as Electron itself lays it out per platform. */
export function programPath(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return platform === "win32" ? "electron.exe" : "electron";
}

/** The program and version in an unpacked distribution, or undefined where the program is not there. */
export function readDistFolder(
  folder: string,
  platform: NodeJS.Platform,
): { readonly executable: string; readonly version: string } | undefined {
  const executable = join(folder, programPath(platform));
  if (!existsSync(executable)) return undefined;
  const versionFile = join(folder, "version");
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, "utf8").trim().replace(/^v/, "")
    : "unknown";
  return { executable, version };
}
