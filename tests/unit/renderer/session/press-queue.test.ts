import { expect, it } from "vitest";
import { createPressQueue } from "../../../../src-renderer/session/press-queue.ts";

/** A film whose frames are known when the test says so. */
function heldFilm() {
  const known: (() => void)[] = [];
  const done: string[] = [];
  const queue = createPressQueue({ whenKnown: (_time, run) => known.push(run) });
  return { queue, known, done, note: (what: string) => () => done.push(what) };
}

it("carries presses out in the order in which they came, whatever is known first", () => {
  const { queue, known, done, note } = heldFilm();
  queue.press(1, note("tag down"));
  queue.press(2, note("tag up"));
  queue.follow(note("person"));
  known[1]?.();
  expect(done).toEqual([]);
  known[0]?.();
  expect(done).toEqual(["tag down", "tag up", "person"]);
});

it("lets nothing that comes later overtake a press, and carries out each but once", () => {
  const { queue, known, done, note } = heldFilm();
  queue.press(1, note("tag"));
  queue.flush();
  note("undo")();
  known[0]?.();
  expect(done).toEqual(["tag", "undo"]);
});

it("carries out at once where nothing waits", () => {
  const { queue, done, note } = heldFilm();
  queue.follow(note("person"));
  expect(done).toEqual(["person"]);
});
