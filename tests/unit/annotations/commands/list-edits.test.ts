import { expect, test } from "vitest";
import { duplicateAnnotations } from "#annotations/commands/duplicate-annotations.ts";
import { joinAnnotations } from "#annotations/commands/join-annotations.ts";
import { moveTimes } from "#annotations/commands/move-times.ts";
import { setStatus } from "#annotations/commands/set-status.ts";
import { splitAnnotations } from "#annotations/commands/split-annotations.ts";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { checkDocument } from "#annotations/document/invariants.ts";
import { invertDiff } from "#annotations/history/invert-diff.ts";
import { constantFrames } from "#annotations/time/frame-table.ts";
import { parseOffset } from "#annotations/time/offset-entry.ts";
import { secondsToTicks, TICKS_PER_SECOND } from "#annotations/time/ticks.ts";
import { after, annotationIn, at, context, diffOf, NOW, refusedAs, sampleDocument } from "./sample.ts";

/** A minute at 25 frames a second. */
const FRAMES = constantFrames({ numerator: 25, denominator: 1 }, 1500);
const FRAME = TICKS_PER_SECOND / 25;

test("times move by frames of the film, together, and only as far as the film allows to all of them", () => {
  const document = sampleDocument();
  const both = { annotations: ["a1", "a3"], edge: "both", frames: FRAMES } as const;
  const later = after(document, moveTimes(document, { ...both, by: { frames: 2 } }, context()));
  expect(annotationIn(later, "a1")).toMatchObject({
    start: at(3) + 2 * FRAME,
    end: at(11) + 2 * FRAME,
    modified: NOW,
  });
  expect(annotationIn(later, "a3").start).toBe(at(30) + 2 * FRAME);
  // a1 begins at 3 s: that is as far as both can go back.
  const earliest = after(document, moveTimes(document, { ...both, by: { ticks: -at(10) } }, context()));
  expect(annotationIn(earliest, "a1")).toMatchObject({ start: 0, end: at(8) });
  expect(annotationIn(earliest, "a3").start).toBe(at(27));
  // a3, a moment at 30 s of a minute, can come to lie in the last frame: 29.96 s later.
  const latest = after(document, moveTimes(document, { ...both, by: { frames: 5000 } }, context()));
  expect(annotationIn(latest, "a1").end).toBe(at(41) - FRAME);
  expect(annotationIn(latest, "a3").start).toBe(at(60) - FRAME);
});

test("an edge that is moved alone never passes the other one, and what still runs keeps its end", () => {
  const document = sampleDocument();
  const move = (edge: "in" | "out", annotations: readonly string[], frames: number) =>
    moveTimes(document, { annotations, edge, by: { frames }, frames: FRAMES }, context());
  expect(annotationIn(after(document, move("in", ["a1"], -1)), "a1")).toMatchObject({
    start: at(3) - FRAME,
    end: at(11),
  });
  expect(annotationIn(after(document, move("out", ["a1"], 1)), "a1")).toMatchObject({
    start: at(3),
    end: at(11) + FRAME,
  });
  expect(refusedAs(move("out", ["a1"], -200))).toBe("end-before-start");
  expect(refusedAs(move("in", ["a1"], 200))).toBe("end-before-start");
  expect(diffOf(move("out", ["a2", "a3"], 3))).toEqual([]);
  expect(
    refusedAs(
      moveTimes(
        document,
        { annotations: ["a1"], edge: "in", by: { frames: 1 }, frames: undefined },
        context(),
      ),
    ),
  ).toBe("no-frames");
});

test("a split leaves tags and people on both parts, the note on the first, and comes back by undo", () => {
  const document = sampleDocument();
  const result = splitAnnotations(document, { annotations: ["a1", "a2", "a3"], at: at(7) }, context());
  const split = after(document, result);
  expect(annotationIn(split, "a1")).toMatchObject({ start: at(3), end: at(7), note: "Both practise" });
  const second = annotationIn(split, "new-1");
  expect(second).toMatchObject({
    start: at(7),
    end: at(11),
    tags: ["kiss-rehearsal", "camera"],
    people: ["kwon-nara"],
    author: "Mina",
  });
  expect([second.note, second.quotes]).toEqual([undefined, undefined]);
  expect(checkDocument(split)).toEqual([]);
  const back = applyDiff(split, invertDiff(diffOf(result)));
  expect(back.ok && back.value.tables.annotation.get("a1")).toEqual(annotationIn(document, "a1"));
  expect(refusedAs(splitAnnotations(document, { annotations: ["a1"], at: at(11) }, context()))).toBe(
    "nothing-to-split",
  );
  // What runs cannot be split: its end is not there yet.
  expect(refusedAs(splitAnnotations(document, { annotations: ["a2"], at: at(20.5) }, context()))).toBe(
    "nothing-to-split",
  );
});

test("joining takes everything that was said from the first in to the last out", () => {
  const document = sampleDocument();
  const joined = after(document, joinAnnotations(document, { annotations: ["a3", "a1"] }, context()));
  expect(annotationIn(joined, "a1")).toMatchObject({
    start: at(3),
    end: at(30),
    tags: ["kiss-rehearsal", "camera", "clap"],
    people: ["kwon-nara"],
    note: "Both practise",
  });
  expect(annotationIn(joined, "a1").quotes?.length).toBe(1);
  expect([joined.tables.annotation.has("a3"), joined.tables.annotation.size]).toEqual([false, 2]);
  expect(checkDocument(joined)).toEqual([]);
  expect(refusedAs(joinAnnotations(document, { annotations: ["a1"] }, context()))).toBe("join-needs-two");
  expect(refusedAs(joinAnnotations(document, { annotations: ["a1", "a2"] }, context()))).toBe(
    "still-running",
  );
});

test("a copy says the same under ids of its own, and a status is set and taken away", () => {
  const document = sampleDocument();
  const copied = after(document, duplicateAnnotations(document, { annotations: ["a1", "a2"] }, context()));
  const { id, created, modified, author, quotes, ...said } = annotationIn(copied, "new-1");
  const original = annotationIn(document, "a1");
  expect({ id, created, modified, author }).toEqual({
    id: "new-1",
    created: NOW,
    modified: NOW,
    author: "Mina",
  });
  expect(said).toMatchObject({
    start: original.start,
    end: original.end,
    tags: original.tags,
    note: original.note,
  });
  expect(quotes?.map((quote) => [quote.id, quote.text])).toEqual([["new-2", "여기서 멈춰"]]);
  expect(annotationIn(copied, "new-3").open).toBeUndefined();

  const set = after(
    document,
    setStatus(document, { annotations: ["a1", "a3"], status: "checked" }, context()),
  );
  expect(["a1", "a2", "a3"].map((each) => annotationIn(set, each).status)).toEqual([
    "checked",
    undefined,
    "checked",
  ]);
  const unset = after(set, setStatus(set, { annotations: ["a1"], status: null }, context()));
  expect(annotationIn(unset, "a1").status).toBeUndefined();
});

test("distances are read as people type them", () => {
  const read = (text: string) => {
    const offset = parseOffset(text);
    return offset.ok ? offset.value : offset.error;
  };
  expect(["+1.5", "-0:10", "12f", "−3f", "2", " + 1:00 "].map(read)).toEqual([
    { ticks: secondsToTicks(1.5) },
    { ticks: -secondsToTicks(10) },
    { frames: 12 },
    { frames: -3 },
    { ticks: secondsToTicks(2) },
    { ticks: secondsToTicks(60) },
  ]);
  expect(["", "soon", "+", "1-2", "+-2"].map(read)).toEqual(Array(5).fill("not-an-offset"));
});
