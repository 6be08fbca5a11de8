import { expect, it } from "vitest";
import {
  parseFfmpegTraits,
  readFfmpegTraits,
} from "../../../../../src-main/services/media/stand-ins/ffmpeg-traits.ts";

const DEBIAN = [
  "Encoders:",
  " V..... = Video",
  " V....D libx264              libx264 H.264 / AVC / MPEG-4 AVC / MPEG-4 part 10 (codec h264)",
  " V..... h264_v4l2m2m         V4L2 mem2mem H.264 encoder wrapper (codec h264)",
].join("\n");

it.each([
  ["ffmpeg version 5.1.9-0+deb12u1 Copyright", true],
  ["ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright", false],
  ["ffmpeg version 5.0.1 Copyright", false],
  ["ffmpeg version n7.1 Copyright", true],
  ["ffmpeg version N-109542-g5d2c2a5 Copyright", true],
])("knows of %s whether it can keep every frame by its newer name: %s", (banner, hasFpsMode) => {
  expect(parseFfmpegTraits(DEBIAN, banner)).toEqual({ ok: true, value: { encoder: "libx264", hasFpsMode } });
});

it("takes the encoder of the system where x264 was left out", () => {
  const list = " V....D h264_videotoolbox    VideoToolbox H.264 Encoder (codec h264)\n";
  expect(parseFfmpegTraits(list, "ffmpeg version 7.0")).toMatchObject({
    value: { encoder: "h264_videotoolbox" },
  });
});

it("says so where no encoder for H.264 is there", () => {
  const list = " V....D mpeg4                MPEG-4 part 2\n A....D libx264              not a picture\n";
  expect(parseFfmpegTraits(list, "ffmpeg version 7.0")).toEqual({ ok: false, error: "no-encoder" });
});

it("says so where there is no ffmpeg", async () => {
  expect(await readFfmpegTraits("/nowhere/ffmpeg")).toEqual({ ok: false, error: "no-ffmpeg" });
});
