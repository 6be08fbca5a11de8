import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyMap, mapOf } from "#annotations/document/persistent-map.ts";

// "Aa" and "BB" and the like collide in many hashes; the last two collide in FNV-1a (32 bit).
const keys = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom("__proto__", "costarring", "liquid"));

test("a persistent map holds what a plain map holds, whatever is set and deleted, and old maps stay as they were", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(keys, fc.nat(9), fc.boolean()), { maxLength: 200 }),
      fc.array(fc.tuple(keys, fc.nat(9)), { maxLength: 100 }),
      (steps, start) => {
        const model = new Map<string, number>(start);
        let map = mapOf<number>(start);
        const old = map;
        for (const [key, value, remove] of steps) {
          if (remove) {
            model.delete(key);
            map = map.delete(key);
          } else {
            model.set(key, value);
            map = map.set(key, value);
          }
          expect(map.get(key)).toBe(model.get(key));
          expect(map.has(key)).toBe(model.has(key));
        }
        expect(map.size).toBe(model.size);
        expect(new Map(map.entries())).toEqual(model);
        expect(new Map(old.entries())).toEqual(new Map(start));
      },
    ),
  );
});

test("two keys with one hash live side by side", () => {
  const map = mapOf([
    ["costarring", 1],
    ["liquid", 2],
  ]);
  expect(map.set("liquid", 3).get("costarring")).toBe(1);
  expect([...map.delete("costarring").entries()]).toEqual([["liquid", 2]]);
  expect(map.delete("costarring").delete("liquid").size).toBe(0);
});

test("deleting what is not there gives the same map", () => {
  const map = emptyMap<number>().set("a", 1);
  expect(map.delete("b")).toBe(map);
});

test("a value can be undefined and is there all the same", () => {
  const map = mapOf<number | undefined>([
    ["costarring", undefined],
    ["liquid", undefined],
    ["alone", undefined],
  ]);
  expect([map.has("liquid"), map.has("alone"), map.has("gone")]).toEqual([true, true, false]);
});
