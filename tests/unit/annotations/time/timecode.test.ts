import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frameRate, nominalRate, parseFrameRate, snapFrameRate } from "#annotations/time/frame-rate.ts";
import { formatTimecode, parseTimecode } from "#annotations/time/timecode.ts";

type Oracle = {
  rows: { frame: number; rate: string; df?: string; ndf?: string; test: string }[];
  nearest_rate: { given: number; nearest: string }[];
  must_fail: { call: string; timecode?: string; rate: string; why: string }[];
};

const path = "../shared/fixtures/otio/timecode-oracle.json";
const oracle = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Oracle) : undefined;
const rateOf = (text: string) => parseFrameRate(text) ?? frameRate(1, 1);
/** Rows that OpenTimelineIO asserts from frame to label only. */
const ONE_WAY = ["test_timecode_ntsc_2997fps", "test_timecode_infer_drop_frame"];

test.skipIf(oracle === undefined)(
  `labels agree with OpenTimelineIO${oracle ? "" : " (not run: fixtures missing)"}`,
  () => {
    const rows = (oracle?.rows ?? []).flatMap(({ frame, rate, df, ndf, test: name }) =>
      [
        { label: df, dropFrame: true },
        { label: ndf, dropFrame: false },
      ].flatMap(({ label, dropFrame }) =>
        label === undefined ? [] : [{ frame, rate: rateOf(rate), label, dropFrame, name }],
      ),
    );
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.map(({ frame, rate, dropFrame }) => formatTimecode(frame, rate, dropFrame))).toEqual(
      rows.map(({ label }) => label),
    );
    const bothWays = rows.filter(({ name }) => !ONE_WAY.some((one) => name.startsWith(one)));
    expect(bothWays.map(({ label, rate }) => parseTimecode(label, rate))).toEqual(
      bothWays.map(({ frame, dropFrame }) => ({ ok: true, value: { frame, dropFrame } })),
    );
    const measured = oracle?.nearest_rate ?? [];
    expect(measured.map(({ given }) => snapFrameRate(given))).toEqual(
      measured.map(({ nearest }) => rateOf(nearest)),
    );
    const bad = (oracle?.must_fail ?? []).flatMap(({ timecode, rate }) =>
      timecode === undefined ? [] : [parseTimecode(timecode, rateOf(rate)).ok],
    );
    expect(bad).not.toContain(true);
  },
);

const NTSC = frameRate(30000, 1001);
const NTSC60 = frameRate(60000, 1001);

describe("SMPTE labels", () => {
  test("a start timecode counts on: frame 0 of a clip from 01:00:00;00 is that label", () => {
    // 107892 = 30 fps * 3600 s less 2 labels in 54 of the 60 minutes.
    expect(formatTimecode(0, NTSC, true, 107_892)).toBe("01:00:00;00");
    expect(formatTimecode(1800, NTSC, true, 107_892)).toBe("01:01:00;02");
    expect(formatTimecode(0, NTSC, false, 108_000)).toBe("01:00:00:00");
  });

  test("drop-frame at 59.94 skips four labels", () => {
    expect(formatTimecode(3599, NTSC60, true)).toBe("00:00:59;59");
    expect(formatTimecode(3600, NTSC60, true)).toBe("00:01:00;04");
    expect(parseTimecode("00:01:00;03", NTSC60)).toEqual({ ok: false, error: "dropped-label" });
    expect(parseTimecode("00:10:00;03", NTSC60)).toEqual({
      ok: true,
      value: { frame: 35_967, dropFrame: true },
    });
  });

  test("go round after 24 hours, and backwards before zero", () => {
    expect(formatTimecode(24 * 3600 * 25, frameRate(25, 1), false)).toBe("00:00:00:00");
    expect(formatTimecode(-1, frameRate(25, 1), false)).toBe("23:59:59:24");
    expect(formatTimecode(-1, NTSC, true)).toBe("23:59:59;29");
  });

  test("have three digits of frames from 100 fps on", () => {
    expect(formatTimecode(105, frameRate(120, 1), false)).toBe("00:00:00:105");
    expect(formatTimecode(99, frameRate(100, 1), false)).toBe("00:00:00:099");
    expect(parseTimecode("00:00:01:105", frameRate(120, 1))).toEqual({
      ok: true,
      value: { frame: 225, dropFrame: false },
    });
  });

  test("say why a text is none", () => {
    const reason = (text: string, rate = NTSC) => {
      const read = parseTimecode(text, rate);
      return read.ok ? "ok" : read.error;
    };
    expect(reason("1:2")).toBe("not-a-timecode");
    expect(reason("-00:00:00:01")).toBe("not-a-timecode");
    expect(reason("00:00:00;01", frameRate(24000, 1001))).toBe("no-drop-frame");
    expect(reason("00:00:00:30")).toBe("field-too-large");
    expect(reason("24:00:00:00")).toBe("field-too-large");
    expect(reason("00:01:00;00")).toBe("dropped-label");
    expect(() => formatTimecode(0, frameRate(25, 1), true)).toThrow(RangeError);
  });

  test("every frame of a day comes back from its label, drop or not", () => {
    const rates = fc.constantFrom(NTSC, NTSC60, frameRate(24000, 1001), frameRate(25, 1), frameRate(120, 1));
    fc.assert(
      fc.property(rates, fc.nat(86_400 * 120), fc.boolean(), (rate, number, drop) => {
        const dropFrame = drop && (rate === NTSC || rate === NTSC60);
        const day = dropFrame ? 144 * (rate === NTSC ? 17_982 : 35_964) : 86_400 * nominalRate(rate);
        const frame = number % day;
        const read = parseTimecode(formatTimecode(frame, rate, dropFrame), rate);
        expect(read).toEqual({ ok: true, value: { frame, dropFrame } });
      }),
    );
  });
});
