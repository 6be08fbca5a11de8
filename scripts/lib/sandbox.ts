import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

const restriction = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns";
const setUserIdBit = 0o4000;

/**
 * The switches that Chromium needs to start at all: as root it refuses to run with its sandbox (crbug.com/638180).
 */
export function sandboxSwitches(): readonly string[] {
  return process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}

/**
 * Why Chromium's sandbox cannot start here, with the command that helps, or undefined where it can. Ubuntu 23.10 and
 * later keep ordinary programs from making user namespaces; there the helper beside the runtime has to belong to root.
 */
export function sandboxObstacle(executable: string): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() === 0) return undefined;
  if (!existsSync(restriction) || readFileSync(restriction, "utf8").trim() !== "1") return undefined;
  const helper = join(dirname(executable), "chrome-sandbox");
  const found = statSync(helper, { throwIfNoEntry: false });
  if (found !== undefined && found.uid === 0 && (found.mode & setUserIdBit) !== 0) return undefined;
  return (
    "this system keeps Electron's sandbox from starting. Run this once, then start again:\n" +
    `  sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}"`
  );
}
