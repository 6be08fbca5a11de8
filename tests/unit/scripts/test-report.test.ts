import { describe, expect, test } from "vitest";
import { readTestPlan } from "../../../scripts/lib/test-parts.ts";
import {
  countRunnerFailure,
  isGoodRun,
  type PartCounts,
  readPlaywrightReport,
  readVitestReport,
  summaryLine,
} from "../../../scripts/lib/test-report.ts";

const part = (passed: number, failed: number, skipped: number): PartCounts => ({
  title: "unit",
  passed,
  failed,
  skipped,
  notes: [],
});

describe("the last line of a test run", () => {
  test("adds the parts up", () => {
    expect(summaryLine([part(3, 1, 0), part(4, 0, 0)])).toBe("7 passed, 1 failed");
  });

  test("names skipped tests only where there are any", () => {
    expect(summaryLine([part(3, 0, 2)])).toBe("3 passed, 0 failed, 2 skipped");
  });

  test("a run without a single test is not a good one", () => {
    expect(isGoodRun([])).toBe(false);
    expect(isGoodRun([part(0, 0, 4)])).toBe(false);
    expect(isGoodRun([part(1, 0, 4)])).toBe(true);
    expect(isGoodRun([part(5, 1, 0)])).toBe(false);
  });

  test("a runner that crashed counts as a failure, one that named its failure is not counted twice", () => {
    expect(countRunnerFailure(part(5, 0, 0), 1).failed).toBe(1);
    expect(countRunnerFailure(part(5, 2, 0), 1).failed).toBe(2);
    expect(countRunnerFailure(part(5, 0, 0), 0).failed).toBe(0);
  });
});

describe("what the runners report", () => {
  test("a vitest file that could not be loaded is a failure, a skipped test is named", () => {
    const counts = readVitestReport("unit", {
      numPassedTests: 1,
      numFailedTests: 0,
      numPendingTests: 1,
      numTodoTests: 0,
      testResults: [
        {
          name: "tests/unit/a.test.ts",
          status: "passed",
          assertionResults: [
            { fullName: "adds", status: "passed" },
            { fullName: "reads a fixture", status: "skipped" },
          ],
        },
        {
          name: "tests/unit/broken.test.ts",
          status: "failed",
          message: "no such module",
          assertionResults: [],
        },
      ],
    });
    expect(counts).toEqual({
      title: "unit",
      passed: 1,
      failed: 1,
      skipped: 1,
      notes: ["could not be loaded: tests/unit/broken.test.ts", "not run: reads a fixture"],
    });
  });

  test("a Playwright test that needed a second try is a failure, a skipped one keeps its reason", () => {
    const counts = readPlaywrightReport("electron", {
      suites: [
        {
          title: "story.spec.ts",
          suites: [
            {
              specs: [
                {
                  title: "opens a real clip",
                  tests: [
                    { status: "skipped", annotations: [{ type: "skip", description: "fixtures missing" }] },
                  ],
                },
              ],
            },
          ],
        },
      ],
      errors: [],
      stats: { expected: 2, unexpected: 1, flaky: 1, skipped: 1 },
    });
    expect(counts).toEqual({
      title: "electron",
      passed: 2,
      failed: 2,
      skipped: 1,
      notes: ["not run: opens a real clip (fixtures missing)"],
    });
  });
});

describe("what npm test is asked for", () => {
  test("everything, where nothing is named", () => {
    const read = readTestPlan([]);
    expect(read).toEqual({
      ok: true,
      plan: {
        vitest: ["unit", "formats", "conformance", "architecture", "crash"],
        playwright: ["electron", "browser"],
        pattern: undefined,
      },
    });
  });

  test("one part, narrowed by a pattern", () => {
    expect(readTestPlan(["electron", "story"])).toEqual({
      ok: true,
      plan: { vitest: [], playwright: ["electron"], pattern: "story" },
    });
  });

  test("an unknown part is answered with the known ones", () => {
    expect(readTestPlan(["units"])).toEqual({
      ok: false,
      why:
        'There is no part of the tests named "units". The parts are: ' +
        "unit, formats, conformance, architecture, crash, electron, browser.",
    });
  });
});
