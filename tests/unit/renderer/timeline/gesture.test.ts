import { describe, expect, it } from "vitest";
import { frameAtTicks } from "#annotations/time/frame-table.ts";
import type { Entry } from "../../../../src-renderer/timeline/entries.ts";
import {
  beginGesture,
  dragGesture,
  type Gesture,
  type GestureScene,
  type Point,
} from "../../../../src-renderer/timeline/gesture.ts";
import { hitAt } from "../../../../src-renderer/timeline/hit.ts";
import { layOut } from "../../../../src-renderer/timeline/layout.ts";
import { dataOf, entry, MINUTE, row, seconds } from "./samples.ts";

/** A second is ten pixels wide: a pixel is two and a half frames. */
const view = { from: 0, perPixel: 70_560_000 };
const [first, second] = [entry("first", 10, 20), entry("second", 30, 40)];

function sceneOf(selected: readonly Entry[] = [], writable = true): GestureScene {
  const rows = [row("a", [first, second])];
  const data = dataOf(rows);
  const layout = layOut(rows, 100, { pictures: false, channels: 0 });
  const targets = {
    frames: MINUTE,
    duration: seconds(60),
    playhead: seconds(50),
    marks: { in: null, out: null },
    shots: [],
    rows: rows.map(({ entries }) => entries),
    dragged: new Set<string>(),
  };
  return { view, layout, scroll: 0, playhead: seconds(50), running: [], data, selected, writable, targets };
}

/** The middle of the row, at a pixel. */
function at(x: number, held: Partial<Point> = {}): Point {
  return { x, y: 35, adds: false, draws: false, free: false, ...held };
}

function dragged(scene: GestureScene, from: Point, to: Point): Gesture {
  const gesture = beginGesture(scene, hitAt(scene, from.x, from.y), from);
  return dragGesture(scene, dragGesture(scene, gesture, at((from.x + to.x) / 2, to)), to);
}

function timesOf(gesture: Gesture) {
  if (gesture.kind !== "move" && gesture.kind !== "trim" && gesture.kind !== "draw") return gesture.kind;
  return gesture.preview.entries.map(({ start, end }) => [start / seconds(1), (end ?? start) / seconds(1)]);
}

describe("a gesture", () => {
  it("is nothing but a press until the pointer has moved", () => {
    const scene = sceneOf();
    const press = beginGesture(scene, hitAt(scene, 150, 35), at(150));
    expect(dragGesture(scene, press, at(153)).kind).toBe("press");
    expect(dragGesture(scene, press, at(154)).kind).toBe("move");
  });

  it("moves what is selected together, and what is not selected alone", () => {
    expect(timesOf(dragged(sceneOf([first, second]), at(150), at(170, { free: true })))).toEqual([
      [12, 22],
      [32, 42],
    ]);
    expect(timesOf(dragged(sceneOf([second]), at(150), at(170, { free: true })))).toEqual([[12, 22]]);
  });

  it("snaps what is moved by whichever of its ends is nearer to a target", () => {
    // The end, moved to 29.6, is drawn to the second's start at 30.
    const gesture = dragged(sceneOf(), at(150), at(246));
    expect(timesOf(gesture)).toEqual([[20, 30]]);
    expect(gesture.kind === "move" && gesture.preview.guide).toBe(seconds(30));
  });

  it("moves nothing beyond the ends of the film", () => {
    expect(timesOf(dragged(sceneOf([first, second]), at(350), at(5, { free: true })))).toEqual([
      [0, 10],
      [20, 30],
    ]);
    expect(timesOf(dragged(sceneOf([first, second]), at(150), at(590, { free: true })))).toEqual([
      [30, 40],
      [50, 60],
    ]);
  });

  it("trims an edge no further than to one frame, and shows the frame under it", () => {
    const end = dragged(sceneOf(), at(198), at(40));
    expect(timesOf(end)).toEqual([[10, 10.04]]);
    const start = dragged(sceneOf(), at(102), at(280, { free: true }));
    expect(timesOf(start)).toEqual([[19.96, 20]]);
    const out = dragged(sceneOf(), at(198), at(230, { free: true }));
    // The segment ends before 23 s, which is frame 575: its last is 574.
    expect(timesOf(out)).toEqual([[10, 23]]);
    expect(out.kind === "trim" && out.preview.shown && frameAtTicks(MINUTE, out.preview.shown)).toBe(574);
  });

  it("draws where nothing is, either way, and never less than a frame", () => {
    const free = { draws: true, free: true };
    expect(timesOf(dragged(sceneOf(), at(450, free), at(520, free)))).toEqual([[45, 52]]);
    expect(timesOf(dragged(sceneOf(), at(520, free), at(450, free)))).toEqual([[45, 52]]);
  });

  it("selects by a box, and changes nothing where nothing may be changed", () => {
    const box = dragged(sceneOf(), at(250), at(320));
    expect(box.kind === "box" && box.found.map(({ id }) => id)).toEqual(["second"]);
    expect(dragged(sceneOf([], false), at(150), at(170)).kind).toBe("box");
    const added = dragged(sceneOf([first]), at(250, { adds: true }), at(320, { adds: true }));
    expect(added.kind === "box" && added.found.map(({ id }) => id)).toEqual(["first", "second"]);
  });
});
