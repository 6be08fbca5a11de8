import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./project.ts";
import { runInForeground } from "./run-process.ts";
import type { TestPlan } from "./test-parts.ts";
import {
  countRunnerFailure,
  type PartCounts,
  readPlaywrightReport,
  readVitestReport,
} from "./test-report.ts";

const resultsFolder = join(projectRoot, "test-results");

/** Runs vitest over the plan's folders in one go. */
export async function runVitest(plan: TestPlan, env: NodeJS.ProcessEnv): Promise<PartCounts> {
  const title = plan.vitest.join(", ");
  const report = freshReport("vitest.json");
  const args = ["run", "--config", "tests/vitest.config.ts", "--reporter=default", "--reporter=json"];
  args.push(`--outputFile.json=${report}`);
  if (plan.pattern !== undefined) args.push(plan.pattern);
  const code = await runNodeProgram("node_modules/vitest/vitest.mjs", args, {
    ...env,
    SCENELOG_TEST_PARTS: plan.vitest.join(","),
  });
  return finishPart(title, report, code, readVitestReport);
}

/** Runs one Playwright project. */
export async function runPlaywright(
  project: string,
  pattern: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<PartCounts> {
  const report = freshReport(`${project}.json`);
  const args = ["test", "--config", "tests/playwright.config.ts", `--project=${project}`];
  if (pattern !== undefined) args.push(pattern);
  const code = await runNodeProgram("node_modules/@playwright/test/cli.js", args, {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return finishPart(project, report, code, readPlaywrightReport);
}

/** The report's path; what an earlier run left there is removed, so that it cannot pass for this one's. */
function freshReport(name: string): string {
  mkdirSync(resultsFolder, { recursive: true });
  const path = join(resultsFolder, name);
  rmSync(path, { force: true });
  return path;
}

async function runNodeProgram(
  path: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  return await runInForeground(process.execPath, [join(projectRoot, path), ...args], { env });
}

function finishPart(
  title: string,
  reportPath: string,
  code: number,
  read: (title: string, report: unknown) => PartCounts,
): PartCounts {
  if (!existsSync(reportPath)) {
    const note = `the runner ended with code ${code} and wrote no report; counted as one failure`;
    return { title, passed: 0, failed: 1, skipped: 0, notes: [note] };
  }
  return countRunnerFailure(read(title, JSON.parse(readFileSync(reportPath, "utf8"))), code);
}
