import { BARCODE, BARCODE_CELLS, locateBarcodeCell } from "./barcode-layout.ts";

/**
 * The ffmpeg filter chain that draws the barcode of the frame's number into a picture of the given size (pixels).
 * The number is the filter's own count of frames, from 0, so the chain fits any rate, variable ones too; it wraps
 * at 2^16. Put it last, after anything that changes the picture's size or drops frames.
 */
export function buildBarcodeFilter(picture: { width: number; height: number }): string {
  const scaleY = picture.height / BARCODE.reference.height;
  const top = Math.round(BARCODE.strip.y * scaleY);
  const boxes = [`drawbox=x=0:y=${top}:w=${picture.width}:h=${picture.height - top}:color=black:t=fill`];
  for (let index = 0; index < BARCODE_CELLS; index++) {
    const condition = describeCell(index);
    if (condition === undefined) continue;
    const cell = locateBarcodeCell(index, picture);
    const x = Math.round(cell.x);
    const y = Math.round(cell.y);
    const width = Math.round(cell.x + cell.width) - x;
    const height = Math.round(cell.y + cell.height) - y;
    boxes.push(`drawbox=x=${x}:y=${y}:w=${width}:h=${height}:color=white:t=fill:enable='${condition}'`);
  }
  return boxes.join(",");
}

/** When the cell is white, as an ffmpeg expression in `n`; undefined for a guard that stays black. */
function describeCell(index: number): string | undefined {
  const { leadingGuards, valueBits, checkBits, trailingGuards } = BARCODE;
  if (index < leadingGuards.length) return leadingGuards[index] === 1 ? "1" : undefined;
  const inValue = index - leadingGuards.length;
  if (inValue < valueBits) return testBit(valueBits - 1 - inValue);
  const inCheck = inValue - valueBits;
  if (inCheck < checkBits) {
    const column = checkBits - 1 - inCheck;
    const bits = [0, 4, 8, 12].map((offset) => testBit(column + offset));
    return `1-mod(${bits.join("+")},2)`;
  }
  return trailingGuards[inCheck - checkBits] === 1 ? "1" : undefined;
}

function testBit(bit: number): string {
  return `gt(bitand(n,${2 ** bit}),0)`;
}
