import { expect, it } from "vitest";
import { gatherPacketTimes } from "../../../../src-main/services/media/packet-times.ts";

/** At 90 kHz, as ffprobe's `-of csv=p=0` writes packets. */
function gather(...pieces: readonly string[]): number[] {
  const packets = gatherPacketTimes((pts) => pts / 90_000);
  for (const piece of pieces) packets.take(Buffer.from(piece));
  return [...packets.times()];
}

it("puts packets in the order in which they are shown", () => {
  // As they are coded: a keyframe, the frame three on, and the two between that refer to both.
  expect(gather("0,K__\n9000,___\n3000,___\n6000,___\n")).toEqual([0, 3000 / 90_000, 6000 / 90_000, 0.1]);
});

it("leaves out what an edit list discards and what has no time", () => {
  expect(gather("-9000,KD_\n-4500,_D_\nN/A,___\n0,___\n4500,K__,\n")).toEqual([0, 0.05]);
});

it("knows times before zero that are shown", () => {
  expect(gather("-4500,K__\n0,___\n")).toEqual([-0.05, 0]);
});

it("does not mind where the output is cut, nor a missing last line end", () => {
  expect(gather("45", "00,K_", "_\n9", "000,___")).toEqual([0.05, 0.1]);
});

it("takes two million packets in pieces that each are done within a hundredth of a second in the middle", () => {
  const packets = gatherPacketTimes((pts) => pts / 90_000);
  const took: number[] = [];
  for (let frame = 0; frame < 2_160_000; ) {
    const lines: string[] = [];
    // As much as a pipe hands over at a time. Every other pair of frames is coded the other way round.
    for (let line = 0; line < 3000; line++, frame++) lines.push(`${(frame ^ 1) * 1500},___\n`);
    const piece = Buffer.from(lines.join(""));
    const from = performance.now();
    packets.take(piece);
    took.push(performance.now() - from);
  }
  expect(packets.times().length).toBe(2_160_000);
  expect(took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)]).toBeLessThan(10);
});
