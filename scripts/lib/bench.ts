import { z } from "zod";
import type { RuntimeChoice } from "./electron-runtime/runtime-choice.ts";
import type { Say } from "./project.ts";

/** What a bench measured, by name; the unit is the end of each name (`appMs`, `appPssMb`). */
export const figuresSchema = z.record(z.string(), z.union([z.number(), z.string(), z.null()]));
/** Figures of a bench, as `figuresSchema` has them. */
export type Figures = z.infer<typeof figuresSchema>;

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

/** The figures as a table of two columns for a person. */
export function formatFigures(figures: Figures): string {
  const width = Math.max(0, ...Object.keys(figures).map((name) => name.length));
  return Object.entries(figures)
    .map(([name, value]) => `  ${name.padEnd(width)}  ${value ?? "not measured"}`)
    .join("\n");
}
