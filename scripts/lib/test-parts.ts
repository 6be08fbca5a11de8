/** The folders under `tests/` that vitest runs, each a part of its own. */
export const vitestParts = ["unit", "formats", "conformance", "architecture", "crash"] as const;
/** The Playwright projects: the real app in Electron, and the browser host in Chromium. */
export const playwrightParts = ["electron", "browser"] as const;

/** A part of the tests by its name on the command line. */
export type TestPart = (typeof vitestParts)[number] | (typeof playwrightParts)[number];

/** What to run: the parts, and a file name pattern that narrows them. */
export interface TestPlan {
  /** Parts for vitest; empty for none. */
  readonly vitest: readonly (typeof vitestParts)[number][];
  readonly playwright: readonly (typeof playwrightParts)[number][];
  readonly pattern: string | undefined;
}

/** Reads `npm test -- [PART] [PATTERN]`. Without a part everything runs; an unknown part is an error in words. */
export function readTestPlan(
  words: readonly string[],
): { readonly ok: true; readonly plan: TestPlan } | { readonly ok: false; readonly why: string } {
  const [part, pattern] = words;
  if (part === undefined) {
    return { ok: true, plan: { vitest: vitestParts, playwright: playwrightParts, pattern: undefined } };
  }
  const vitest = vitestParts.filter((name) => name === part);
  const playwright = playwrightParts.filter((name) => name === part);
  if (vitest.length + playwright.length === 0) {
    const known = [...vitestParts, ...playwrightParts].join(", ");
    return { ok: false, why: `There is no part of the tests named "${part}". The parts are: ${known}.` };
  }
  return { ok: true, plan: { vitest, playwright, pattern } };
}

/** Whether a part runs built files or drives the app, so that a build has to be there. */
export function needsBuild(plan: TestPlan): boolean {
  return plan.playwright.length > 0 || plan.vitest.some((part) => part === "conformance" || part === "crash");
}
