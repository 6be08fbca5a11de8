import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { makeBarcodeClip } from "../support/barcode-clips/make-clip.ts";
import { type ClipTruth, readClipTruth } from "../support/barcode-clips/read-truth.ts";
import { CLIP_RECIPES } from "../support/barcode-clips/recipes.ts";
import { type AppTest, withApp } from "../support/electron-test.ts";
import { writeFilmLog } from "../support/film-log.ts";
import { PROJECT, type RunningApp } from "../support/launch-electron.ts";
import { letFramesPass, shownFrame, waitForFilm } from "../support/log-page.ts";
import { captureBarcode, jumpByRow, letPaint, pictureOnPage, revealRow } from "../support/seek-page.ts";

const missing = spawnSync("ffmpeg", ["-version"]).error ? "not run: ffmpeg missing" : undefined;
test.skip(missing !== undefined, missing ?? "");

/** The app on one of the clips of the seek bench, with a row to jump by for every frame asked for. */
type Opened = RunningApp & {
  readonly truth: ClipTruth;
  jump(frame: number): Promise<void>;
  /** Waits for a frame to be named, and looks whether it is the one on the screen. */
  expectFrame(frame: number): Promise<void>;
};

async function openClip(
  { temp, start }: AppTest,
  name: string,
  frames: readonly number[],
  options: Parameters<AppTest["start"]>[1] = {},
): Promise<Opened> {
  const recipe = CLIP_RECIPES.find((one) => one.name === name);
  if (!recipe) throw new Error(`there is no clip ${name}`);
  const clip = await makeBarcodeClip(recipe);
  const truth = await readClipTruth(clip);
  const rows = [...frames].sort((a, b) => a - b);
  const running = await start(
    [
      await writeFilmLog(
        join(temp, "log"),
        clip,
        rows.map((frame) => truth.times[frame] ?? 0),
      ),
    ],
    options,
  );
  const { app, page } = running;
  await waitForFilm(page);
  const expectFrame = async (frame: number): Promise<void> => {
    await expect.poll(() => shownFrame(page)).toBe(frame);
    await letPaint(page);
    expect(await captureBarcode(app, await pictureOnPage(page)), `the picture of frame ${frame}`).toBe(
      truth.barcodes[frame],
    );
    expect(await shownFrame(page)).toBe(frame);
  };
  return {
    ...running,
    truth,
    expectFrame,
    async jump(frame) {
      const row = rows.indexOf(frame);
      await revealRow(page, row);
      await jumpByRow(page, row, frame);
    },
  };
}

for (const name of ["fragmented", "no-edit-list", "uneven-mp4", "left-out-mkv", "trimmed", "rotated"]) {
  test(
    `steps across a keyframe, forward and back, show the frame that is named (${name})`,
    withApp(async (parts) => {
      const { truth, page, expectFrame, jump } = await openClip(
        parts,
        name,
        [50, 51, 52, 53, 54, 55, 56, 57],
      );
      const key = truth.keyframes.find((frame) => frame >= 55) ?? Number.NaN;
      await jump(53);
      await expectFrame(53);
      for (let frame = 54; frame <= key + 2; frame++) {
        await page.keyboard.press("ArrowRight");
        await expectFrame(frame);
      }
      for (let frame = key + 1; frame >= key - 4; frame--) {
        await page.keyboard.press("ArrowLeft");
        await expectFrame(frame);
      }
    }),
  );
}

test(
  "a film trimmed by an edit list has its own frames, from its first, on a machine without ffprobe as well",
  withApp(async (parts) => {
    const { truth, page, expectFrame, jump } = await openClip(parts, "trimmed", [0, 21, 350], {
      programs: parts.temp,
    });
    const last = truth.times.length - 1;
    expect(last).toBe(350);
    // The first that is shown is the fortieth of the file.
    expect(truth.barcodes[0]).toBe(39);
    await expectFrame(0);
    for (const frame of [21, 350]) {
      await jump(frame);
      await expectFrame(frame);
    }
    await page.keyboard.press("ArrowLeft");
    await expectFrame(last - 1);
    await page.keyboard.press("Home");
    await expectFrame(0);
  }),
);

