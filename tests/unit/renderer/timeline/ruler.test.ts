import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameRate } from "#annotations/time/frame-rate.ts";
import { constantFrames } from "#annotations/time/frame-table.ts";
import { parseTimecode } from "#annotations/time/timecode.ts";
import { type RulerScale, rulerMarks } from "../../../../src-renderer/timeline/ruler.ts";
import { MINUTE, seconds } from "./samples.ts";

const NTSC = frameRate(30_000, 1001);
/** Two hours at 29.97 that begin at 00:59:00;02 in drop-frame, which is 60 x 30 x 59 - 2 x 54 + 2 - 2 frames in. */
const dropFrame: RulerScale = {
  kind: "timecode",
  frames: constantFrames(NTSC, 215_784),
  counting: { rate: NTSC, dropFrame: true, startFrame: 107_892 },
};
const mediaTime: RulerScale = { kind: "media-time", frames: MINUTE };

function labels(scale: RulerScale, from: number, to: number, pixelsPerSecond: number): string[] {
  const perPixel = seconds(1) / pixelsPerSecond;
  return rulerMarks(scale, seconds(from), seconds(to), perPixel).flatMap(({ label }) => label ?? []);
}

describe("the ruler", () => {
  it("counts minutes past those labels that drop-frame skips", () => {
    // One hour of timecode less 1 minute: the film begins at 00:59:56;12, so 01:00:00;00 comes 108 frames on.
    expect(labels(dropFrame, 0, 70, 100)).toContain("01:00:00;00");
    expect(labels(dropFrame, 0, 70, 100).some((label) => label.startsWith("01:01:00;00"))).toBe(false);
    expect(labels(dropFrame, 60, 70, 100)).toContain("01:01:00;02");
    expect(labels(dropFrame, 3600, 3612, 1)).not.toContain("02:00:00;01");
  });

  it("never writes a label that does not exist, nor two so close that they touch", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 7100, noNaN: true }),
        fc.double({ min: -3, max: 12, noNaN: true }),
        (from, power) => {
          const perPixel = seconds(1) / 2 ** power;
          const marks = rulerMarks(dropFrame, seconds(from), seconds(from) + 1600 * perPixel, perPixel);
          const labelled = marks.filter(({ label }) => label !== undefined);
          for (const { label } of labelled) expect(parseTimecode(label ?? "", NTSC).ok).toBe(true);
          for (let at = 1; at < labelled.length; at++) {
            const apart = ((labelled[at]?.time ?? 0) - (labelled[at - 1]?.time ?? 0)) / perPixel;
            // The first label of a minute that skips some is two frames late.
            expect(apart).toBeGreaterThan(60);
          }
          expect(marks.length).toBeLessThan(700);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("marks every frame where frames are wide enough", () => {
    const perPixel = seconds(1) / (25 * 40);
    const marks = rulerMarks({ ...mediaTime, kind: "media-time" }, seconds(10), seconds(11), perPixel);
    const wanted = Array.from({ length: 25 }, (_, frame) => seconds(10 + frame / 25));
    expect(wanted.filter((time) => !marks.some((mark) => mark.time === time))).toEqual([]);
    const timecode: RulerScale = {
      kind: "timecode",
      frames: MINUTE,
      counting: { rate: frameRate(25, 1), dropFrame: false, startFrame: 0 },
    };
    const frames = rulerMarks(timecode, seconds(10), seconds(11), perPixel).map(({ time }) => time);
    expect(frames.slice(0, 26)).toEqual([...wanted, seconds(11)]);
  });

  it("writes media time in steps that somebody would choose", () => {
    expect(labels(mediaTime, 0, 20, 20)).toEqual(["0:00", "0:05", "0:10", "0:15", "0:20"]);
    expect(labels(mediaTime, 0, 1, 500)).toEqual([
      "0:00.0",
      "0:00.2",
      "0:00.4",
      "0:00.6",
      "0:00.8",
      "0:01.0",
    ]);
    expect(labels({ kind: "media-time", frames: undefined }, 3600, 7200, 0.1)).toEqual([
      "1:00:00",
      "1:30:00",
      "2:00:00",
    ]);
  });
});
