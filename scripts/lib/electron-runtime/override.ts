import { resolve } from "node:path";
import { projectRoot } from "../project.ts";
import { readDistFolder } from "./dist-folder.ts";
import type { PlaceAnswer } from "./runtime-choice.ts";

/**
 * The runtime that `ELECTRON_OVERRIDE_DIST_PATH` names (the variable of Electron's own npm package). A folder without
 * a runtime stops the search.
 */
export async function findOverride(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Promise<PlaceAnswer> {
  const named = env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (named === undefined || named === "")
    return { kind: "none", why: "ELECTRON_OVERRIDE_DIST_PATH is not set" };
  const folder = resolve(projectRoot, named);
  const found = readDistFolder(folder, platform);
  if (found === undefined) {
    return {
      kind: "stop",
      why: `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, and there is no Electron in it`,
    };
  }
  return { kind: "runtime", ...found, source: "the folder that ELECTRON_OVERRIDE_DIST_PATH names" };
}
