import { closeSync, openSync, readSync } from "node:fs";
import type { ElectronApplication, Page } from "playwright";
import { BARCODE } from "../../scripts/sample/barcode-layout.ts";
import { readBarcode } from "./barcode.ts";
import { pictureOnPage } from "./seek-page.ts";

/** From `at` on (milliseconds of the page's `performance.now()`) the screen shows a barcode; `undefined`: none that can be read. */
export type ScreenChange = { readonly at: number; readonly barcode: number | undefined };

/** The display's own memory, watched while a film plays. */
export type ScreenWatch = {
  /** Stops, and tells everything that was seen. */
  stop(): readonly ScreenChange[];
};

/** An X window dump's header, big-endian (XWDFile.h): its own size, bytes a line, colours. */
const XWD = { headerSize: 0, bytesPerLine: 48, colours: 76, bytesPerColour: 12, length: 100 };

/** How often the page's clock is asked for: the quickest answer counts. */
const CLOCK_READINGS = 200;

/** The file in which the display of this run keeps its picture; `undefined` where it keeps none. */
export function screenFile(): string | undefined {
  return process.env["SCENELOG_SCREEN_FILE"];
}

/**
 * Watches the film's barcode in the memory of the virtual display itself, every millisecond and from another process than the
 * app: what stands there is what a user would see, whatever the browser says of it.
 */
export async function watchScreen(app: ElectronApplication, page: Page): Promise<ScreenWatch> {
  const file = openSync(screenFile() ?? "", "r");
  const header = Buffer.alloc(XWD.length);
  readSync(file, header, 0, XWD.length, 0);
  const bytesPerLine = header.readUInt32BE(XWD.bytesPerLine);
  const pixels = header.readUInt32BE(XWD.headerSize) + header.readUInt32BE(XWD.colours) * XWD.bytesPerColour;

  const window = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getContentBounds(),
  );
  if (!window) throw new Error("there is no window");
  const picture = await pictureOnPage(page);
  const scale = picture.height / BARCODE.reference.height;
  const line = Math.round(window.y + picture.y + (BARCODE.y + BARCODE.cell / 2) * scale);
  // One line of pixels through the middle of the cells: to the reader a picture that is nearly flat.
  const flat = { x: window.x + picture.x, y: -7.04, width: picture.width, height: 7.2 };
  const row = Buffer.alloc(bytesPerLine);

  const ahead = await readPageClock(page);
  const changes: ScreenChange[] = [];
  const look = (): void => {
    readSync(file, row, 0, bytesPerLine, pixels + line * bytesPerLine);
    const at = now() - ahead;
    const barcode = readBarcode({ width: bytesPerLine / 4, height: 1, data: row }, flat);
    if (changes.length === 0 || changes.at(-1)?.barcode !== barcode) changes.push({ at, barcode });
  };
  const timer = setInterval(look, 1);
  return {
    stop() {
      clearInterval(timer);
      closeSync(file);
      return changes;
    },
  };
}

/** How far this process's clock is ahead of the page's, in milliseconds. Both run by the system's monotonic clock. */
async function readPageClock(page: Page): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY;
  let ahead = 0;
  for (let reading = 0; reading < CLOCK_READINGS; reading++) {
    const before = now();
    const there = await page.evaluate(() => performance.now());
    const after = now();
    if (after - before >= quickest) continue;
    quickest = after - before;
    ahead = (before + after) / 2 - there;
  }
  return ahead;
}

function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
