import { z } from "zod";
import type { RuntimeChoice } from "./electron-runtime/runtime-choice.ts";
import type { Say } from "./project.ts";

/** Figures of a bench by name; those that belong together, as of one size, lie under a name of their own. */
export interface Figures {
  readonly [name: string]: number | string | null | Figures;
}

/** What a bench measured; the unit is the end of each name (`appMs`, `appPssMb`). */
export const figuresSchema: z.ZodType<Figures> = z.record(
  z.string(),
  z.union([z.number(), z.string(), z.null(), z.lazy(() => figuresSchema)]),
);

/** What a bench gets. */
export interface BenchContext {
  readonly runtime: RuntimeChoice;
  /** Absolute path of the built app's `out` folder. */
  readonly outDir: string;
  /** Says something about the progress; never on stdout. */
  readonly log: Say;
}

/** What a file `tests/bench/NAME.ts` exports as `run`. */
export type Bench = (context: BenchContext) => Promise<Figures>;

/** The figures as a table of two columns for a person; `100000.openMs` names one that lies under another name. */
export function formatFigures(figures: Figures): string {
  const lines = flatten(figures);
  const width = Math.max(0, ...lines.map(([name]) => name.length));
  return lines.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join("\n");
}

function flatten(figures: Figures): [string, string][] {
  return Object.entries(figures).flatMap(([name, value]): [string, string][] =>
    typeof value === "object" && value !== null
      ? flatten(value).map(([below, text]) => [`${name}.${below}`, text])
      : [[name, `${value ?? "not measured"}`]],
  );
}
