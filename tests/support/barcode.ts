import {
  BARCODE,
  BARCODE_CELLS,
  computeBarcodeCheck,
  locateBarcodeCell,
} from "../../scripts/sample/barcode-layout.ts";

/** Pixels as a canvas or ffmpeg gives them: RGBA, four bytes a pixel, rows from the top. */
export type RgbaImage = { width: number; height: number; data: Uint8Array | Uint8ClampedArray };

/** Where the film's picture lies in a capture, in the capture's pixels; fractions are fine. */
export type PictureRectangle = { x: number; y: number; width: number; height: number };

/** Black and white must be at least this far apart (of 255) for a reading to count. */
const LEAST_CONTRAST = 80;

/**
 * Reads the frame number (0 to 65535) from the barcode in a capture. Undefined where the guards are not there,
 * a cell is neither black nor white (a blend of two frames, say), or the check bits disagree.
 */
export function readBarcode(image: RgbaImage, picture: PictureRectangle): number | undefined {
  const levels: number[] = [];
  for (let index = 0; index < BARCODE_CELLS; index++) {
    const level = measureCell(image, picture, index);
    if (level === undefined) return undefined;
    levels.push(level);
  }
  const bits = decideBits(levels);
  if (bits === undefined) return undefined;
  const { leadingGuards, valueBits, checkBits, trailingGuards } = BARCODE;
  const valueEnd = leadingGuards.length + valueBits;
  const checkEnd = valueEnd + checkBits;
  const guards = [...bits.slice(0, leadingGuards.length), ...bits.slice(checkEnd)];
  if (guards.join("") !== [...leadingGuards, ...trailingGuards].join("")) return undefined;
  const frame = Number.parseInt(bits.slice(leadingGuards.length, valueEnd).join(""), 2);
  const check = Number.parseInt(bits.slice(valueEnd, checkEnd).join(""), 2);
  return check === computeBarcodeCheck(frame) ? frame : undefined;
}

/** Mean luma (0 to 255) of the middle half of a cell, or undefined where it lies outside the capture. */
function measureCell(image: RgbaImage, picture: PictureRectangle, index: number): number | undefined {
  const cell = locateBarcodeCell(index, picture);
  const left = Math.round(picture.x + cell.x + cell.width / 4);
  const top = Math.round(picture.y + cell.y + cell.height / 4);
  const right = Math.max(left + 1, Math.round(picture.x + cell.x + (cell.width * 3) / 4));
  const bottom = Math.max(top + 1, Math.round(picture.y + cell.y + (cell.height * 3) / 4));
  if (left < 0 || top < 0 || right > image.width || bottom > image.height) return undefined;
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * image.width + x) * 4;
      const red = image.data[at] ?? 0;
      const green = image.data[at + 1] ?? 0;
      const blue = image.data[at + 2] ?? 0;
      sum += 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
  }
  return sum / ((right - left) * (bottom - top));
}

/** Black (0) or white (1) per cell, measured against the outer and inner guards. */
function decideBits(levels: readonly number[]): number[] | undefined {
  const [firstWhite = 0, firstBlack = 0] = levels;
  const [lastBlack = 0, lastWhite = 0] = levels.slice(-2);
  const white = (firstWhite + lastWhite) / 2;
  const black = (firstBlack + lastBlack) / 2;
  const contrast = white - black;
  if (contrast < LEAST_CONTRAST) return undefined;
  const bits: number[] = [];
  for (const level of levels) {
    const share = (level - black) / contrast;
    if (share > 0.35 && share < 0.65) return undefined;
    bits.push(share >= 0.65 ? 1 : 0);
  }
  return bits;
}
