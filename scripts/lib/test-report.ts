import { z } from "zod";

/** What one runner reported about one part of the tests. */
export interface PartCounts {
  readonly title: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Sentences about what did not run, or ran wrong. */
  readonly notes: readonly string[];
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const annotationList = z
  .array(z.object({ type: z.string(), description: z.string().optional() }))
  .default([]);
const playwrightSpec = z.object({
  title: z.string(),
  tests: z.array(z.object({ status: z.string(), annotations: annotationList })),
});
interface PlaywrightSuite {
  readonly specs?: readonly z.infer<typeof playwrightSpec>[] | undefined;
  readonly suites?: readonly PlaywrightSuite[] | undefined;
}
const playwrightSuite: z.ZodType<PlaywrightSuite> = z.lazy(() =>
  z.object({ specs: z.array(playwrightSpec).optional(), suites: z.array(playwrightSuite).optional() }),
);
const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  errors: z.array(z.object({ message: z.string().optional() })).default([]),
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/** Counts of vitest's JSON report; test files that could not be loaded count as one failure each. */
export function readVitestReport(title: string, report: unknown): PartCounts {
  const read = vitestReport.parse(report);
  const unloaded = read.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  const skipped = read.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status !== "passed" && test.status !== "failed");
  return {
    title,
    passed: read.numPassedTests,
    failed: read.numFailedTests + unloaded.length,
    skipped: read.numPendingTests + read.numTodoTests,
    notes: [
      ...unloaded.map((file) => `could not be loaded: ${file.name}`),
      ...skipped.map((test) => `not run: ${test.fullName}`),
    ],
  };
}

/** Counts of Playwright's JSON report. A test that passed only on a second try counts as failed. */
export function readPlaywrightReport(title: string, report: unknown): PartCounts {
  const read = playwrightReport.parse(report);
  const notes = read.suites.flatMap(listSpecs).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === "skipped")
      .map((test) => {
        const reason = test.annotations.find(
          (annotation) => annotation.description !== undefined,
        )?.description;
        return `not run: ${spec.title}${reason === undefined ? "" : ` (${reason})`}`;
      }),
  );
  return {
    title,
    passed: read.stats.expected,
    failed: read.stats.unexpected + read.stats.flaky,
    skipped: read.stats.skipped,
    notes: [
      ...notes,
      ...read.errors.map((error) => `error outside of a test: ${error.message ?? "without a text"}`),
    ],
  };
}

function listSpecs(suite: PlaywrightSuite): readonly z.infer<typeof playwrightSpec>[] {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(listSpecs)];
}

/**
 * A runner that ended badly without naming a failed test (it crashed, or found no test) counts as one failure, so that
 * the last line never looks better than the run was.
 */
export function countRunnerFailure(counts: PartCounts, exitCode: number): PartCounts {
  if (exitCode === 0 || counts.failed > 0) return counts;
  const note = `the runner ended with code ${exitCode} and named no failed test; counted as one failure`;
  return { ...counts, failed: 1, notes: [...counts.notes, note] };
}

/** The last line of `npm test`: "N passed, N failed", and ", N skipped" where there are any. */
export function summaryLine(parts: readonly PartCounts[]): string {
  const sum = (of: (part: PartCounts) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  const skipped = sum((part) => part.skipped);
  const line = `${sum((part) => part.passed)} passed, ${sum((part) => part.failed)} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

/** Whether the whole run counts as good: something ran, and nothing failed. */
export function isGoodRun(parts: readonly PartCounts[]): boolean {
  return parts.some((part) => part.passed > 0) && parts.every((part) => part.failed === 0);
}
