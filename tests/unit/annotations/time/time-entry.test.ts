import { describe, expect, test } from "vitest";
import { frameRate } from "#annotations/time/frame-rate.ts";
import { constantFrames, startOfFrame } from "#annotations/time/frame-table.ts";
import { asTicks, secondsToTicks, ticksToSeconds } from "#annotations/time/ticks.ts";
import { parseTimeEntry, type TimeEntryContext } from "#annotations/time/time-entry.ts";

const rate = frameRate(25, 1);
const frames = constantFrames(rate, 25 * 600);
const plain: TimeEntryContext = {
  frames,
  rate,
  dropFrame: false,
  startFrame: 0,
  playhead: secondsToTicks(100),
};

/** In seconds, `start` or `start..end`, or the reason. */
function read(text: string, context: TimeEntryContext = plain): string {
  const entry = parseTimeEntry(text, context);
  if (!entry.ok) return entry.error;
  const { start, end } = entry.value;
  return end === undefined ? `${ticksToSeconds(start)}` : `${ticksToSeconds(start)}..${ticksToSeconds(end)}`;
}

test.each([
  ["62.4", "62.4"],
  ["62,4", "62.4"],
  ["1:02", "62"],
  ["1:02.4", "62.4"],
  ["0:01:02", "62"],
  ["90:00", "outside"],
  ["1m2s", "62"],
  ["2min", "120"],
  ["90s", "90"],
  ["00:01:02:10", "62.4"],
  ["+5", "105"],
  ["-3", "97"],
  ["+1:00", "160"],
  ["+5f", "100.2"],
  ["-200", "0"],
  ["+9999", "599.96"],
  ["f1560", "62.4"],
  ["F0", "0"],
  ["1:02-1:10", "62..70"],
  ["1:02 – 1:10", "62..70"],
  ["1:02~1:10", "62..70"],
  ["62-70", "62..70"],
  ["1:02-+8", "62..70"],
  ["f10-f20", "0.4..0.8"],
  ["9:50-10:00", "590..600"],
  ["１：０２", "62"],
  ["62.41", "62.4"],
  ["", "empty"],
  ["   ", "empty"],
  ["soon", "not-a-time"],
  ["1:02-", "not-a-time"],
  ["1:75", "field-too-large"],
  ["1:60:00", "field-too-large"],
  ["00:01:02:25", "field-too-large"],
  ["00:01:02;10", "no-drop-frame"],
  ["1:10-1:02", "end-not-after-start"],
  ["1:02-1:02", "end-not-after-start"],
  ["f15000", "outside"],
  ["700", "outside"],
])("%j is %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

describe("a medium with a start timecode and drop-frame", () => {
  const ntsc = frameRate(30000, 1001);
  const film: TimeEntryContext = {
    frames: constantFrames(ntsc, 2248),
    rate: ntsc,
    dropFrame: true,
    startFrame: 107_892,
    playhead: asTicks(0),
  };

  test("reads its own labels", () => {
    const entry = parseTimeEntry("01:01:00;02", film);
    expect(entry).toEqual({ ok: true, value: { start: startOfFrame(constantFrames(ntsc, 2000), 1800) } });
    expect(parseTimeEntry("01:01:00:02", film)).toEqual(entry);
  });

  test("refuses a label before its start, and one that drop-frame skips", () => {
    expect(read("00:59:59;29", film)).toBe("outside");
    expect(read("01:01:00;00", film)).toBe("dropped-label");
  });
});

test("without frames a time is taken as typed, and frames and labels need a rate", () => {
  const bare: TimeEntryContext = { ...plain, frames: undefined, rate: undefined };
  expect([read("62.41", bare), read("f5", bare), read("00:00:01:00", bare)]).toEqual([
    "62.41",
    "no-rate",
    "no-rate",
  ]);
  expect(read("f5", { ...bare, rate })).toBe("0.2");
});
