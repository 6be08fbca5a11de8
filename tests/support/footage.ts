import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { PROJECT } from "./launch-electron.ts";

const run = promisify(execFile);

const SAMPLE_CLIP = join(PROJECT, "samples/itaewon-class/making-of.mp4");
const FOOTAGE = join(PROJECT, "../shared/fixtures/footage");

/** Copies the sample's clip to a path. */
export async function copyClip(path: string): Promise<string> {
  await copyFile(SAMPLE_CLIP, path);
  return path;
}

/** Where a clip of real footage lies; `undefined` where the fixtures are missing. */
export function footageClip(name: string): string | undefined {
  const path = join(FOOTAGE, name);
  return existsSync(path) ? path : undefined;
}

/** Makes two seconds of a test picture with a tone by ffmpeg, in the codecs that the arguments name. */
export async function makeClip(path: string, codecs: readonly string[]): Promise<string> {
  const picture = ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=2"];
  const sound = ["-f", "lavfi", "-i", "sine=frequency=440:duration=2"];
  await run("ffmpeg", ["-v", "error", "-y", ...picture, ...sound, ...codecs, "-shortest", path]);
  return path;
}
