/**
 * `npm run sample` makes the clip of the sample log with ffmpeg alone: no picture or sound from outside.
 * `npm run sample -- --check` makes it anew in a temporary folder and compares it with the committed one.
 *
 * The result is the same, byte for byte, on the same build of ffmpeg (with libx264 and libass) and the same
 * fonts (Noto Sans CJK, DejaVu Sans Mono): seeds are fixed, the number of threads is fixed and no date is written.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildBarcodeFilter } from "./barcode-filter.ts";
import { buildCameraScene } from "./camera-scene.ts";
import { writeCaptions } from "./captions.ts";
import { buildAssScript, RATE } from "./drawing.ts";
import { buildLiftScene } from "./lift-scene.ts";
import { buildRehearsalScene } from "./rehearsal-scene.ts";
import { PICTURE, type Scene } from "./scene.ts";
import { buildSoundGraph } from "./sound.ts";

const CLIP = fileURLToPath(new URL("../../samples/itaewon-class/making-of.mp4", import.meta.url));
const MAXIMAL_BYTES = 4_000_000;
const FRAME_TIME = `${RATE.denominator}/${RATE.numerator}`;

/** The graph of the picture, ending in `[picture]`; writes the scenes' scripts into the folder it names. */
function buildPictureGraph(scenes: readonly [Scene, Scene, Scene], folder: string): string {
  const branches = scenes.map((scene, index) => {
    const world = `world-${index}.ass`;
    const overlay = `overlay-${index}.ass`;
    writeFileSync(path.join(folder, world), buildAssScript(scene.world, scene.drawings));
    writeFileSync(path.join(folder, overlay), buildAssScript(PICTURE, scene.overlay));
    const { width, height } = scene.world;
    const { red, green, blue } = scene.backdrop;
    return [
      `color=black:s=${width}x${height}:r=${RATE.numerator}/${RATE.denominator}`,
      "format=gbrp",
      "trim=end_frame=1",
      `geq=r='${red}':g='${green}':b='${blue}'`,
      "noise=alls=2:all_seed=7",
      "format=rgb24",
      "loop=-1:1:0",
      `settb=${FRAME_TIME}`,
      "setpts=N",
      `trim=end_frame=${scene.frames}`,
      `ass=${world}`,
      ...(scene.camera === undefined ? [] : [scene.camera]),
      ...(scene.overlay.length === 0 ? [] : [`ass=${overlay}`]),
      `setsar=1,settb=${FRAME_TIME}[scene${index}]`,
    ].join(",");
  });
  const [first, second, third] = scenes;
  writeFileSync(
    path.join(folder, "captions.ass"),
    buildAssScript(PICTURE, writeCaptions([first.frames, second.frames, third.frames])),
  );
  const finish = [
    `[scene0][scene1][scene2]concat=n=3:v=1:a=0,settb=${FRAME_TIME},setpts=N`,
    "scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+bitexact",
    "format=yuv420p",
    buildBarcodeFilter(PICTURE),
    "ass=captions.ass",
    "drawtext=font='DejaVu Sans Mono':fontsize=21:fontcolor=0xe8e4dc:x=w-tw-20:y=695:" +
      `timecode='01\\:00\\:00\\;00':timecode_rate=${RATE.numerator}/${RATE.denominator}[picture]`,
  ];
  return [...branches, finish.join(",")].join(";");
}

function makeClip(target: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), "scenelog-sample-"));
  try {
    const scenes = [buildRehearsalScene(), buildCameraScene(), buildLiftScene()] as const;
    const lengths = [scenes[0].frames, scenes[1].frames, scenes[2].frames] as const;
    const graph = `${buildPictureGraph(scenes, folder)};${buildSoundGraph(lengths)}`;
    writeFileSync(path.join(folder, "graph.txt"), graph);
    run(
      "ffmpeg",
      [
        ["-hide_banner", "-v", "warning", "-stats", "-nostdin", "-y"],
        ["-filter_complex_threads", "2", "-filter_complex_script", "graph.txt"],
        ["-map", "[picture]", "-map", "[sound]", "-map_metadata", "-1"],
        [
          "-c:v",
          "libx264",
          "-preset",
          "slow",
          "-tune",
          "animation",
          "-crf",
          "28",
          "-profile:v",
          "high",
          "-threads:v",
          "2",
        ],
        ["-bf", "3", "-g", "50", "-keyint_min", "50", "-sc_threshold", "0"],
        ["-x264-params", `aq-mode=3:zones=${lengths[0]},${lengths[0] + lengths[1] - 1},b=0.7`],
        ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"],
        ["-c:a", "aac", "-b:a", "80k", "-ac", "2", "-threads:a", "1"],
        ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"],
        ["-timecode", "01:00:00;00", "-movflags", "+faststart", "clip.mp4"],
      ].flat(),
      folder,
    );
    copyFileSync(path.join(folder, "clip.mp4"), target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, parameters: readonly string[], folder: string): string {
  const done = spawnSync(program, parameters, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (done.error !== undefined) throw new Error(`${program} could not be started: ${done.error.message}`);
  if (done.status !== 0) throw new Error(`${program} ended with status ${done.status}.`);
  return done.stdout;
}

/** What another build of ffmpeg must still agree on where the bytes differ. */
function describeClip(file: string): string {
  const fields = "stream=codec_name,width,height,r_frame_rate,nb_frames,has_b_frames,channels,sample_rate";
  return run(
    "ffprobe",
    ["-v", "error", "-show_entries", `${fields}:stream_tags=timecode`, "-of", "compact", file],
    path.dirname(file),
  );
}

function hash(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

function checkClip(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), "scenelog-check-"));
  try {
    const anew = path.join(folder, "making-of.mp4");
    makeClip(anew);
    if (hash(anew) === hash(CLIP)) {
      process.stdout.write("The clip is the same, byte for byte.\n");
      return true;
    }
    const [expected, found] = [describeClip(CLIP), describeClip(anew)];
    if (expected === found) {
      process.stdout.write(
        "The bytes differ (another build of ffmpeg or other fonts?), the clip's properties agree.\n",
      );
      return true;
    }
    process.stderr.write(`The clip differs. Committed:\n${expected}\nMade anew:\n${found}\n`);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv.includes("--check")) {
  process.exitCode = checkClip() ? 0 : 1;
} else {
  makeClip(CLIP);
  const bytes = statSync(CLIP).size;
  process.stdout.write(`${path.basename(CLIP)}: ${bytes} bytes\n`);
  if (bytes >= MAXIMAL_BYTES) {
    process.stderr.write(`The clip must stay under ${MAXIMAL_BYTES} bytes.\n`);
    process.exitCode = 1;
  }
}
