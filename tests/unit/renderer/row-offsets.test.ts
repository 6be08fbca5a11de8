import fc from "fast-check";
import { expect, test } from "vitest";
import { type KeyedRows, offsetsOf } from "../../../src-renderer/ui/drawn-rows/row-offsets.ts";

/** The height of rows that were never drawn. */
const USUAL = 74;

function rowsNamed(ids: readonly string[]): KeyedRows {
  return { size: ids.length, keyAt: (index) => ids[index], indexOf: (id) => ids.indexOf(id) };
}

test("rows begin where all rows before them end, measured or not", () => {
  const offsets = offsetsOf(
    rowsNamed(["a", "b", "c", "d"]),
    new Map([
      ["b", 100],
      ["gone", 999],
      ["c", 50],
    ]),
    USUAL,
  );
  expect([0, 1, 2, 3, 4].map(offsets.of)).toEqual([0, 74, 174, 224, 298]);
  expect(offsets.total).toBe(298);
  expect([-5, 0, 73, 74, 173, 174, 223, 224, 297, 298, 5000].map(offsets.at)).toEqual([
    0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 3,
  ]);
});

test("a list without rows is nothing tall", () => {
  const offsets = offsetsOf(rowsNamed([]), new Map([["a", 5]]), USUAL);
  expect([offsets.total, offsets.at(0)]).toEqual([0, 0]);
});

test("the row at a height is the one that holds it, whatever was measured", () => {
  const heights = fc.array(fc.option(fc.integer({ min: 1, max: 400 }), { nil: USUAL }), {
    minLength: 1,
    maxLength: 50,
  });
  fc.assert(
    fc.property(heights, fc.nat(), (list, asked) => {
      const ids = list.map((_, index) => `i${index}`);
      const measured = new Map(list.map((height, index) => [`i${index}`, height] as const));
      const offsets = offsetsOf(rowsNamed(ids), measured, USUAL);
      const total = list.reduce((sum, height) => sum + height, 0);
      const offset = asked % total;
      const index = offsets.at(offset);
      expect(offsets.total).toBe(total);
      expect(offsets.of(index)).toBe(list.slice(0, index).reduce((sum, height) => sum + height, 0));
      expect(offset >= offsets.of(index) && offset < offsets.of(index + 1)).toBe(true);
    }),
  );
});
