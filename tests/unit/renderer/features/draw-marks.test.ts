import { expect, test } from "vitest";
import { buildDocument } from "#annotations/document/build-document.ts";
import { annotationSchema } from "#annotations/model/annotation.ts";
import { asTicks } from "#annotations/time/ticks.ts";
import { drawMarks } from "../../../../src-renderer/features/transport/draw-marks.ts";

const TAGS = [
  { id: "laugh", labels: { en: "laugh" }, colour: "amber", kind: "segment" },
  { id: "kiss", labels: { en: "kiss" }, colour: "rose", kind: "segment" },
] as const;

function logOf(annotations: readonly object[]) {
  return buildDocument(
    { id: "log" },
    {
      medium: [{ id: "film" }, { id: "other" }],
      tag: TAGS,
      annotation: annotations.map((fields, index) =>
        annotationSchema.parse({ id: `i${index}`, medium: "film", ...fields }),
      ),
    },
  );
}

const marksIn = (path: string | undefined) => path?.match(/M/g)?.length ?? 0;

test("what overlaps lies in lanes, a moment has a width, and other films are left out", () => {
  const paths = drawMarks(
    logOf([
      { start: 0, end: 500, tags: ["laugh"] },
      { start: 100, end: 200, tags: ["laugh"] },
      { start: 150, tags: ["kiss"] },
      { start: 900, end: 1000 },
      { start: 1, end: 2, medium: "other", tags: ["kiss"] },
    ]),
    "film",
    asTicks(1000),
  );
  expect(Object.fromEntries(paths)).toEqual({
    amber: "M0 0.12h5000v0.76h-5000zM1000 1.12h1000v0.76h-1000z",
    rose: "M1500 2.12h14v0.76h-14z",
    slate: "M9000 0.12h1000v0.76h-1000z",
  });
});

test("a film with ten marks to the pixel gets those that can be told apart, from its beginning to its end", () => {
  const many = Array.from({ length: 20_000 }, (_, index) => ({ start: index * 5, end: index * 5 + 9 }));
  const path = drawMarks(logOf(many), "film", asTicks(100_000)).get("slate");
  expect(marksIn(path)).toBeGreaterThan(700);
  expect(marksIn(path)).toBeLessThanOrEqual(714 * 3);
  const starts = [...(path?.matchAll(/M(\d+)/g) ?? [])].map(([, start]) => Number(start));
  expect(starts[0]).toBe(0);
  expect(starts.at(-1)).toBeGreaterThan(9980);
  const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(15);
});

test("two thousand marks are all drawn", () => {
  const some = Array.from({ length: 2000 }, (_, index) => ({ start: index, end: index + 1 }));
  expect(marksIn(drawMarks(logOf(some), "film", asTicks(2000)).get("slate"))).toBe(2000);
});
