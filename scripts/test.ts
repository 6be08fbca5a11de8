import { ensureBuild } from "./lib/build.ts";
import { findRuntime } from "./lib/electron-runtime/find-runtime.ts";
import type { RuntimeChoice } from "./lib/electron-runtime/runtime-choice.ts";
import { testNeeds } from "./lib/package-needs.ts";
import { say } from "./lib/project.ts";
import { runPlaywright, runVitest } from "./lib/run-tests.ts";
import { sandboxObstacle } from "./lib/sandbox.ts";
import { ensureSystemPackages } from "./lib/system-packages.ts";
import { needsBuild, readTestPlan, type TestPlan } from "./lib/test-parts.ts";
import { isGoodRun, type PartCounts, summaryLine } from "./lib/test-report.ts";
import { startVirtualDisplay } from "./lib/xvfb.ts";

/** `npm test`: everything there is to test, or one part of it. */
async function test(): Promise<number> {
  const read = readTestPlan(process.argv.slice(2));
  if (!read.ok) {
    say(read.why);
    return 2;
  }
  if (!(await ensureSystemPackages(testNeeds))) return 1;
  const runtime =
    read.plan.playwright.includes("electron") || needsBuild(read.plan)
      ? await findUsableRuntime()
      : undefined;
  if (needsBuild(read.plan) && !(await ensureBuild())) return 1;

  const parts = await runParts(read.plan, runtime);
  const log = (line: string): void => void process.stdout.write(`${line}\n`);
  log("");
  for (const part of parts) {
    log(`${part.title}: ${part.passed} passed, ${part.failed} failed, ${part.skipped} skipped`);
    for (const note of part.notes) log(`  ${note}`);
  }
  if (runtime?.kind === "none" && read.plan.playwright.includes("electron"))
    log(`electron: not run: ${runtime.why}`);
  log(summaryLine(parts));
  return isGoodRun(parts) ? 0 : 1;
}

/** A runtime whose sandbox can start as well: one that cannot show a window would fail every test alike. */
async function findUsableRuntime(): Promise<RuntimeChoice> {
  const runtime = await findRuntime();
  const obstacle = runtime.kind === "runtime" ? sandboxObstacle(runtime.executable) : undefined;
  return obstacle === undefined ? runtime : { kind: "none", why: obstacle };
}

async function runParts(plan: TestPlan, runtime: RuntimeChoice | undefined): Promise<readonly PartCounts[]> {
  const parts: PartCounts[] = [];
  // Always a display of our own on Linux: windows of the same size everywhere, and none in the developer's way.
  const display = process.platform === "linux" && needsBuild(plan) ? await startVirtualDisplay() : undefined;
  const env: NodeJS.ProcessEnv = { ...process.env };
  if (display !== undefined) {
    env["DISPLAY"] = display.display;
    delete env["WAYLAND_DISPLAY"];
  }
  if (runtime?.kind === "runtime") env["SCENELOG_ELECTRON"] = runtime.executable;
  try {
    if (plan.vitest.length > 0) parts.push(await runVitest(plan, env));
    for (const project of plan.playwright) {
      if (project === "electron" && runtime?.kind !== "runtime") continue;
      parts.push(await runPlaywright(project, plan.pattern, env));
    }
  } finally {
    await display?.stop();
  }
  return parts;
}

process.exitCode = await test();
