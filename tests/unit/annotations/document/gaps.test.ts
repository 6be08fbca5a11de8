import { expect, test } from "vitest";
import { buildDocument } from "#annotations/document/build-document.ts";
import { nextLogged } from "#annotations/document/gaps.ts";
import { annotationSchema } from "#annotations/model/annotation.ts";
import { secondsToTicks } from "#annotations/time/ticks.ts";

const entry = (id: string, medium: string, start: number, end?: number) =>
  annotationSchema.parse({
    id,
    medium,
    start: secondsToTicks(start),
    ...(end === undefined ? {} : { end: secondsToTicks(end) }),
  });

const document = buildDocument(
  { id: "log" },
  {
    medium: [{ id: "a" }, { id: "b" }],
    annotation: [
      entry("one", "a", 10, 20),
      entry("two", "a", 15, 30),
      entry("moment", "a", 40),
      entry("last", "a", 50, 51),
      entry("other", "b", 60, 70),
    ],
  },
);

test.each([
  { at: 0, next: 10, why: "before the first entry" },
  { at: 10, next: 10, why: "on its first frame" },
  { at: 25, next: 25, why: "in the second of two that overlap" },
  { at: 30, next: 40, why: "at an end, which is exclusive" },
  { at: 40.9, next: 40.9, why: "in the second after a moment" },
  { at: 41, next: 50, why: "when that second is over" },
])("at $at s, $why, what is logged goes on at $next s", ({ at, next }) => {
  expect(nextLogged(document, "a", secondsToTicks(at))).toBe(secondsToTicks(next));
});

test("after the last entry of a medium there is nothing, whatever other media have", () => {
  expect(nextLogged(document, "a", secondsToTicks(51))).toBeUndefined();
});
