import { join } from "node:path";
import { ensureBuild } from "./lib/build.ts";
import { projectRoot } from "./lib/project.ts";
import { runInForeground } from "./lib/run-process.ts";

/**
 * `npm run scenelog -- COMMAND`: the command line, built when the sources have changed, without a word about it. It runs
 * in the folder where the user typed the command, so that relative file names mean what they say there.
 */
async function runCommandLine(): Promise<number> {
  if (!(await ensureBuild({ quiet: true }))) return 1;
  const program = join(projectRoot, "out/main/cli.js");
  const cwd = process.env["INIT_CWD"] ?? process.cwd();
  return await runInForeground(process.execPath, [program, ...process.argv.slice(2)], { cwd });
}

process.exitCode = await runCommandLine();
