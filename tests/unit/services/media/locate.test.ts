import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fingerprintOf } from "../../../../src-main/services/media/fingerprint.ts";
import { locateMedium } from "../../../../src-main/services/media/locate.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("a video is found where the log says, else by name and content below, else by content alone", async () => {
  const folder = tempFolder();
  await writeFile(join(folder, "clip.mp4"), "film one");
  const fingerprint = await fingerprintOf(join(folder, "clip.mp4"));
  const trace = { path: "clip.mp4", fingerprint };
  expect(await locateMedium(folder, trace)).toBe(join(folder, "clip.mp4"));
  await mkdir(join(folder, "rushes/day 1"), { recursive: true });
  await rename(join(folder, "clip.mp4"), join(folder, "rushes/day 1/clip.mp4"));
  await writeFile(join(folder, "rushes/clip.mp4"), "film two");
  expect(await locateMedium(folder, trace)).toBe(join(folder, "rushes/day 1/clip.mp4"));
  await rename(join(folder, "rushes/day 1/clip.mp4"), join(folder, "rushes/renamed.mp4"));
  expect(await locateMedium(folder, trace)).toBe(join(folder, "rushes/renamed.mp4"));
  expect(await locateMedium(folder, { path: "gone.mp4" })).toBeUndefined();
  expect(await locateMedium(folder, { path: "renamed.mp4" })).toBe(join(folder, "rushes/renamed.mp4"));
  expect(await locateMedium(folder, {})).toBeUndefined();
});

test("a fingerprint is size and SHA-256 of the first and the last MiB", async () => {
  const path = join(tempFolder(), "a.mp4");
  const mib = 1024 * 1024;
  await writeFile(
    path,
    Buffer.concat([Buffer.alloc(mib, "a"), Buffer.alloc(5, "-"), Buffer.alloc(mib, "b")]),
  );
  // By sha256sum of 1,048,576 times "a" and of 1,048,576 times "b".
  expect(await fingerprintOf(path)).toEqual({
    size: 2 * mib + 5,
    head: "9bc1b2a288b26af7257a36277ae3816a7d4f16e89c1e7e77d0a5c48bad62b360",
    tail: "e56ec8dc1862be6c09c53620cbc0f00f639de2a51c882745fbbc4e144714b3c2",
  });
});
