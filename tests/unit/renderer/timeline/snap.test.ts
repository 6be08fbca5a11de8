import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfFrame } from "#annotations/time/frame-table.ts";
import { asTicks, type Ticks } from "#annotations/time/ticks.ts";
import { nearestBoundary, type SnapTargets, snapTime } from "../../../../src-renderer/timeline/snap.ts";
import { entriesOf, entry, MINUTE, row, seconds } from "./samples.ts";

const none: SnapTargets = {
  frames: MINUTE,
  duration: seconds(60),
  playhead: seconds(55),
  marks: { in: null, out: null },
  shots: [],
  rows: [],
  dragged: new Set(),
};

const time = fc.integer({ min: 0, max: 60 * 705_600_000 }).map((ticks) => asTicks(ticks));

/** The nearest of all targets by looking at each of them; the earlier of two as near. */
function naively(targets: SnapTargets, at: number, reach: number): number | undefined {
  const all = [
    0,
    targets.playhead,
    ...[targets.marks.in, targets.marks.out].filter((mark) => mark !== null),
    ...targets.shots,
    ...targets.rows.flatMap((list) =>
      entriesOf(list)
        .filter(({ id }) => !targets.dragged.has(id))
        .flatMap(({ start, end }) => (end === undefined ? [start] : [start, end])),
    ),
  ];
  return all
    .filter((candidate) => Math.abs(candidate - at) <= reach)
    .sort((a, b) => Math.abs(a - at) - Math.abs(b - at) || a - b)[0];
}

describe("snapping", () => {
  it("goes to the nearest target within its reach, as a look at every one finds it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(time, fc.option(time, { nil: undefined })), { maxLength: 40 }),
        fc.array(time, { maxLength: 20 }),
        fc.tuple(time, fc.option(time), fc.option(time)),
        time,
        fc.integer({ min: 1, max: 3_000_000_000 }),
        (entries, shots, [playhead, markIn, markOut], at, reach) => {
          const list = row(
            "a",
            entries.map(([start, length], index) => ({
              id: `${index}`,
              start,
              ...(length === undefined ? {} : { end: asTicks(start + 1 + length) }),
            })),
          ).entries;
          const targets: SnapTargets = {
            ...none,
            playhead,
            marks: { in: markIn, out: markOut },
            shots: shots.toSorted((a, b) => a - b),
            rows: [list],
            dragged: new Set(["0", "3"]),
          };
          const expected = naively(targets, at, reach);
          const snapped = snapTime(targets, at, reach);
          expect(snapped.guide ?? undefined).toBe(expected);
          if (expected !== undefined) expect(snapped.time).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("else goes to the nearest boundary between frames", () => {
    fc.assert(
      fc.property(time, (at) => {
        const boundary = nearestBoundary(MINUTE, at, seconds(60));
        const all = Array.from({ length: 1500 }, (_, frame) => startOfFrame(MINUTE, frame));
        const least = Math.min(...[...all, seconds(60)].map((start: Ticks) => Math.abs(start - at)));
        // Frame tables take a time that lies less than 0.6 ms before a frame for that frame.
        expect(Math.abs(boundary - at)).toBeLessThanOrEqual(least);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves all but frames alone where its reach is 0", () => {
    const targets = { ...none, shots: [seconds(10.01)], rows: [row("a", [entry("x", 10.02, 12)]).entries] };
    expect(snapTime(targets, seconds(10.012), 0)).toEqual({ time: seconds(10), guide: null });
    expect(snapTime(targets, seconds(10.012), seconds(1))).toEqual({
      time: seconds(10.01),
      guide: seconds(10.01),
    });
  });
});
