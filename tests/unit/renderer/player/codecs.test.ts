import { expect, it } from "vitest";
import { cureOf, findSilentTrouble, foreseeTrouble } from "../../../../src-renderer/player/codecs.ts";

/** A system that decodes nothing but what all do. */
const never = () => false;

const H264 = { hasPicture: true, videoCodec: "h264", audioCodec: "aac" };

it("finds nothing wrong with a film that has its picture", () => {
  expect(findSilentTrouble(H264, 1280, "film.mp4", never)).toBeNull();
});

it("names the codec where sound plays and there is no picture", () => {
  expect(findSilentTrouble({ ...H264, videoCodec: "hevc" }, 0, "film.mov", never)).toEqual({
    code: "video-undecodable",
    parameters: { codec: "HEVC (H.265)", name: "film.mov" },
  });
});

it("says that AC-3 sound stays silent while the picture plays", () => {
  expect(findSilentTrouble({ ...H264, audioCodec: "ac3" }, 1280, "film.mp4", never)).toEqual({
    code: "audio-undecodable",
    parameters: { codec: "Dolby Digital (AC-3)", name: "film.mp4" },
  });
});

it("takes a recording without picture as it is", () => {
  expect(
    findSilentTrouble({ hasPicture: false, videoCodec: null, audioCodec: "mp3" }, 0, "a.mp3", never),
  ).toBeNull();
});

it("believes the picture and not the codec, since some systems do decode HEVC", () => {
  expect(findSilentTrouble({ ...H264, videoCodec: "hevc" }, 1920, "film.mov", never)).toBeNull();
});

const MP4 = "mov,mp4,m4a,3gp,3g2,mj2";

it.each([
  [MP4, "h264", "aac"],
  [MP4, "av1", "opus"],
  ["matroska,webm", "h264", "flac"],
  ["matroska,webm", "vp9", null],
  [MP4, "h264", "pcm_s24le"],
  ["wav", null, "pcm_s16le"],
  ["mp3", null, "mp3"],
  // The picture plays: its sound is suggested later, beside the film.
  [MP4, "h264", "ac3"],
  // Nothing was read.
  [null, null, null],
])("knows nothing against %s with %s and %s", (container, videoCodec, audioCodec) => {
  expect(foreseeTrouble({ container, videoCodec, audioCodec }, "film", never)).toBeNull();
});

it.each([
  [MP4, "hevc", "video-undecodable", "HEVC (H.265)"],
  [MP4, "prores", "video-undecodable", "Apple ProRes"],
  ["mxf", "dnxhd", "video-undecodable", "Avid DNxHD/DNxHR"],
  ["avi", "mpeg4", "video-undecodable", "MPEG-4 Part 2"],
  ["matroska,webm", "ffv1", "video-undecodable", "FFV1"],
])("says before it is tried that in %s the picture is %s", (container, videoCodec, code, codec) => {
  expect(foreseeTrouble({ container, videoCodec, audioCodec: "aac" }, "film", never)).toEqual({
    code,
    parameters: { codec, name: "film" },
  });
});

it.each([
  ["mpegts", "MPEG-TS"],
  ["avi", "AVI"],
  ["mxf", "MXF"],
])("says before it is tried that %s itself is the matter where the picture is H.264", (container, named) => {
  const trouble = foreseeTrouble({ container, videoCodec: "h264", audioCodec: "aac" }, "film", never);
  expect(trouble).toEqual({ code: "container-unsupported", parameters: { container: named, name: "film" } });
  expect(trouble && cureOf(trouble)).toBe("remux");
});

it("says so of sound without picture that would stay silent", () => {
  expect(
    foreseeTrouble({ container: MP4, videoCodec: null, audioCodec: "ac3" }, "film", never),
  ).toMatchObject({
    code: "audio-undecodable",
  });
});

it("lets HEVC be tried where the system says that it decodes it", () => {
  const asked: string[] = [];
  const mac = (type: string) => asked.push(type) > 0;
  expect(foreseeTrouble({ container: MP4, videoCodec: "hevc", audioCodec: "aac" }, "film", mac)).toBeNull();
  expect(asked).toEqual(['video/mp4; codecs="hvc1.1.6.L93.B0"']);
});

it("offers a proxy for a picture, a remux for the rest, and nothing for what no copy mends", () => {
  const of = (code: string) => cureOf({ code, parameters: {} });
  expect(of("video-undecodable")).toBe("proxy");
  expect(of("audio-undecodable")).toBe("remux");
  expect(of("video-missing")).toBeUndefined();
});
