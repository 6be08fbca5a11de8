import { expect, it } from "vitest";
import { readPackets } from "../../../../src-main/services/media/packets.ts";

/** As ffprobe prints packets in `json=compact=1`, with the rest of its JSON around them. */
function printed(...packets: readonly string[]): string {
  const lines = packets.map((packet) => `        { ${packet} }`).join(",\n");
  return `{\n    "packets": [\n${lines}\n    ],\n    "format": { "nb_streams": 2, "tags": { "title": "[a], {b}" } }\n}\n`;
}

function reading(...pieces: readonly string[]) {
  const packets = readPackets();
  for (const piece of pieces) packets.take(Buffer.from(piece));
  return packets;
}

function shown(...packets: readonly string[]): number[] {
  return [...reading(printed(...packets)).ofStream(0).shown.times];
}

it("puts packets in the order in which they are shown", () => {
  // As they are coded: a keyframe, the frame three on, and the two between that refer to both.
  const coded = [0, 9000, 3000, 6000].map(
    (pts) => `"stream_index": 0, "pts": ${pts}, "dts": 0, "flags": "__"`,
  );
  expect(shown(...coded)).toEqual([0, 3000, 6000, 9000]);
});

it("leaves out what an edit list discards, and counts what has no time", () => {
  const packets = reading(
    printed(
      '"stream_index": 0, "pts": -9000, "dts": -9000, "flags": "KD_"',
      '"stream_index": 0, "pts": -4500, "flags": "_D_"',
      '"stream_index": 0, "dts": 0, "flags": "___"',
      '"stream_index": 0, "pts": 4500, "dts": 4500, "flags": "K__"',
    ),
  );
  const { shown: times, decoded } = packets.ofStream(0);
  expect([[...times.times], times.timeless]).toEqual([[4500], 1]);
  expect([[...decoded.times], decoded.timeless]).toEqual([[0, 4500], 0]);
});

it("knows times before zero that are shown", () => {
  expect(
    shown('"stream_index": 0, "pts": -4500, "flags": "K_"', '"stream_index": 0, "pts": 0, "flags": "__"'),
  ).toEqual([-4500, 0]);
});

it("keeps the streams of a file apart, and the latest time of each", () => {
  const packets = reading(
    printed(
      '"stream_index": 1, "pts": 7, "dts": 7, "flags": "K_"',
      '"stream_index": 12, "pts": 5, "dts": 5, "flags": "K_"',
      '"stream_index": 1, "pts": 6, "dts": 8, "flags": "__"',
    ),
  );
  expect([...packets.ofStream(1).shown.times]).toEqual([6, 7]);
  expect([packets.latest(1), packets.latest(12), packets.latest(0)]).toEqual([7, 5, undefined]);
  expect([...packets.ofStream(0).shown.times]).toEqual([]);
});

it("does not mind where the output is cut, and hands on what is printed beside the packets", () => {
  const whole = printed(
    '"stream_index": 0, "pts": 4500, "dts": 4500, "flags": "K_"',
    '"stream_index": 0, "pts": 9000, "dts": 9000, "flags": "__"',
  );
  for (let cut = 0; cut <= whole.length; cut++) {
    const packets = reading(whole.slice(0, cut), whole.slice(cut));
    expect([...packets.ofStream(0).shown.times], `cut at ${cut}`).toEqual([4500, 9000]);
    expect(JSON.parse(packets.rest()), `cut at ${cut}`).toEqual({
      packets: [],
      format: { nb_streams: 2, tags: { title: "[a], {b}" } },
    });
  }
});

it("takes nothing from what is attached to a packet", () => {
  const attached =
    '"side_data_list": [\n { "side_data_type": "D]}", "pts": 3, "flags": "D", "skip": [ 1, 2 ] } ]';
  expect(
    shown(
      `"stream_index": 0, "pts": 1, "dts": 1, "flags": "K_", ${attached}`,
      '"stream_index": 0, "pts": 2, "dts": 2, "flags": "__"',
    ),
  ).toEqual([1, 2]);
});

it("reads a file that has no packets", () => {
  const packets = reading('{\n    "packets": [\n\n    ],\n    "streams": [\n\n    ]\n}\n');
  expect(JSON.parse(packets.rest())).toEqual({ packets: [], streams: [] });
});

it("takes the packets of ten hours, each pair of frames coded the other way round", () => {
  const packets = readPackets();
  packets.take(Buffer.from('{\n    "packets": [\n'));
  const count = 2_160_000;
  for (let frame = 0; frame < count; ) {
    const lines: string[] = [];
    for (let line = 0; line < 900; line++, frame++)
      lines.push(`{ "stream_index": 0, "pts": ${(frame ^ 1) * 1500}, "dts": 0, "flags": "__" },\n`);
    packets.take(Buffer.from(lines.join("")));
  }
  const { times } = packets.ofStream(0).shown;
  expect(times.length).toBe(count);
  expect(times.findIndex((time, index) => time !== index * 1500)).toBe(-1);
});