for (const [name, big, details] of [
  // timecode-media and footage, expected.json: what the timecode track says.
  ["footage/karma.mp4", "19:26:48:04", "frame 0 · 29.97"],
  ["timecode-media/VideoAndTimecodeTrack_29_97i_Start-00-00-00-00.mov", "00:00:00:00", "frame 0 · 29.97"],
  ["timecode-media/VideoTrack_29_97_Start-00-00-00-00.mp4", "0:00.00", "frame 0 · 29.97"],
  // Its first picture comes 0.033 s after the clock's zero.
  ["footage/book.mkv", "0:00.03", "frame 0 · 30"],
] as const) {
  test(
    `${name} opens at ${big}`,
    withApp(async ({ temp, start }) => {
      const fixture = join(PROJECT, "../shared/fixtures", name);
      test.skip(!existsSync(fixture), "not run: fixtures missing");
      const { page } = await start([await writeFilmLog(join(temp, "log"), fixture, [])]);
      await waitForFilm(page);
      await expect(page.locator(".transport-big")).toHaveText(big);
      await expect(page.locator(".transport-details")).toHaveText(details);
    }),
  );
}

test(
  "a frame that the player cannot reach is drawn in its place, says so, and gives way to the film when that goes on",
  withApp(async (parts) => {
    const { truth, page, expectFrame, jump } = await openClip(parts, "fragmented", [10, 59, 100]);
    const note = page.getByRole("note").filter({ hasText: "decoded frame" });
    expect(truth.keyframes).toContain(60);
    await jump(10);
    await expectFrame(10);
    await expect(note).toBeHidden();
    await jump(59);
    await expectFrame(59);
    await expect(note).toBeVisible();

    // In full screen it lies where the picture lies.
    await page.keyboard.press("F11");
    await expect(page.getByRole("region", { name: "Scene log" })).toBeHidden();
    await expectFrame(59);
    await page.keyboard.press("F11");

    await jump(100);
    await expectFrame(100);
    await expect(note).toBeHidden();
    await jump(59);
    await expectFrame(59);
    await page.keyboard.press("Space");
    await letFramesPass(page, 5);
    await expect(note).toBeHidden();
    await page.keyboard.press("Space");
    await expectFrame(await shownFrame(page));
  }),
);

test(
  "the picture follows the pointer along the line of the film, and ends on the frame that is named",
  withApp(async (parts) => {
    const { page, expectFrame } = await openClip(parts, "fragmented", [1]);
    const line = await page.locator(".seek-bar").boundingBox();
    if (!line) throw new Error("there is no line");
    const at = (share: number) => [line.x + line.width * share, line.y + line.height / 2] as const;
    await page.mouse.move(...at(0.1));
    await page.mouse.down();
    const seen = new Set<number>();
    for (let step = 0; step <= 40; step++) {
      await page.mouse.move(...at(0.1 + step * 0.02));
      seen.add(await shownFrame(page));
    }
    await page.mouse.up();
    // 360 frames: the pointer ends at nine tenths of them.
    await expect.poll(async () => Math.abs((await shownFrame(page)) - 324)).toBeLessThanOrEqual(3);
    await expectFrame(await shownFrame(page));
    expect(seen.size, "frames that were named on the way").toBeGreaterThan(5);
  }),
);

for (const name of ["fragmented", "uneven-mp4"]) {
  test(
    `while the film plays, the frame that is named and the picture are never more than one apart (${name})`,
    withApp(async (parts) => {
      const { app, page, truth } = await openClip(parts, name, [1]);
      const picture = await pictureOnPage(page);
      await page.keyboard.press("Space");
      await letFramesPass(page, 10);
      const off: number[] = [];
      for (let capture = 0; capture < 25; capture++) {
        const before = await shownFrame(page);
        const barcode = await captureBarcode(app, picture);
        const after = await shownFrame(page);
        const frame = truth.barcodes.indexOf(barcode ?? -1);
        // The capture lies somewhere between the two readings of the number.
        off.push(frame < before ? before - frame : Math.max(0, frame - after));
      }
      expect(Math.max(...off), `frames apart: ${off}`).toBeLessThanOrEqual(1);
    }),
  );
}
