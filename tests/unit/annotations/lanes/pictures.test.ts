import { describe, expect, it } from "vitest";
import {
  createPictureReader,
  stripSize,
  writePicture,
  writePictureHead,
} from "#annotations/lanes/picture-format.ts";

describe("A filmstrip", () => {
  it("comes picture by picture, wherever its bytes are cut", () => {
    const jpegs = [Uint8Array.of(1, 2, 3), new Uint8Array(0), Uint8Array.of(9, 8, 7, 6)];
    const whole = Uint8Array.from([
      ...writePictureHead({ width: 160, height: 90 }),
      ...jpegs.flatMap((jpeg, index) => [...writePicture(index * 2.5, jpeg)]),
    ]);
    for (const size of [1, 2, 3, 5, 7, 11, 100]) {
      const reader = createPictureReader();
      const seen: { seconds: number; jpeg: number[] }[] = [];
      for (let from = 0; from < whole.length; from += size) {
        for (const { seconds, jpeg } of reader.take(whole.subarray(from, from + size)) ?? [])
          seen.push({ seconds, jpeg: [...jpeg] });
      }
      expect(reader.head()).toEqual({ width: 160, height: 90 });
      expect(seen, `pieces of ${size}`).toEqual([
        { seconds: 0, jpeg: [1, 2, 3] },
        { seconds: 2.5, jpeg: [] },
        { seconds: 5, jpeg: [9, 8, 7, 6] },
      ]);
    }
  });

  it("is refused where its bytes are something else, or a length cannot be true", () => {
    expect(createPictureReader().take(new TextEncoder().encode("<!doctype html>"))).toBeUndefined();
    const reader = createPictureReader();
    const record = writePicture(1, Uint8Array.of(1));
    new DataView(record.buffer).setUint32(8, 0xffff_ffff);
    expect(reader.take(writePictureHead({ width: 160, height: 90 }))).toEqual([]);
    expect(reader.take(record)).toBeUndefined();
  });

  it("has pictures in the film's own shape, upright ones too", () => {
    expect(stripSize(1280, 720)).toEqual({ width: 160, height: 90 });
    expect(stripSize(1080, 1920)).toEqual({ width: 50, height: 90 });
    expect(stripSize(0, 0)).toEqual({ width: 160, height: 90 });
    expect(stripSize(100_000, 10)).toEqual({ width: 360, height: 90 });
  });
});
