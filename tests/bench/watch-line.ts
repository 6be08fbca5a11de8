import { closeSync, openSync, readSync } from "node:fs";

/** An X window dump's header, big-endian (XWDFile.h): its own size, bytes a line, colours. */
const XWD = { headerSize: 0, bytesPerLine: 48, colours: 76, bytesPerColour: 12, length: 100 };

/** A line of the display's own memory being watched; `stop` tells when it changed, in milliseconds of a steady clock. */
export type LineWatch = { stop(): readonly number[] };

/**
 * Watches a line of pixels of the virtual display, every millisecond and from another process than the app: what stands there
 * is what a user sees, whatever the browser says of its frames.
 */
export function watchLine(
  file: string,
  line: { readonly x: number; readonly y: number; readonly width: number },
): LineWatch {
  const screen = openSync(file, "r");
  const header = Buffer.alloc(XWD.length);
  readSync(screen, header, 0, XWD.length, 0);
  const bytesPerLine = header.readUInt32BE(XWD.bytesPerLine);
  const pixels = header.readUInt32BE(XWD.headerSize) + header.readUInt32BE(XWD.colours) * XWD.bytesPerColour;
  const place = pixels + Math.round(line.y) * bytesPerLine + Math.round(line.x) * 4;
  let [last, now] = [Buffer.alloc(line.width * 4), Buffer.alloc(line.width * 4)];
  const changes: number[] = [];
  const look = (): void => {
    readSync(screen, now, 0, now.length, place);
    if (now.equals(last)) return;
    changes.push(performance.now());
    [last, now] = [now, last];
  };
  look();
  changes.length = 0;
  const timer = setInterval(look, 1);
  return {
    stop() {
      clearInterval(timer);
      closeSync(screen);
      return changes;
    },
  };
}

/** The times from each change to the next, in milliseconds. */
export function gapsOf(changes: readonly number[]): number[] {
  return changes.slice(1).map((time, index) => time - (changes[index] ?? time));
}
