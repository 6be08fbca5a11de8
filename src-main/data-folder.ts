import { homedir } from "node:os";
import { join } from "node:path";

/** The user's data folder without Electron: the same that Electron's `appData` gives, so that all hosts share settings and journals. */
export function userDataFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  switch (platform) {
    case "win32":
      return join(env["APPDATA"] || join(homedir(), "AppData", "Roaming"), "Scenelog");
    case "darwin":
      return join(homedir(), "Library", "Application Support", "Scenelog");
    default:
      return join(env["XDG_CONFIG_HOME"] || join(homedir(), ".config"), "Scenelog");
  }
}
