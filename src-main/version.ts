import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** The app's version, from the `package.json` two folders above the built files. */
export function readVersion(builtFolder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(builtFolder, "../../package.json"), "utf8"));
  return z.object({ version: z.string() }).parse(manifest).version;
}
