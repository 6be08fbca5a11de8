import fc from "fast-check";
import { expect, test } from "vitest";
import { compareAnnotations, orderOf } from "#annotations/document/annotation-order.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { annotationSchema } from "#annotations/model/annotation.ts";

const make = (medium: string, start: number, id: string): Annotation =>
  annotationSchema.parse({ id, medium, start });
const some = fc
  .tuple(fc.constantFrom("a", "b", "c"), fc.nat(20), fc.nat(300))
  .map(([medium, start, number]) => make(medium, start, `id${number}`));

test("annotations stay sorted by medium, start and id through any inserts and removals", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(some, { selector: ({ id }) => id, maxLength: 60 }),
      fc.array(fc.tuple(some, fc.boolean()), { maxLength: 200 }),
      (start, steps) => {
        let model = start.slice().sort(compareAnnotations);
        let order = orderOf(start);
        for (const [annotation, remove] of steps) {
          const place = model.findIndex((item) => compareAnnotations(item, annotation) === 0);
          if (remove || place >= 0) {
            model = model.filter((_, index) => index !== place);
            order = order.remove(annotation);
          } else {
            model = [...model, annotation].sort(compareAnnotations);
            order = order.insert(annotation);
          }
        }
        expect([...order.from(0)]).toEqual(model);
        expect(order.size).toBe(model.length);
        expect([...order.from(3)]).toEqual(model.slice(3));
        for (const [index, annotation] of model.entries()) {
          expect(order.at(index)).toBe(annotation);
          expect(order.indexOf(annotation)).toBe(index);
        }
        const bound = model.filter(
          (item) => item.medium < "b" || (item.medium === "b" && item.start < 10),
        ).length;
        expect(order.lowerBound("b", 10)).toBe(bound);
      },
    ),
  );
});

test("two thousand annotations put in one by one, backwards, are in order", () => {
  const all = Array.from({ length: 2000 }, (_, index) => make("m", 2000 - index, `i${index}`));
  const order = all.reduce((now, annotation) => now.insert(annotation), orderOf([]));
  expect([...order.from(0)].map(({ start }) => start)).toEqual(all.map(({ start }) => start).reverse());
  expect(order.at(1234)?.start).toBe(1235);
  expect(order.at(2000)).toBeUndefined();
  expect(order.at(-1)).toBeUndefined();
});
