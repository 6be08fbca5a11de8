import {
  chooseInstallable,
  findUnmet,
  type PackageNeed,
  parseInstalled,
  parseOffered,
} from "./package-needs.ts";
import { type Say, say as sayToPerson } from "./project.ts";
import { runInForeground, runQuietly } from "./run-process.ts";

/**
 * Looks for what the machine lacks. On Debian and Ubuntu, as root or with password-less sudo, it installs that and shows
 * how; without those rights it says the one command to run. Answers whether the caller may go on. macOS and Windows
 * need nothing; other Linux systems cannot be asked and are trusted.
 */
export async function ensureSystemPackages(
  needs: readonly PackageNeed[],
  say: Say = sayToPerson,
): Promise<boolean> {
  if (process.platform !== "linux") return true;
  if (runQuietly("dpkg-query", ["--version"]).code !== 0) {
    say("This is not Debian or Ubuntu: whether the libraries that Electron needs are there was not checked.");
    return true;
  }
  const unmet = findUnmet(needs, queryInstalled(needs));
  if (unmet.length === 0) return true;

  const prefix = rootPrefix();
  let choice = chooseInstallable(unmet, queryOffered(unmet));
  if (prefix === undefined) {
    say("This machine lacks some packages. Run this once, then start again:");
    say(`  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${choice.names.join(" ")}`);
    return false;
  }

  say(`This machine lacks: ${choice.names.join(", ")}. Installing by apt-get.`);
  if (!choice.allOffered) {
    await runShown([...prefix, "apt-get", "update"], say);
    choice = chooseInstallable(unmet, queryOffered(unmet));
  }
  const install = [...prefix, "apt-get", "install", "-y", "--no-install-recommends", ...choice.names];
  let code = await runShown(install, say);
  if (code !== 0 && choice.allOffered) {
    // The lists may name versions that the mirror no longer has.
    await runShown([...prefix, "apt-get", "update"], say);
    code = await runShown(install, say);
  }
  if (code === 0) return true;
  say("apt-get could not install them; what it said is above. Install them by hand, then start again:");
  say(`  ${install.join(" ")}`);
  return false;
}

function queryInstalled(needs: readonly PackageNeed[]): ReadonlySet<string> {
  const answer = runQuietly("dpkg-query", ["-W", "-f", "${Package} ${db:Status-Status}\n", ...needs.flat()]);
  return parseInstalled(answer.stdout);
}

function queryOffered(needs: readonly PackageNeed[]): ReadonlySet<string> {
  return parseOffered(
    runQuietly("apt-cache", ["policy", ...needs.flat()], { ...process.env, LC_ALL: "C" }).stdout,
  );
}

/** The words that give root's rights, or undefined where they are not to be had without asking for a password. */
function rootPrefix(): readonly string[] | undefined {
  const quiet = ["env", "DEBIAN_FRONTEND=noninteractive"];
  if (process.getuid?.() === 0) return quiet;
  return runQuietly("sudo", ["-n", "true"]).code === 0 ? ["sudo", "-n", ...quiet] : undefined;
}

async function runShown(words: readonly string[], say: Say): Promise<number> {
  say(`> ${words.join(" ")}`);
  const [command, ...args] = words;
  // apt-get's own lines go to stderr: stdout belongs to what the script answers.
  return command === undefined ? 0 : await runInForeground(command, args, { stdio: ["ignore", 2, 2] });
}
