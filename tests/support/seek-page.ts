import type { ElectronApplication, Page } from "playwright";
import { BARCODE } from "../../scripts/sample/barcode-layout.ts";
import { type PictureRectangle, readBarcode } from "./barcode.ts";

/** What came of asking for a frame: the frame that the app names at last, and how long it took to be there. */
export type Asked = { readonly shown: number; readonly ms: number };

/** How long a frame may take, on a busy machine and far from a keyframe, before it counts as never shown. */
const LIMIT_MS = 10_000;

/** Where the film's picture lies on the page, in CSS pixels: in the middle of its element, as large as fits. */
export async function pictureOnPage(page: Page): Promise<PictureRectangle> {
  return page.locator(".player-picture video").evaluate((video) => {
    if (!(video instanceof HTMLVideoElement)) throw new Error("there is no film");
    const box = video.getBoundingClientRect();
    const scale = Math.min(box.width / video.videoWidth, box.height / video.videoHeight);
    const [width, height] = [video.videoWidth * scale, video.videoHeight * scale];
    return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
  });
}

/**
 * The barcode on the screen, overlay and all: the part of the window where the barcode lies, as the compositor put it
 * together. `undefined` where it cannot be read.
 */
export async function captureBarcode(
  app: ElectronApplication,
  picture: PictureRectangle,
): Promise<number | undefined> {
  const top = picture.y + (picture.height * BARCODE.strip.y) / BARCODE.reference.height;
  const area = {
    x: Math.floor(picture.x),
    y: Math.floor(top),
    width: Math.ceil(picture.width) + 1,
    height: Math.ceil(picture.y + picture.height - top) + 1,
  };
  const shot = await app.evaluate(async ({ BrowserWindow }, rectangle) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error("there is no window");
    const image = await window.webContents.capturePage(rectangle);
    return { ...image.getSize(), pixels: image.toBitmap().toString("base64") };
  }, area);
  // Blue and red come swapped; the barcode is black and white.
  const image = { width: shot.width, height: shot.height, data: Buffer.from(shot.pixels, "base64") };
  return readBarcode(image, { ...picture, x: picture.x - area.x, y: picture.y - area.y });
}

/** Brings a row of the log, counted from 0, into the page. The list guesses the height of rows that it has not drawn yet. */
export async function revealRow(page: Page, row: number): Promise<void> {
  await page.waitForFunction((index) => {
    const list = document.querySelector(".log-list");
    const drawn = [...document.querySelectorAll<HTMLElement>(".log-row")];
    const middle = drawn[Math.floor(drawn.length / 2)];
    if (!list || !middle) return false;
    if (drawn.some((one) => one.dataset["index"] === `${index}`)) return true;
    list.scrollTop += (index - Number(middle.dataset["index"])) * middle.offsetHeight;
    return false;
  }, row);
}

/** Clicks the time of a row that is in the page, and waits until the app shows the frame. */
export async function jumpByRow(page: Page, row: number, frame: number): Promise<Asked> {
  return page.evaluate(
    ({ selector, wanted, limit }) =>
      new Promise<Asked>((resolve) => {
        const button = document.querySelector<HTMLElement>(selector);
        const label = document.querySelector(".transport-details");
        if (!button || !label) throw new Error(`the page has no ${selector}`);
        const from = performance.now();
        let timer = 0;
        const watcher = new MutationObserver(() => {
          const shown = Number(/frame (\d+)/.exec(label.textContent ?? "")?.[1] ?? Number.NaN);
          if (shown !== wanted) return;
          watcher.disconnect();
          clearTimeout(timer);
          resolve({ shown, ms: performance.now() - from });
        });
        timer = window.setTimeout(() => {
          watcher.disconnect();
          const shown = Number(/frame (\d+)/.exec(label.textContent ?? "")?.[1] ?? Number.NaN);
          resolve({ shown, ms: limit });
        }, limit);
        watcher.observe(label, { childList: true, characterData: true, subtree: true });
        button.click();
      }),
    { selector: `.log-row[data-index="${row}"] .log-row-in`, wanted: frame, limit: LIMIT_MS },
  );
}

/** Waits until the app shows a frame, or has not for 10 s; answers the frame that it shows. */
export async function waitForFrame(page: Page, frame: number): Promise<number> {
  const shown = await page.waitForFunction(
    ({ wanted, limit, from }) => {
      const text = document.querySelector(".transport-details")?.textContent ?? "";
      const number = Number(/frame (\d+)/.exec(text)?.[1] ?? Number.NaN);
      return number === wanted || Date.now() - from > limit ? { number } : false;
    },
    { wanted: frame, limit: LIMIT_MS, from: Date.now() },
  );
  const answer = await shown.jsonValue();
  return answer === false ? Number.NaN : answer.number;
}

/** Seeks as most players do, past the app: the frame's number divided by the rate. Waits until the picture is there. */
export async function seekNaively(page: Page, seconds: number): Promise<void> {
  await page.evaluate(
    (time) =>
      new Promise<void>((resolve) => {
        const video = document.querySelector("video");
        if (!video) throw new Error("there is no film");
        let presented = false;
        let sought = false;
        video.requestVideoFrameCallback(() => {
          presented = true;
          if (sought) resolve();
        });
        video.addEventListener(
          "seeked",
          () => {
            sought = true;
            if (presented) resolve();
            else setTimeout(resolve, 100);
          },
          { once: true },
        );
        video.currentTime = time;
      }),
    seconds,
  );
}

/** Waits until what the page has drawn is on the screen: two repaints. */
export async function letPaint(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}
