import { expect, it } from "vitest";
import { createSeekQueue } from "../../../../src-renderer/player/seek-queue.ts";

/** A seek that ends when the test says so. */
function heldSeeks() {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const queue = createSeekQueue((index) => {
    begun.push(index);
    return new Promise((resolve) => {
      ends.push(resolve);
    });
  });
  const end = async (): Promise<void> => {
    ends.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { queue, begun, end };
}

it("leaves out every frame asked for between the running seek and the newest one", async () => {
  const { queue, begun, end } = heldSeeks();
  const done = queue.request(1);
  void queue.request(2);
  void queue.request(3);
  void queue.request(4);
  expect(begun).toEqual([1]);
  expect(queue.target()).toBe(4);
  await end();
  expect(begun).toEqual([1, 4]);
  await end();
  await done;
  expect(queue.target()).toBeUndefined();
});

it("starts anew after it came to rest", async () => {
  const { queue, begun, end } = heldSeeks();
  const first = queue.request(7);
  await end();
  await first;
  const second = queue.request(8);
  await end();
  await second;
  expect(begun).toEqual([7, 8]);
});

it("does not begin what waited when another medium is loaded", async () => {
  const { queue, begun, end } = heldSeeks();
  const done = queue.request(1);
  void queue.request(2);
  queue.clear();
  await end();
  await done;
  expect(begun).toEqual([1]);
});
