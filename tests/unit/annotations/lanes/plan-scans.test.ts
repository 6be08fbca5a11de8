import { describe, expect, it } from "vitest";
import { planScans, type Scan } from "#annotations/lanes/plan-scans.ts";

/** Everything that a plan still asks for. */
function rest(plan: { next(): Scan | undefined }): Scan[] {
  const scans: Scan[] = [];
  for (let scan = plan.next(); scan; scan = plan.next()) scans.push(scan);
  return scans;
}

describe("The plan of a filmstrip", () => {
  it("looks through the whole film once, around the focus first", () => {
    // An hour: 240 pictures, one every 15 s.
    const plan = planScans(0, 3600);
    plan.focus(1800);
    const scans = rest(plan);
    expect(scans[0]).toEqual({ from: 1800, to: 1845, step: 15 });
    expect(scans[1]?.from === 1845 || scans[1]?.to === 1800).toBe(true);
    const sorted = scans.toSorted((a, b) => a.from - b.from);
    expect(sorted[0]?.from).toBe(0);
    for (const [index, scan] of sorted.slice(1).entries()) expect(scan.from).toBe(sorted[index]?.to);
    expect(sorted.at(-1)?.to).toBe(3600);
    expect(plan.share()).toBe(1);
  });

  it("takes what is in view before the rest, and asks for it once", () => {
    const plan = planScans(100, 3600);
    plan.next();
    expect(plan.wish({ from: 2000, to: 2010, step: 2 })).toBe(true);
    // 15 s halved until it is like 2 s is 1.875 s; a dozen of those are 22.5 s, counted from the film's first frame.
    const scan = plan.next();
    expect(scan?.step).toBe(1.875);
    expect(scan?.from).toBe(1990);
    expect(plan.wish({ from: 2001, to: 2011, step: 2 })).toBe(false);
    expect(plan.next()?.step).toBe(15);
  });

  it("has nothing more for a view that shows no closer pictures than there are", () => {
    const plan = planScans(0, 3600);
    plan.skipPlain();
    expect(plan.wish({ from: 0, to: 3600, step: 15 })).toBe(false);
    expect(plan.wish({ from: 0, to: 600, step: 12 })).toBe(false);
    expect(plan.next()).toBeUndefined();
  });

  it("is not closer than half a second, in films in which every frame is a keyframe", () => {
    const plan = planScans(0, 240);
    plan.skipPlain();
    expect(plan.wish({ from: 10, to: 11, step: 0.01 })).toBe(true);
    expect(plan.next()).toEqual({ from: 6, to: 12, step: 0.5 });
  });
});
