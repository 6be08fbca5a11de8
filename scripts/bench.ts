import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { type Bench, figuresSchema, formatFigures } from "./lib/bench.ts";
import { ensureBuild } from "./lib/build.ts";
import { hasDisplay } from "./lib/display.ts";
import { findRuntime } from "./lib/electron-runtime/find-runtime.ts";
import { describeMachine } from "./lib/machine.ts";
import { testNeeds } from "./lib/package-needs.ts";
import { projectRoot, say } from "./lib/project.ts";
import { ensureSystemPackages } from "./lib/system-packages.ts";
import { startVirtualDisplay } from "./lib/xvfb.ts";

const benchModule = z.object({ run: z.custom<Bench>((value) => typeof value === "function") });

/**
 * `npm run bench -- NAME [--json] [--OPTION=VALUE …]`: takes figures; with `--json` stdout holds one JSON object and nothing
 * else. Which options a bench knows stands at its head.
 */
async function bench(): Promise<number> {
  const words = process.argv.slice(2);
  const name = words.find((word) => !word.startsWith("-"));
  const file = join(projectRoot, "tests/bench", `${name}.ts`);
  if (name === undefined || !/^[a-z0-9-]+$/.test(name) || !existsSync(file)) {
    say(
      `Name a bench: a file in tests/bench/ without its ending${name === undefined ? "" : ` ("${name}" is none)`}.`,
    );
    return 2;
  }
  if (!(await ensureSystemPackages(testNeeds)) || !(await ensureBuild())) return 1;
  const runtime = await findRuntime();
  const display = hasDisplay(process.env) ? undefined : await startVirtualDisplay();
  if (display !== undefined) {
    process.env["DISPLAY"] = display.display;
    process.env["SCENELOG_SCREEN_FILE"] = display.screenFile;
  }
  if (runtime.kind === "runtime") process.env["SCENELOG_ELECTRON"] = runtime.executable;
  try {
    const { run } = benchModule.parse(await import(pathToFileURL(file).href));
    const figures = figuresSchema.parse(
      await run({ runtime, outDir: join(projectRoot, "out"), options: optionsOf(words), log: say }),
    );
    const machine = describeMachine(runtime.kind === "runtime" ? runtime.version : "none");
    const answer = words.includes("--json")
      ? JSON.stringify({ bench: name, machine, figures })
      : `${name}, ${machine.cpu}, ${machine.cores} cores, Electron ${machine.electron}\n${formatFigures(figures)}`;
    process.stdout.write(`${answer}\n`);
  } finally {
    await display?.stop();
  }
  return 0;
}

function optionsOf(words: readonly string[]): ReadonlyMap<string, string> {
  const pairs = words.map((word) => /^--([a-z-]+)=(.*)$/.exec(word));
  return new Map(pairs.flatMap((pair) => (pair ? [[pair[1] ?? "", pair[2] ?? ""] as const] : [])));
}

process.exitCode = await bench();
