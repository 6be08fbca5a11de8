import { expect, it } from "vitest";
import { findSilentTrouble } from "../../../../src-renderer/player/codecs.ts";

const H264 = { hasPicture: true, videoCodec: "h264", audioCodec: "aac" };

it("finds nothing wrong with a film that has its picture", () => {
  expect(findSilentTrouble(H264, 1280, "film.mp4")).toBeNull();
});

it("names the codec where sound plays and there is no picture", () => {
  expect(findSilentTrouble({ ...H264, videoCodec: "hevc" }, 0, "film.mov")).toEqual({
    code: "video-undecodable",
    parameters: { codec: "HEVC (H.265)", name: "film.mov" },
  });
});

it("says that AC-3 sound stays silent while the picture plays", () => {
  expect(findSilentTrouble({ ...H264, audioCodec: "ac3" }, 1280, "film.mp4")).toEqual({
    code: "audio-undecodable",
    parameters: { codec: "Dolby Digital (AC-3)", name: "film.mp4" },
  });
});

it("takes a recording without picture as it is", () => {
  expect(
    findSilentTrouble({ hasPicture: false, videoCodec: null, audioCodec: "mp3" }, 0, "a.mp3"),
  ).toBeNull();
});

it("believes the picture and not the codec, since some systems do decode HEVC", () => {
  expect(findSilentTrouble({ ...H264, videoCodec: "hevc" }, 1920, "film.mov")).toBeNull();
});
