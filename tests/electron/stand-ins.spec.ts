import { execFile, spawnSync } from "node:child_process";
import { copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { expect, type Page, test } from "@playwright/test";
import { makeBarcodeClip } from "../support/barcode-clips/make-clip.ts";
import { readClipTruth } from "../support/barcode-clips/read-truth.ts";
import type { ClipRecipe } from "../support/barcode-clips/recipes.ts";
import { answerDialogs, closeWindow, withApp } from "../support/electron-test.ts";
import { writeFilmLog } from "../support/film-log.ts";
import { makeClip } from "../support/footage.ts";
import type { RunningApp } from "../support/launch-electron.ts";
import { readLog } from "../support/log-on-disk.ts";
import { expectEntries, shownFrame, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { captureBarcode, letPaint, pictureOnPage } from "../support/seek-page.ts";

const run = promisify(execFile);
const missing = spawnSync("ffmpeg", ["-version"]).error ? "not run: ffmpeg missing" : undefined;
test.skip(missing !== undefined, missing ?? "");

const HEVC = ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none", "-g", "30"];

/** Four seconds at 23.976 in HEVC, in QuickTime, beginning half a second late. */
const PHONE: ClipRecipe = {
  name: "hevc",
  container: "mov",
  rate: "24000/1001",
  seconds: 4,
  input: ["-itsoffset", "0.5"],
  video: [...HEVC, "-tag:v", "hvc1"],
};

/** H.264 that only its container keeps from being played: an MP4 turned into a transport stream. */
const CAMERA: ClipRecipe = {
  name: "plain",
  container: "mp4",
  rate: "30000/1001",
  seconds: 4,
  video: ["-c:v", "libx264", "-preset", "veryfast", "-bf", "2", "-g", "30", "-pix_fmt", "yuv420p"],
};

/** The folder of playable copies of an app. */
async function copiesOf(data: string): Promise<readonly string[]> {
  return readdir(join(data, "media-cache/stand-ins")).catch(() => []);
}

/** Goes through frames by the arrow keys and Home and End; the number named and the picture have to agree with the film. */
async function expectFrames(
  { app, page }: RunningApp,
  barcodes: readonly (number | undefined)[],
): Promise<void> {
  const expectFrame = async (frame: number): Promise<void> => {
    await expect.poll(() => shownFrame(page)).toBe(frame);
    await letPaint(page);
    expect(await captureBarcode(app, await pictureOnPage(page)), `the picture of frame ${frame}`).toBe(
      barcodes[frame],
    );
  };
  const last = barcodes.length - 1;
  await page.keyboard.press("Home");
  await expectFrame(0);
  for (const frame of [1, 2, 3]) {
    await page.keyboard.press("ArrowRight");
    await expectFrame(frame);
  }
  await page.keyboard.press("End");
  await expectFrame(last);
  for (const frame of [last - 1, last - 2]) {
    await page.keyboard.press("ArrowLeft");
    await expectFrame(frame);
  }
  // A second back is the frame that begins nearest to it.
  await page.keyboard.press("Shift+ArrowLeft");
  await expect.poll(() => shownFrame(page)).toBeLessThan(last - 20);
  await expectFrame(await shownFrame(page));
}

/** Waits until a copy has been made and plays: as long as ffmpeg takes here. */
async function waitForCopy(page: Page): Promise<void> {
  await expect(page.locator(".player-picture")).toHaveAttribute("data-phase", "ready", { timeout: 60_000 });
}

function makeButton(page: Page, name: string) {
  return page.getByRole("button", { name, exact: true });
}

test(
  "a film in HEVC says what it is, plays after the proxy with the film's own frame numbers and times, and next time at once",
  withApp(async ({ temp, data, start }) => {
    test.setTimeout(120_000);
    const clip = await makeBarcodeClip(PHONE);
    const truth = await readClipTruth(clip);
    const folder = join(temp, "log");
    const path = await writeFilmLog(folder, clip, []);
    const running = await start([path]);
    const { page } = running;
    await expect(page.getByText("The picture is HEVC (H.265), which cannot be shown here")).toBeVisible();
    await makeButton(page, "Make a proxy").click();
    await waitForCopy(page);
    await expectFrames(running, truth.barcodes);

    await page.keyboard.press("Home");
    await expect.poll(() => shownFrame(page)).toBe(0);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => shownFrame(page)).toBe(1);
    await page.keyboard.press("m");
    await expectEntries(page, 1);
    await waitForSaved(page);
    const [entry] = (await readLog(path)).annotations;
    expect(entry?.start).toBeCloseTo(truth.times[1] ?? Number.NaN, 6);
    expect(await copiesOf(data)).toHaveLength(2);
    await closeWindow(running);

    const again = await start([path]);
    await waitForFilm(again.page);
    await expect(makeButton(again.page, "Make a proxy")).toBeHidden();
    await expectFrames(again, truth.barcodes);
    await closeWindow(again);
    expect((await readdir(folder)).toSorted()).toEqual([basename(clip), basename(path)].toSorted());
  }),
);

test(
  "a transport stream plays once it lies in an MP4, frame for frame, without being encoded again",
  withApp(async ({ temp, data, start }) => {
    const plain = await makeBarcodeClip(CAMERA);
    const truth = await readClipTruth(plain);
    const stream = join(temp, "camera.ts");
    await run("ffmpeg", ["-v", "error", "-i", plain, "-c", "copy", stream]);
    const running = await start([await writeFilmLog(join(temp, "log"), stream, [])]);
    const { page } = running;
    await expect(page.getByText("MPEG-TS files cannot be played here")).toBeVisible();
    await makeButton(page, "Put it into an MP4").click();
    await waitForCopy(page);
    await expectFrames(running, truth.barcodes);
    expect((await copiesOf(data)).filter((name) => name.endsWith("-remux.mp4"))).toHaveLength(1);
  }),
);

test(
  "giving up a copy leaves nothing behind, and it can be asked for again",
  withApp(async ({ temp, data, start }) => {
    const film = join(temp, "long.avi");
    await run("ffmpeg", [
      ...["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=120"],
      ...["-c:v", "mpeg4", "-q:v", "5", film],
    ]);
    const { page } = await start([await writeFilmLog(join(temp, "log"), film, [])]);
    await expect(page.getByText("The picture is MPEG-4 Part 2, which cannot be shown here")).toBeVisible();
    await makeButton(page, "Make a proxy").click();
    await expect(page.getByText("Making a proxy of long.avi")).toBeVisible();
    await expect(page.getByText(/^\d+ % · .* left$/)).toBeVisible();
    await expect.poll(() => copiesOf(data)).toHaveLength(1);
    await makeButton(page, "Cancel").click();
    await expect(makeButton(page, "Make a proxy")).toBeEnabled();
    expect(await copiesOf(data)).toEqual([]);
    await expect(page.getByRole("alert")).toHaveCount(0);
  }),
);

test(
  "closing the window while a copy is made ends it and leaves nothing behind",
  withApp(async ({ temp, data, start }) => {
    const film = join(temp, "long.avi");
    await run("ffmpeg", [
      ...["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=120"],
      ...["-c:v", "mpeg4", "-q:v", "5", film],
    ]);
    const running = await start([await writeFilmLog(join(temp, "log"), film, [])]);
    await makeButton(running.page, "Make a proxy").click();
    await expect.poll(() => copiesOf(data)).toHaveLength(1);
    await closeWindow(running);
    expect(await copiesOf(data)).toEqual([]);
  }),
);

test(
  "a film whose sound is AC-3 plays at once, and a word at the foot offers a copy that can be heard",
  withApp(async ({ temp, start }) => {
    const film = await makeClip(join(temp, "concert.mp4"), ["-c:v", "libx264", "-c:a", "ac3"]);
    const { page } = await start([await writeFilmLog(join(temp, "log"), film, [])]);
    await waitForFilm(page);
    await expect(page.getByText(/its sound is Dolby Digital \(AC-3\)/)).toBeVisible();
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => shownFrame(page)).toBe(25);
    const silent = await page.locator("video").getAttribute("src");
    await makeButton(page, "Make a copy with sound").click();
    const playing = () => page.locator("video").getAttribute("src");
    await expect.poll(playing, { timeout: 60_000 }).not.toBe(silent);
    await waitForFilm(page);
    await expect.poll(() => shownFrame(page)).toBe(25);
    const heard = await page.locator("video").evaluate(async (video: HTMLVideoElement) => {
      const context = new AudioContext();
      const bytes = await (await fetch(video.currentSrc)).arrayBuffer();
      const sound = await context.decodeAudioData(bytes);
      return Math.max(...sound.getChannelData(0).slice(0, 48_000).map(Math.abs));
    });
    expect(heard).toBeGreaterThan(0.05);
    await expect(page.getByText(/its sound is/)).toBeHidden();
  }),
);

