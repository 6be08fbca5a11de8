import { describe, expect, it } from "vitest";
import { createShownFrames, type FrameTimes } from "../../../../src-renderer/player/shown-frames.ts";

/** A film of 100 frames at 25 a second: a frame every 40 ms. */
const FILM: FrameTimes = {
  count: 100,
  secondsOf: (index) => index * 0.04,
  indexAt: (seconds) => Math.max(0, Math.min(99, Math.floor(seconds / 0.04 + 1e-6))),
};

describe("which frame was on the screen at a key press", () => {
  it("is the frame presented last before the press, not one that came after it", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 1, presented: 1 });
    shown.present({ at: 1040, index: 11, rate: 1, presented: 2 });
    shown.present({ at: 1080, index: 12, rate: 1, presented: 3 });
    expect(shown.frameAt(1079, 10_000)).toBe(11);
    expect(shown.frameAt(1080, 10_000)).toBe(12);
    expect(shown.frameAt(1000, 10_000)).toBe(10);
  });

  it("is right for a press that is asked about long after, from what was presented then", () => {
    const shown = createShownFrames(FILM);
    for (let index = 0; index < 50; index++) {
      shown.present({ at: 1000 + index * 40, index, rate: 1, presented: index + 1 });
    }
    expect(shown.frameAt(1000 + 7 * 40 + 39, 10_000)).toBe(7);
  });

  it("runs on by the rate where the window was busy and heard of no frames", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 1, presented: 1 });
    shown.beat(1010);
    // Busy from 1010 on. 330 ms after frame 10 the film shows the eighth frame on.
    expect(shown.frameAt(1330, 10_000)).toBe(18);
    // At double rate it is 16 frames on.
    const fast = createShownFrames(FILM);
    fast.present({ at: 1000, index: 10, rate: 2, presented: 1 });
    expect(fast.frameAt(1330, 10_000)).toBe(26);
  });

  it("runs on between two frames that are heard of with others unheard of in between", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 1, presented: 1 });
    shown.present({ at: 1400, index: 20, rate: 1, presented: 11 });
    expect(shown.frameAt(1210, 10_000)).toBe(15);
    expect(shown.frameAt(1399, 10_000)).toBe(19);
  });

  it("never runs on past a frame that stayed while nothing else was presented", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 1, presented: 1 });
    shown.present({ at: 1400, index: 11, rate: 1, presented: 2 });
    expect(shown.frameAt(1300, 10_000)).toBe(10);
  });

  it("does not run ahead for a press that is handled at once, when the next frame is a little late", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 1, presented: 1 });
    expect(shown.frameAt(1050, 1052)).toBe(10);
  });

  it("believes the screen and not the clock on a machine that is too slow for the film", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 1, presented: 1 });
    shown.beat(1200);
    expect(shown.frameAt(1205, 1207)).toBe(10);
    expect(shown.frameAt(1150, 10_000)).toBe(10);
  });

  it("stays on the frame that was presented last when a slow film is paused", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 1, presented: 1 });
    shown.change(1200, 0);
    expect(shown.frameAt(1300, 10_000)).toBe(10);
  });

  it("stays on the frame of a paused film", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 1, presented: 1 });
    shown.change(1020, 0);
    expect(shown.frameAt(5000, 10_000)).toBe(10);
  });

  it("takes a frame into account that is heard of only after the pause", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 1, presented: 1 });
    shown.change(1050, 0);
    shown.present({ at: 1040, index: 11, rate: 0, presented: 2 });
    expect(shown.frameAt(3000, 10_000)).toBe(11);
    expect(shown.frameAt(1039, 10_000)).toBe(10);
  });

  it("counts from the start of playing, not from when the frame was first shown", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 0, presented: 1 });
    shown.change(9000, 1);
    expect(shown.frameAt(9100, 10_000)).toBe(12);
  });

  it("answers from the last frame of the film on", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 98, rate: 1, presented: 1 });
    expect(shown.frameAt(5000, 10_000)).toBe(99);
  });

  it("spreads the frames of a film that stood for a while evenly over the time that nothing was heard of", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 1, presented: 1 });
    // 400 ms of the clock, 200 ms of the film: five frames, 80 ms each.
    shown.present({ at: 1400, index: 15, rate: 1, presented: 6 });
    expect(shown.frameAt(1079, 10_000)).toBe(10);
    expect(shown.frameAt(1081, 10_000)).toBe(11);
    expect(shown.frameAt(1399, 10_000)).toBe(14);
  });

  it("is the frame that the app drew, from when it drew it and not before", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 0, presented: 1 });
    shown.place(2000, 9);
    expect(shown.frameAt(1999, 10_000)).toBe(10);
    expect(shown.frameAt(2001, 10_000)).toBe(9);
  });
});

describe("whether the frame of a key press is known for good", () => {
  it("is, while the film stands", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 0, presented: 1 });
    expect(shown.isKnown(5000)).toBe(true);
  });

  it("is when a later frame has been heard of", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 1, presented: 1 });
    expect(shown.isKnown(1020)).toBe(false);
    shown.present({ at: 1040, index: 11, rate: 1, presented: 2 });
    expect(shown.isKnown(1020)).toBe(true);
    expect(shown.isKnown(1041)).toBe(false);
  });

  it("is after the next repaint of a window that was free all the time", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 1, presented: 1 });
    shown.beat(1010);
    expect(shown.isKnown(1020)).toBe(false);
    shown.beat(1026);
    expect(shown.isKnown(1020)).toBe(true);
  });

  it("is not yet after the first repaint of a window that was busy, whose news may come later", () => {
    const shown = createShownFrames(FILM);
    shown.present({ at: 1000, index: 10, rate: 1, presented: 1 });
    shown.beat(1010);
    shown.beat(1220);
    expect(shown.isKnown(1100)).toBe(false);
    shown.beat(1236);
    shown.beat(1252);
    expect(shown.isKnown(1100)).toBe(true);
  });
});
