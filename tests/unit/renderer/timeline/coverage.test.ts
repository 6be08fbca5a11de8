import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TagColour } from "#annotations/model/tag.ts";
import { Coverage } from "../../../../src-renderer/timeline/coverage.ts";
import type { Entry } from "../../../../src-renderer/timeline/entries.ts";
import { entry, seconds } from "./samples.ts";

const HOURS = seconds(10_800);
const STEP = 2;
const PER_PIXEL = HOURS / 1600;
const xOf = (time: number) => Math.round(time / PER_PIXEL);

const entries = fc.array(
  fc.tuple(
    fc.double({ min: 0, max: 10_700, noNaN: true }),
    fc.option(fc.double({ min: 0.04, max: 100, noNaN: true }), { nil: undefined }),
  ),
  { maxLength: 60 },
);

function made(list: readonly (readonly [number, number | undefined])[]): Entry[] {
  return list.map(([start, length], index) =>
    entry(`${index}`, start, length === undefined ? undefined : start + length),
  );
}

function coverageOf(list: readonly Entry[], colourOf: () => TagColour): Coverage {
  return new Coverage(HOURS, { visit: (see) => list.forEach(see) }, colourOf);
}

function runsOf(coverage: Coverage) {
  return coverage.runs(0, HOURS, PER_PIXEL, STEP, xOf);
}

describe("what a row has where entries are smaller than a pixel", () => {
  it("is drawn wherever there is an entry, and nowhere far from one", () => {
    fc.assert(
      fc.property(entries, (list) => {
        const all = made(list);
        const runs = runsOf(coverageOf(all, () => "rose"));
        for (const { start, end } of all) {
          const from = xOf(start);
          const to = Math.max(from, xOf(end ?? start) - STEP);
          for (const x of [from, (from + to) / 2, to]) {
            expect(runs.some((run) => run.from - STEP <= x && run.to + STEP >= x)).toBe(true);
          }
        }
        for (const run of runs) {
          const near = all.some(({ start, end }) => {
            return xOf(start) <= run.to + 2 * STEP && xOf(end ?? start) >= run.from - 2 * STEP;
          });
          expect(near).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("is the same after edits as if it had been made anew", () => {
    fc.assert(
      fc.property(entries, entries, fc.integer({ min: 0, max: 59 }), (before, more, cut) => {
        const [old, come] = [made(before), made(more)];
        const gone = old.slice(0, cut);
        const edited = coverageOf(old, () => "rose");
        edited.change({ gone, come });
        const anew = coverageOf([...old.slice(cut), ...come], () => "rose");
        expect(runsOf(edited)).toEqual(runsOf(anew));
      }),
      { numRuns: 40 },
    );
  });

  it("tells runs in order, that do not overlap, and the crowded from the lone", () => {
    const crowd = Array.from({ length: 20 }, (_, index) =>
      entry(`c${index}`, 100 + index / 4, 100.2 + index / 4),
    );
    const runs = runsOf(coverageOf([...crowd, entry("lone", 5000, 5001)], () => "blue"));
    expect(runs.every((run, index) => index === 0 || run.from >= (runs[index - 1]?.to ?? 0))).toBe(true);
    expect(runs.at(0)).toMatchObject({ density: 3, colour: "blue" });
    expect(runs.at(-1)).toMatchObject({ density: 1, colour: "blue" });
  });
});