test(
  "without ffmpeg the notice says what to install, and trying again goes on from there",
  withApp(async ({ temp, data, start }) => {
    // ffprobe by a path of its own: whoever has only that has no ffmpeg beside it.
    const tools = join(temp, "tools");
    await mkdir(tools);
    const ffprobe = join(tools, "ffprobe");
    const real = (await run("which", ["ffprobe"])).stdout.trim();
    await writeFile(ffprobe, `#!/bin/sh\nexec ${real} "$@"\n`, { mode: 0o755 });
    await mkdir(data, { recursive: true });
    await writeFile(join(data, "config.json"), JSON.stringify({ ffprobePath: ffprobe }));
    const film = await makeClip(join(temp, "phone.mov"), [...HEVC, "-c:a", "aac"]);
    const { page } = await start([await writeFilmLog(join(temp, "log"), film, [])]);
    await expect(page.getByText(/ffmpeg is not installed on this machine\. Install it/)).toBeVisible();
    await writeFile(join(tools, "ffmpeg"), `#!/bin/sh\nexec ${real.replace(/ffprobe$/, "ffmpeg")} "$@"\n`, {
      mode: 0o755,
    });
    await makeButton(page, "Try again").click();
    await makeButton(page, "Make a proxy").click();
    await waitForCopy(page);
  }),
);

test(
  "another film can be chosen in place of one that cannot be played",
  withApp(async ({ temp, start }) => {
    const film = await makeClip(join(temp, "camera.mov"), ["-c:v", "mjpeg", "-c:a", "pcm_s16le"]);
    const app = await start([await writeFilmLog(join(temp, "log"), film, [])]);
    await expect(app.page.getByText("The picture is Motion JPEG, which cannot be shown here")).toBeVisible();
    const other = join(temp, "other.mp4");
    await copyFile(await makeBarcodeClip(CAMERA), other);
    await answerDialogs(app, other);
    await app.page.getByRole("button", { name: "Choose another file…" }).click();
    await waitForFilm(app.page);
  }),
);
