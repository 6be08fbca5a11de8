import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildBarcodeFilter } from "../../../scripts/sample/barcode-filter.ts";
import { CLIP_PICTURE, type ClipRecipe } from "./recipes.ts";
import { turnVideoTrack } from "./turn-track.ts";

const run = promisify(execFile);

/** Where made clips are kept from one run to the next; a recipe that changes makes a new clip. */
const CACHE = join(tmpdir(), "scenelog-barcode-clips");

/** Makes the clip of a recipe by ffmpeg, or finds the one that was made before. Answers its path. */
export async function makeBarcodeClip(recipe: ClipRecipe): Promise<string> {
  const encode = encodeArguments(recipe);
  const digest = createHash("sha256")
    .update(JSON.stringify([encode, recipe]))
    .digest("hex")
    .slice(0, 12);
  const path = join(CACHE, `${recipe.name}-${digest}.${recipe.container}`);
  if (existsSync(path)) return path;
  await mkdir(CACHE, { recursive: true });
  const half = `${path}.${process.pid}.${recipe.container}`;
  await run("ffmpeg", [...encode, half]);
  const made = recipe.trimFrom === undefined ? half : await trim(half, recipe.trimFrom, recipe.container);
  if (recipe.turned) await writeFile(made, turnVideoTrack(await readFile(made)));
  // Under its name only when it is whole: a run that was ended leaves no half a clip behind.
  await rename(made, path);
  return path;
}

function encodeArguments(recipe: ClipRecipe): string[] {
  const { width, height } = CLIP_PICTURE;
  const source = `testsrc2=size=${width}x${height}:rate=${recipe.rate}:duration=${recipe.seconds}`;
  const filters = [
    ...(recipe.timing === undefined ? [] : [recipe.timing]),
    buildBarcodeFilter(CLIP_PICTURE),
    ...(recipe.turned ? ["transpose=cclock"] : []),
  ];
  const sound = recipe.container === "webm" ? "libopus" : "aac";
  return [
    ["-v", "error", "-y", ...(recipe.input ?? []), "-f", "lavfi", "-i", source],
    ["-f", "lavfi", "-i", `sine=frequency=330:sample_rate=48000:duration=${recipe.seconds}`],
    ["-map", "0:v", "-map", "1:a", "-vf", filters.join(","), "-vsync", "passthrough"],
    [...recipe.video, "-c:a", sound, "-b:a", "64k", ...(recipe.output ?? [])],
  ].flat();
}

async function trim(path: string, seconds: number, container: string): Promise<string> {
  const trimmed = `${path}.trimmed.${container}`;
  await run("ffmpeg", ["-v", "error", "-y", "-ss", `${seconds}`, "-i", path, "-c", "copy", trimmed]);
  return trimmed;
}
