import { EncodedPacketSink, type Input, VideoSampleSink } from "mediabunny";
import { stripSize, writePicture, writePictureHead } from "#annotations/lanes/picture-format.ts";
import type { Scan } from "#annotations/lanes/plan-scans.ts";
import type { LaneEnd, LaneReader } from "./lane-reader.ts";

const QUALITY = 0.7;

/** The pictures of a film's keyframes, turned upright, where they are wanted first. */
export async function readPictures(input: Input, reader: LaneReader): Promise<LaneEnd> {
  const track = await input.getPrimaryVideoTrack();
  if (!track) return "nothing";
  if (!(await track.canDecode())) return "failed";
  const size = stripSize(track.displayWidth, track.displayHeight);
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return "failed";
  const packets = new EncodedPacketSink(track);
  const samples = new VideoSampleSink(track);
  const known = new Set<number>();

  const read = async (seconds: number): Promise<void> => {
    const sample = await samples.getSample(seconds);
    if (!sample) return;
    try {
      sample.draw(context, 0, 0, size.width, size.height);
    } finally {
      sample.close();
    }
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
    reader.onBytes(writePicture(seconds, new Uint8Array(await blob.arrayBuffer())));
  };

  /** The first keyframe within a step. */
  const keyframeIn = async (from: number, until: number): Promise<number | undefined> => {
    const options = { metadataOnly: true };
    const before = (await packets.getKeyPacket(from, options)) ?? (await packets.getFirstKeyPacket(options));
    const packet =
      before && before.timestamp < from ? await packets.getNextKeyPacket(before, options) : before;
    return packet && packet.timestamp >= 0 && packet.timestamp < until ? packet.timestamp : undefined;
  };

  const look = async ({ from, to, step }: Scan): Promise<void> => {
    for (let at = from; at < to; at += step) {
      await reader.rested();
      const seconds = await keyframeIn(at, Math.min(to, at + step));
      if (seconds === undefined || known.has(seconds)) continue;
      known.add(seconds);
      await read(seconds);
    }
  };

  reader.onBytes(writePictureHead(size));
  for (let scan = reader.plan.next(); scan; scan = reader.plan.next()) {
    await look(scan);
    reader.onShare(reader.plan.share());
  }
  return "done";
}
