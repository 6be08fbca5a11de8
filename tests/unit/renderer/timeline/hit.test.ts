import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barLines, spanOfEntry } from "../../../../src-renderer/timeline/bars.ts";
import type { Entry } from "../../../../src-renderer/timeline/entries.ts";
import { entriesInBox, type HitScene, hitAt } from "../../../../src-renderer/timeline/hit.ts";
import { layOut } from "../../../../src-renderer/timeline/layout.ts";
import { dataOf, entriesOf, entry, row } from "./samples.ts";

const NO_LANES = { pictures: false, channels: 0 };
const WIDTH = 600;
const HEIGHT = 140;

/** A minute of film over 600 pixels: a second is ten pixels wide. */
const view = { from: 0, perPixel: 70_560_000 };

const times = fc.double({ min: 0, max: 58, noNaN: true });
const lengths = fc.oneof(
  fc.constant(undefined),
  fc.double({ min: 0.001, max: 0.3, noNaN: true }),
  fc.double({ min: 0.3, max: 30, noNaN: true }),
);
const rowsOfEntries = fc.array(fc.array(fc.tuple(times, lengths), { maxLength: 25 }), {
  minLength: 1,
  maxLength: 5,
});

function sceneOf(rows: readonly (readonly (readonly [number, number | undefined])[])[], scroll: number) {
  const made = rows.map((entries, at) =>
    row(
      `row-${at}`,
      entries.map(([start, length], index) =>
        entry(
          `${at}-${String(index).padStart(3, "0")}`,
          start,
          length === undefined ? undefined : start + length,
        ),
      ),
      at === 2,
    ),
  );
  const layout = layOut(made, HEIGHT, NO_LANES);
  return { view, layout, scroll, playhead: 0, running: [], data: dataOf(made) } satisfies HitScene;
}

/** Every entry whose bar lies over a box, found by looking at all of them. */
function naively(scene: HitScene, left: number, right: number, top: number, bottom: number): Entry[] {
  return scene.layout.rows.flatMap((placed) => {
    const lines = barLines(placed, scene.layout.rowsTop, scene.scroll);
    const isSeen =
      placed.top + placed.height > scene.scroll && placed.top < scene.scroll + scene.layout.rowsHeight;
    if (!isSeen || lines.top >= bottom || lines.top + lines.height <= top) return [];
    return entriesOf(placed.row.entries).filter((candidate) => {
      const span = spanOfEntry(scene.view, candidate, scene.playhead);
      return span.x < right && span.end > left;
    });
  });
}

describe("what lies under the pointer", () => {
  it("is the entry that is drawn last there, as a look at every entry finds it", () => {
    fc.assert(
      fc.property(
        rowsOfEntries,
        fc.integer({ min: 0, max: WIDTH - 1 }),
        fc.integer({ min: 24, max: HEIGHT - 1 }),
        fc.integer({ min: 0, max: 40 }),
        (rows, x, y, scroll) => {
          const scene = sceneOf(rows, scroll);
          const hit = hitAt(scene, x, y);
          const inRow = scene.layout.rows.find(({ top, height }) => {
            const at = y - scene.layout.rowsTop + scroll;
            return at >= top && at < top + height;
          });
          const lines = inRow && barLines(inRow, scene.layout.rowsTop, scroll);
          const isOnLine = lines && y >= lines.top - 1 && y <= lines.top + lines.height;
          const expected = isOnLine
            ? entriesOf(inRow.row.entries)
                .filter((candidate) => {
                  const span = spanOfEntry(view, candidate, 0);
                  return span.x <= x && span.end > x;
                })
                .at(-1)
            : undefined;
          expect(hit.kind === "entry" ? hit.entry.id : undefined).toBe(expected?.id);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("is, for a box, every entry whose bar lies in it", () => {
    fc.assert(
      fc.property(
        rowsOfEntries,
        fc.tuple(fc.integer({ min: 0, max: WIDTH }), fc.integer({ min: 1, max: WIDTH })),
        fc.tuple(fc.integer({ min: 0, max: HEIGHT }), fc.integer({ min: 1, max: HEIGHT })),
        (rows, [left, width], [top, height]) => {
          const scene = sceneOf(rows, 0);
          const box = { left, right: left + width, top, bottom: top + height };
          const found = entriesInBox(scene, box).map(({ id }) => id);
          const expected = naively(scene, box.left, box.right, box.top, box.bottom).map(({ id }) => id);
          expect(found.toSorted()).toEqual(expected.toSorted());
        },
      ),
      { numRuns: 300 },
    );
  });

  it("takes the edges of a bar from inside it, and never those of what still runs", () => {
    const made = row("a", [entry("bar", 10, 20)]);
    const running = { ...entry("running", 10, 12), open: true as const };
    const open = row("b", [running]);
    const layout = layOut([made, open], HEIGHT, NO_LANES);
    const scene: HitScene = {
      view,
      layout,
      scroll: 0,
      playhead: entry("", 20).start,
      running: [running],
      data: dataOf([made, open]),
    };
    const partAt = (x: number, y: number) => {
      const hit = hitAt(scene, x, y);
      return hit.kind === "entry" ? hit.part : hit.kind;
    };
    // The bar lies from pixel 100 to before 200; the first row's middle is at 24 + 11.
    expect([99, 100, 106, 107, 192, 193, 199, 200].map((x) => partAt(x, 35))).toEqual([
      "empty",
      "start",
      "start",
      "body",
      "body",
      "end",
      "end",
      "empty",
    ]);
    expect([100, 150, 199].map((x) => partAt(x, 57))).toEqual(["start", "body", "body"]);
    expect(partAt(100, 10)).toBe("ruler");
  });
});
