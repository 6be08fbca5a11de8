/**
 * One thing that a system package brings. The names are alternatives for it: any that is installed will do, and the
 * first that the system offers is the one to install.
 */
export type PackageNeed = readonly [string, ...string[]];

/**
 * What Electron needs to open a window on Debian and Ubuntu. Debian 13 and Ubuntu 24.04 renamed some libraries with
 * the suffix t64 (64-bit time); on those systems the old name may be a virtual package, so the new one comes first.
 */
export const windowNeeds: readonly PackageNeed[] = [
  ["libgtk-3-0t64", "libgtk-3-0"],
  ["libnss3"],
  ["libasound2t64", "libasound2"],
  ["libgbm1"],
  ["libatk-bridge2.0-0t64", "libatk-bridge2.0-0"],
  ["libdrm2"],
  ["libxss1"],
  ["libxtst6"],
  ["libnotify4"],
  ["libsecret-1-0"],
  ["libatspi2.0-0t64", "libatspi2.0-0"],
  ["libxkbcommon0"],
  ["libcups2t64", "libcups2"],
];

/** What the tests need besides: a display of their own, a browser, ffmpeg, and fonts with Korean and Latin letters. */
export const testNeeds: readonly PackageNeed[] = [
  ...windowNeeds,
  ["xvfb"],
  ["chromium", "google-chrome-stable", "chromium-browser"],
  ["ffmpeg"],
  ["fonts-noto-cjk"],
  ["fonts-dejavu-core"],
];

/** The needs that none of the installed packages meets. */
export function findUnmet(
  needs: readonly PackageNeed[],
  installed: ReadonlySet<string>,
): readonly PackageNeed[] {
  return needs.filter((need) => !need.some((name) => installed.has(name)));
}

/**
 * The package to install for each need: the first name that the system offers. A need that it offers nothing for
 * keeps its last, oldest name, and `allOffered` is false: the package lists may be empty or old.
 */
export function chooseInstallable(
  needs: readonly PackageNeed[],
  offered: ReadonlySet<string>,
): { readonly names: readonly string[]; readonly allOffered: boolean } {
  let allOffered = true;
  const names = needs.map((need) => {
    const name = need.find((candidate) => offered.has(candidate));
    if (name === undefined) allOffered = false;
    return name ?? need.at(-1) ?? need[0];
  });
  return { names, allOffered };
}

/** Names that are fully installed, from the output of `dpkg-query -W -f '${Package} ${db:Status-Status}\n'`. */
export function parseInstalled(dpkgOutput: string): ReadonlySet<string> {
  const installed = new Set<string>();
  for (const line of dpkgOutput.split("\n")) {
    const [name, status] = line.split(" ");
    if (name !== undefined && status === "installed") installed.add(name);
  }
  return installed;
}

/** Names that have an installation candidate, from the English output of `apt-cache policy`. */
export function parseOffered(policyOutput: string): ReadonlySet<string> {
  const offered = new Set<string>();
  let name: string | undefined;
  for (const line of policyOutput.split("\n")) {
    const heading = /^(\S+?)(?::\w+)?:$/.exec(line)?.[1];
    if (heading !== undefined) name = heading;
    const candidate = /^ {2}Candidate: (.+)$/.exec(line)?.[1];
    if (name !== undefined && candidate !== undefined && candidate !== "(none)") offered.add(name);
  }
  return offered;
}
