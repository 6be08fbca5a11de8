import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot, say } from "./project.ts";
import { runInForeground, runQuietly } from "./run-process.ts";

const sourceFolders = ["annotations", "src-main", "src-renderer"];
const sourceFiles = ["electron.config.ts", "package.json", "package-lock.json"];
const outputs = [
  "out/main/index.js",
  "out/main/serve.js",
  "out/main/cli.js",
  "out/main/log-worker.js",
  "out/preload/index.cjs",
  "out/renderer/index.html",
];

/** A digest of every source file's path and content below a root folder: equal digests need no new build. */
export function digestSources(root: string): string {
  const hash = createHash("sha256");
  for (const path of [...sourceFolders.flatMap((folder) => listFiles(root, folder)), ...sourceFiles]) {
    const full = join(root, path);
    if (!existsSync(full)) continue;
    const content = readFileSync(full);
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * Builds the app unless the last build was made from these very sources. The mark of a finished build is taken away
 * first and written last, so that an interrupted build is made again. Answers whether there is a build to run.
 */
export async function ensureBuild(options: { readonly quiet?: boolean } = {}): Promise<boolean> {
  const mark = join(projectRoot, "out", ".built-from");
  const digest = digestSources(projectRoot);
  if (readMark(mark) === digest && missingOutputs().length === 0) return true;

  rmSync(mark, { force: true });
  const builder = join(projectRoot, "node_modules/electron-vite/bin/electron-vite.js");
  const args = [builder, "build", "-c", "electron.config.ts"];
  let code: number;
  if (options.quiet === true) {
    const done = runQuietly(process.execPath, args);
    code = done.code;
    if (code !== 0) process.stderr.write(done.stdout + done.stderr);
  } else {
    say("Building the app.");
    code = await runInForeground(process.execPath, args, { stdio: ["ignore", 2, 2] });
  }
  if (code !== 0) {
    say(`The build failed (code ${code}); what it said is above.`);
    return false;
  }
  const missing = missingOutputs();
  if (missing.length > 0) {
    say(`The build ended well but made no ${missing.join(", ")}: see the inputs in electron.config.ts.`);
    return false;
  }
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, digest);
  return true;
}

function missingOutputs(): readonly string[] {
  return outputs.filter((path) => !existsSync(join(projectRoot, path)));
}

function readMark(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

function listFiles(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length)
        .replace(/^[\\/]+/, ""),
    )
    .sort();
}
