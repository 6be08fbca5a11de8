/** Chance that can be had again from its seed (the mulberry32 generator). */
export type Random = {
  /** A whole number from 0 up to, and without, `count`. */
  below(count: number): number;
  /** True so often, 0 to 1. */
  chance(probability: number): boolean;
  /** One of a list, which must not be empty. */
  pick<Item>(items: readonly Item[]): Item;
};

/** The same seed gives the same run of chance. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
  };
}
